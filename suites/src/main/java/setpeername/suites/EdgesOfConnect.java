package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import java.util.Set;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.socket.Endpoint;
import setpeername.socket.Event;
import setpeername.socket.Family;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;
import setpeername.socket.UdpSocket.Shutdown;

/** The edges of connect(): ports that nobody asked for, versions of IP on one socket, and which of two failures is told. */
public final class EdgesOfConnect {

    @Claim("article/exercise-broadcast")
    @Outcome(id = "1", means = HOLDS, desc = "A new socket may broadcast.")
    @Outcome(id = "0", means = BREAKS, desc = "A new socket may not broadcast: SO_BROADCAST has to be switched on first.")
    void newSocketMayBroadcast(UdpSocket socket, Observed seen) {
        seen.record(socket.getsockopt(Option.SO_BROADCAST));
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "broadcast", means = HOLDS, desc = "Bound to the broadcast address and connected, it keeps that name.")
    @Outcome(id = "loopback:port", means = BREAKS,
            desc = "Bound to the broadcast address and connected, it has the name of the address that it sends from.")
    @Outcome(id = {"ENETUNREACH", "EINVAL", "EADDRNOTAVAIL"}, means = BREAKS,
            desc = "A socket that is bound to a broadcast address cannot be connected.")
    void nameOfAConnectedListener(UdpSocket socket, Peers peers, Observed seen) {
        Endpoint broadcast = peers.broadcast(peers.anyPort().getPort());
        if (socket.bind(broadcast.address()) instanceof Return.Failed) {
            return;
        }
        Return connected = socket.connect(peers.a());
        seen.record(connected instanceof Return.Failed ? connected : socket.getsockname());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "hi", means = HOLDS, desc = "A peer of port 0 is every port of that address.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "A peer of port 0 is nobody.")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL"}, means = BREAKS, desc = "There is no peer of port 0.")
    void peerOfPortZero(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        Return connected = socket.connect(peers.portZero());
        if (connected instanceof Return.Failed) {
            seen.record(connected);
            return;
        }
        peers.a().send("hi", socket);
        peers.b().heard();
        seen.record(socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = {"EAFNOSUPPORT", "EINVAL", "EADDRNOTAVAIL", "ENETUNREACH"}, means = HOLDS,
            desc = "A dual-stack socket that is bound to IPv4 refuses an IPv6 peer.")
    @Outcome(id = "ok", means = BREAKS, desc = "A dual-stack socket that is bound to IPv4 takes an IPv6 peer.")
    void ipv4BoundSocketToIpv6Peer(UdpSocket socket, Peers peers, Observed seen) {
        Peer six = six(peers);
        socket.bind(peers.loopback());
        seen.record(socket.connect(six));
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok", means = HOLDS, desc = "A dual-stack socket on any address goes over from an IPv4 peer to an IPv6 one.")
    @Outcome(id = {"EAFNOSUPPORT", "EINVAL", "EISCONN", "EADDRNOTAVAIL", "ENETUNREACH"}, means = BREAKS,
            desc = "The first peer's version of IP is the socket's.")
    void fromIpv4ToIpv6(UdpSocket socket, Peers peers, Observed seen) {
        Peer six = six(peers);
        socket.bind(peers.any());
        socket.connect(peers.a());
        seen.record(socket.connect(six));
    }

    private static Peer six(Peers peers) {
        if (peers.family() != Family.MAPPED) {
            throw new NotExpressible("Only a dual-stack socket has peers of both IP versions.");
        }
        return peers.on("X", "::1");
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "kept", means = HOLDS, desc = "Dissolving keeps the port that sending had given.")
    @Outcome(id = "none", means = BREAKS, desc = "Dissolving takes away the port that sending had given.")
    void dissolveKeepsThePortOfSending(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        int before = port(socket);
        socket.connect(peers.b());
        seen.ignore(socket.dissolve());
        int after = port(socket);
        seen.record(after == before ? "kept" : after == 0 ? "none" : "another");
    }

    private static int port(UdpSocket socket) {
        return socket.getsockname() instanceof Return.Name name && name.address() != null ? name.address().getPort() : 0;
    }

    @Claim("article/send-succeeds")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL"}, means = HOLDS,
            desc = "That the destination is none is told before that sending is shut down.")
    @Outcome(id = {"EPIPE", "ESHUTDOWN", "EISCONN"}, means = HOLDS,
            desc = "What the socket may not do is told before that the destination is none.")
    @Outcome(id = "sent 2", means = BREAKS, desc = "A send that cannot be is reported as done.")
    void portZeroAfterShutdown(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        socket.shutdown(Shutdown.WRITE);
        seen.record(socket.sendto("hi", peers.portZero()));
    }

    @Claim("article/send-succeeds")
    @Outcome(id = {"ENOTCONN, EPIPE, nothing", "ENOTCONN, ESHUTDOWN, nothing"}, means = HOLDS,
            desc = "shutdown() of a fresh socket fails, and shuts down all the same.")
    @Outcome(id = "ENOTCONN, sent 2, hi", means = HOLDS, desc = "shutdown() of a fresh socket fails and does nothing.")
    @Outcome(id = {"ok, EPIPE, nothing", "ok, sent 2, hi"}, means = BREAKS, desc = "A fresh socket can be shut down.")
    void shutdownOfAFreshSocket(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.shutdown(Shutdown.WRITE));
        seen.record(socket.sendto("hi", peers.a()));
        seen.record(peers.a().heard());
    }

    @Claim("article/send-succeeds")
    @Outcome(id = {"EACCES", "EISCONN"}, means = HOLDS,
            desc = "That the socket may not broadcast is told before that sending is shut down.")
    @Outcome(id = {"EPIPE", "ESHUTDOWN"}, means = HOLDS,
            desc = "That sending is shut down is told before that the socket may not broadcast.")
    @Outcome(id = "sent 2", means = BREAKS, desc = "A send that cannot be is reported as done.")
    void broadcastAfterShutdown(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.SO_BROADCAST, 0);
        socket.connect(peers.a());
        socket.shutdown(Shutdown.WRITE);
        seen.record(socket.sendto("hi", peers.broadcast(peers.a().address().getPort())));
    }

    @Claim("article/setpeername")
    @Outcome(id = "ok, A", means = HOLDS,
            desc = "To a socket that is bound to the broadcast address, too, the wildcard address is this host.")
    @Outcome(id = {"EACCES, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN", "EINVAL, ENOTCONN", "ENETUNREACH, ENOTCONN"}, means = HOLDS,
            desc = "The wildcard address is no peer of a socket that is bound to the broadcast address.")
    @Outcome(id = "ok, any:A", means = BREAKS,
            desc = "getpeername() goes on telling the wildcard address, which no datagram can come from.")
    @Outcome(id = "ok, broadcast", means = BREAKS,
            desc = "To a socket that is bound to the broadcast address, the wildcard address is that address.")
    void wildcardPeerOfABroadcastListener(UdpSocket socket, Peers peers, Observed seen) {
        peers.broadcast(peers.a().address().getPort());
        if (socket.bind(new InetSocketAddress(peers.broadcast(9).address().getAddress(), 0)) instanceof Return.Failed) {
            return;
        }
        seen.record(socket.connect(peers.wildcard(peers.a())));
        seen.record(socket.getpeername());
    }

    @Claim("posix/shutdown-ends-receiving")
    @Outcome(id = "in+out+hup", means = HOLDS,
            desc = "With both directions shut down poll() reports a hang-up, and that recv() returns at once.")
    @Outcome(id = {"in+out", "in"}, means = HOLDS, desc = "With both directions shut down poll() reports that recv() returns at once.")
    @Outcome(id = "out", means = BREAKS, desc = "With both directions shut down poll() does not report that recv() returns at once.")
    void pollAfterShutdown(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.shutdown(Shutdown.BOTH));
        seen.record(socket.poll(Set.of(Event.IN, Event.OUT)));
    }
}
