package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Hosts;
import setpeername.peer.Peers;
import setpeername.peer.RemotePeer;
import setpeername.socket.Network.ClientRoute;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** Routes, links and what is sent to all hosts of one, on a host that has more than its loopback interface. */
public final class AcrossLinks {

    @Claim("reader/what-route-information")
    @Outcome(id = "ok, first link", means = HOLDS, desc = "The route to the peer gives the local address.")
    @Outcome(id = "ok, any", means = BREAKS, desc = "connect() leaves the wildcard address.")
    void routeGivesTheLocalAddress(UdpSocket socket, Hosts hosts, Observed seen) {
        seen.record(socket.connect(hosts.server()));
        seen.record(hosts.linkOf(socket.getsockname()));
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "first link, ok, second link", means = HOLDS, desc = "The local address follows to the link that leads to the new peer.")
    @Outcome(id = "first link, ok, first link", means = BREAKS,
            desc = "The local address stays that of the link to the old peer, and goes out on the other one.")
    @Outcome(id = "first link, EISCONN, first link", means = BREAKS, desc = "This API wants a disconnect first.")
    void reconnectAcrossLinks(UdpSocket socket, Hosts hosts, Observed seen) {
        socket.connect(hosts.server());
        seen.record(hosts.linkOf(socket.getsockname()));
        seen.record(socket.connect(hosts.serverBySecondLink()));
        seen.record(hosts.linkOf(socket.getsockname()));
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok, second link", means = HOLDS, desc = "After dissolving, the local address is that of the link to the new peer.")
    @Outcome(id = "ok, first link", means = BREAKS,
            desc = "Even after dissolving, the local address stays that of the link to the old peer.")
    void dissolveAndConnectAcrossLinks(UdpSocket socket, Hosts hosts, Observed seen) {
        socket.connect(hosts.server());
        seen.ignore(socket.dissolve());
        seen.record(socket.connect(hosts.serverBySecondLink()));
        seen.record(hosts.linkOf(socket.getsockname()));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = {"ENETUNREACH, first link", "EINVAL, first link", "EADDRNOTAVAIL, first link"}, means = HOLDS,
            desc = "The socket stays bound to the address that the host has lost, and cannot send.")
    @Outcome(id = "sent 2, first link", means = BREAKS, desc = "The socket goes on sending from an address that the host has lost.")
    void addressIsLost(UdpSocket socket, Hosts hosts, Observed seen) {
        socket.connect(hosts.server());
        hosts.removeAddress();
        seen.record(socket.send("hi"));
        seen.record(hosts.linkOf(socket.getsockname()));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = {"ENETUNREACH, first link", "EINVAL, first link", "EADDRNOTAVAIL, first link", "EISCONN, first link"}, means = HOLDS,
            desc = "The socket stays bound to the address that the host has lost, whoever is to be its peer.")
    @Outcome(id = "ok, first link", means = BREAKS, desc = "The socket is connected from an address that the host has lost.")
    @Outcome(id = "ok, second link", means = BREAKS, desc = "The socket takes the address of another link.")
    @Outcome(id = "ENETUNREACH, none", means = BREAKS, desc = "The connect() that is refused takes the socket's address away first.")
    void reconnectAfterTheAddressIsLost(UdpSocket socket, Hosts hosts, Observed seen) {
        socket.connect(hosts.server());
        hosts.removeAddress();
        seen.record(socket.connect(hosts.serverBySecondLink()));
        seen.record(hosts.linkOf(socket.getsockname()));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "ENETUNREACH, bound", means = HOLDS, desc = "A connect() that fails gives the socket a port all the same.")
    @Outcome(id = "ok, bound", means = HOLDS, desc = "connect() succeeds although no route leads to the peer, and gives the socket a port.")
    @Outcome(id = "ENETUNREACH, unbound", means = BREAKS, desc = "A connect() that fails gives the socket no port.")
    void failedConnectBinds(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.route(ClientRoute.NONE);
        seen.record(socket.connect(server));
        seen.record(socket.getsockname() instanceof Return.Name name && name.address() != null && name.address().getPort() != 0
                ? "bound" : "unbound");
    }

    @Claim("reader/what-route-information")
    @Outcome(id = "ENETUNREACH, ENOTCONN", means = HOLDS, desc = "Without a route connect() fails at once, and sets no peer.")
    @Outcome(id = "EHOSTUNREACH, ENOTCONN", means = HOLDS, desc = "Without a route connect() fails at once, and sets no peer.")
    @Outcome(id = "ok, server", means = BREAKS, desc = "connect() does not look for a route.")
    void connectWithoutRoute(UdpSocket socket, Hosts hosts, Observed seen) {
        connectBy(ClientRoute.NONE, socket, hosts, seen);
    }

    @Claim("reader/what-route-information")
    @Outcome(id = {"EHOSTUNREACH, ENOTCONN", "ENETUNREACH, ENOTCONN"}, means = HOLDS,
            desc = "A route of type unreachable makes connect() fail at once.")
    @Outcome(id = "ok, server", means = BREAKS, desc = "connect() does not look for a route.")
    void connectByUnreachableRoute(UdpSocket socket, Hosts hosts, Observed seen) {
        connectBy(ClientRoute.UNREACHABLE, socket, hosts, seen);
    }

    @Claim("reader/what-route-information")
    @Outcome(id = {"EACCES, ENOTCONN", "EHOSTUNREACH, ENOTCONN"}, means = HOLDS,
            desc = "A route of type prohibit makes connect() fail at once.")
    @Outcome(id = "ok, server", means = BREAKS, desc = "connect() does not look for a route.")
    void connectByProhibitedRoute(UdpSocket socket, Hosts hosts, Observed seen) {
        connectBy(ClientRoute.PROHIBITED, socket, hosts, seen);
    }

    @Claim("reader/what-route-information")
    @Outcome(id = {"EINVAL, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN", "ENETUNREACH, ENOTCONN", "EHOSTUNREACH, ENOTCONN"}, means = HOLDS,
            desc = "A socket bound to the loopback address cannot be connected to another host.")
    @Outcome(id = "ok, server", means = BREAKS,
            desc = "A socket bound to the loopback address is connected to a host that can never answer it.")
    void loopbackBoundToAnotherHost(UdpSocket socket, Hosts hosts, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        seen.record(socket.connect(hosts.server()));
        seen.record(socket.getpeername());
    }

    private static void connectBy(ClientRoute route, UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.route(route);
        seen.record(socket.connect(server));
        seen.record(socket.getpeername());
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ok, sent 2, hi", means = HOLDS,
            desc = "With SO_BROADCAST a socket connected to all hosts of a link reaches a neighbour.")
    @Outcome(id = "ok, sent 2, nothing", means = BREAKS, desc = "No neighbour hears it.")
    void broadcastToTheLink(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        broadcast(hosts.broadcast(neighbour), neighbour, socket, seen);
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ok, sent 2, hi", means = HOLDS,
            desc = "Bound to the link's address and connected to 255.255.255.255, it reaches a neighbour.")
    @Outcome(id = "ok, sent 2, nothing", means = BREAKS, desc = "No neighbour hears it.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "255.255.255.255 cannot be connected to without a route that leads there.")
    void limitedBroadcast(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        socket.bind(hosts.firstLink());
        broadcast(hosts.limitedBroadcast(neighbour), neighbour, socket, seen);
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "EACCES", means = HOLDS, desc = "Without SO_BROADCAST connect() itself is refused.")
    @Outcome(id = "ok, EACCES, nothing", means = HOLDS, desc = "Without SO_BROADCAST the send is refused.")
    @Outcome(id = "ok, sent 2, hi", means = BREAKS, desc = "A connected socket broadcasts on a link without SO_BROADCAST.")
    void broadcastToTheLinkWithoutTheOption(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        socket.setsockopt(Option.SO_BROADCAST, 0);
        send(hosts.broadcast(neighbour), neighbour, socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, sent 2, hi", means = HOLDS, desc = "A socket connected to a group reaches a member on the link that it chose.")
    @Outcome(id = "ok, sent 2, nothing", means = BREAKS, desc = "No member on the link that it chose hears it.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "The option does not lead to the group.")
    void groupOnTheLink(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        InetSocketAddress group = hosts.groupOf(neighbour);
        socket.setsockopt(Option.MULTICAST_IF, hosts.firstInterface());
        send(group, neighbour, socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, sent 2, hi", means = HOLDS, desc = "Bound to the link's address, it reaches a member on that link.")
    @Outcome(id = "ok, sent 2, nothing", means = BREAKS, desc = "No member on the link that it is bound to hears it.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "A socket that is bound to an address cannot be connected to a group.")
    void groupFromABoundSocket(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        InetSocketAddress group = hosts.groupOf(neighbour);
        socket.bind(hosts.firstLink());
        socket.setsockopt(Option.MULTICAST_IF, hosts.firstInterface());
        send(group, neighbour, socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, sent 2, nothing", means = HOLDS, desc = "The link that the option chose is the one that it goes out on.")
    @Outcome(id = "ok, sent 2, hi", means = BREAKS, desc = "It goes out on another link than the option chose.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "The option does not lead to the group.")
    void groupOnTheOtherLink(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        InetSocketAddress group = hosts.groupOf(neighbour);
        socket.setsockopt(Option.MULTICAST_IF, hosts.secondInterface());
        send(group, neighbour, socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, sent 2, nothing", means = HOLDS, desc = "With a TTL of 0 a multicast does not leave its host.")
    @Outcome(id = "ok, sent 2, hi", means = BREAKS, desc = "With a TTL of 0 a multicast leaves its host.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "The option does not lead to the group.")
    void groupWithinTheHost(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        InetSocketAddress group = hosts.groupOf(neighbour);
        socket.setsockopt(Option.MULTICAST_IF, hosts.firstInterface());
        socket.setsockopt(Option.MULTICAST_TTL, 0);
        send(group, neighbour, socket, seen);
    }

    private static void broadcast(InetSocketAddress to, RemotePeer neighbour, UdpSocket socket, Observed seen) {
        socket.setsockopt(Option.SO_BROADCAST, 1);
        send(to, neighbour, socket, seen);
    }

    private static void send(InetSocketAddress to, RemotePeer neighbour, UdpSocket socket, Observed seen) {
        Return connected = socket.connect(to);
        seen.record(connected);
        if (connected instanceof Return.Failed) {
            return;
        }
        seen.record(socket.send("hi"));
        seen.record(neighbour.heard());
    }
}
