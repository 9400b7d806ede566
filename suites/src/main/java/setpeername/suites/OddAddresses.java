package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Fence;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.socket.Endpoint;
import setpeername.socket.Family;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** Peers that are none: port 0, the wildcard address, the socket itself, an address of another family; and sockets that are closed. */
public final class OddAddresses {

    @Claim("article/setpeername")
    @Outcome(id = "ok, loopback:0", means = HOLDS, desc = "Port 0 is recorded as any other.")
    @Outcome(id = {"EINVAL, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN"}, means = HOLDS, desc = "connect() refuses port 0, and sets no peer.")
    @Outcome(id = "ok, ENOTCONN", means = BREAKS, desc = "connect() accepts port 0, yet getpeername() knows of no peer.")
    void connectToPortZero(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.portZero()));
        seen.record(socket.getpeername());
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "sent 2", means = HOLDS, desc = "Port 0 is sent to as any other port that nobody has.")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL"}, means = BREAKS, desc = "The one port that nobody can ever have is refused by sendto() "
            + "itself.")
    void sendtoPortZero(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.sendto("hi", peers.portZero()));
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "ok, sent 2", means = HOLDS, desc = "What is sent to port 0 by a connected socket is taken over.")
    @Outcome(id = {"ok, EDESTADDRREQ", "ok, ENOTCONN", "ok, EINVAL"}, means = BREAKS, desc = "Port 0 can be connected to, but not sent "
            + "to.")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL"}, means = BREAKS, desc = "The one port that nobody can ever have is refused by connect() "
            + "already.")
    void sendToPortZeroWhenConnected(UdpSocket socket, Peers peers, Observed seen) {
        Return connected = socket.connect(peers.portZero());
        seen.record(connected);
        if (connected instanceof Return.Ok) {
            seen.record(socket.send("hi"));
        }
    }

    @Claim("article/setpeername")
    @Outcome(id = "ok, A, hi", means = HOLDS, desc = "The wildcard address stands for loopback, which is what the peer name then is.")
    @Outcome(id = "ok, any:A, hi", means = BREAKS, desc = "The socket is connected to loopback, but getpeername() goes on telling the "
            + "wildcard address, which no datagram can come from.")
    @Outcome(id = "ok, loopback:port, nothing", means = BREAKS, desc = "The wildcard address of a dual-stack socket stands for ::1: the "
            + "IPv4 loopback, where the peer is, is not reached.")
    @Outcome(id = "ok, any:A, nothing", means = BREAKS, desc = "The wildcard address of a dual-stack socket stands for ::1, where the "
            + "peer is not, and getpeername() goes on telling the wildcard address.")
    @Outcome(id = {"EADDRNOTAVAIL, ENOTCONN", "EINVAL, ENOTCONN", "ENETUNREACH, ENOTCONN"}, means = HOLDS,
            desc = "connect() refuses the wildcard address, and sets no peer.")
    void connectToTheWildcardAddress(UdpSocket socket, Peers peers, Observed seen) {
        Peer a = peers.a();
        Endpoint wildcard = peers.wildcard(a);
        Return connected = socket.connect(wildcard);
        seen.record(connected);
        seen.record(socket.getpeername());
        if (connected instanceof Return.Ok) {
            sendWhereLocalIsLoopback(socket, seen);
            seen.record(a.heard());
        }
    }

    @Claim("article/setpeername")
    @Outcome(id = {"ok, loopback:0", "ok, any:0"}, means = HOLDS, desc = "The wildcard address with port 0 is recorded as any other.")
    @Outcome(id = {"EINVAL, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN", "ENETUNREACH, ENOTCONN"}, means = HOLDS,
            desc = "connect() refuses the null address, and sets no peer.")
    @Outcome(id = "ok, ENOTCONN", means = BREAKS, desc = "connect() accepts the null address, yet getpeername() knows of no peer.")
    void connectToTheNullAddress(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.nowhere()));
        seen.record(socket.getpeername());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = {"EINVAL, A", "EADDRNOTAVAIL, A", "EISCONN, A", "ENETUNREACH, A"}, means = HOLDS,
            desc = "The null address dissolves nothing: connect() refuses it, and the peer stays.")
    @Outcome(id = {"ok, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN", "EINVAL, ENOTCONN", "ENETUNREACH, ENOTCONN"}, means = BREAKS,
            desc = "The null address takes the peer away, whatever connect() returns.")
    @Outcome(id = {"ok, loopback:0", "ok, any:0"}, means = BREAKS, desc = "The null address becomes the peer.")
    void nullAddressWhenConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.connect(peers.nowhere()));
        seen.record(socket.getpeername());
    }

    @Claim("article/setpeername")
    @Outcome(id = "ok, self, hi", means = HOLDS, desc = "A socket can be its own peer: it then hears itself.")
    @Outcome(id = {"EADDRINUSE, ENOTCONN", "EINVAL, ENOTCONN"}, means = HOLDS, desc = "A socket cannot be its own peer: connect() "
            + "refuses.")
    @Outcome(id = "ok, ENOTCONN, hi", means = BREAKS, desc = "A socket that is connected to itself knows of no peer.")
    void connectToItself(UdpSocket socket, Peers peers, Observed seen) {
        InetSocketAddress own = peers.loopbackPort();
        peers.place("self", own.getAddress(), own.getPort());
        socket.bind(own);
        Return connected = socket.connect(own);
        seen.record(connected);
        seen.record(socket.getpeername());
        if (connected instanceof Return.Ok) {
            socket.send("hi");
            seen.record(socket.recv());
        }
    }

    @Claim("article/setpeername")
    @Outcome(id = "EAFNOSUPPORT, ENOTCONN", means = HOLDS, desc = "An AF_INET socket refuses an IPv6 address, and sets no peer.")
    @Outcome(id = "EINVAL, ENOTCONN", means = HOLDS, desc = "An AF_INET socket refuses an IPv6 address as malformed, and sets no peer.")
    @Outcome(id = {"ok, ENOTCONN", "ok, loopback:port"}, means = BREAKS, desc = "An AF_INET socket accepts an IPv6 address that it "
            + "cannot send to.")
    void ipv4SocketToIpv6Peer(UdpSocket socket, Peers peers, Observed seen) {
        if (peers.family() != Family.IPV4) {
            throw new NotExpressible("An AF_INET6 socket has no address family that it cannot connect to.");
        }
        seen.record(socket.connect(new InetSocketAddress(Family.IPV6.loopback(), peers.a().address().getPort())));
        seen.record(socket.getpeername());
    }

    @Claim("article/setpeername")
    @Outcome(id = "ok, A, hi", means = HOLDS, desc = "A dual-stack socket that is bound to ::1 can have an IPv4 peer and reaches it.")
    @Outcome(id = {"EINVAL, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN", "ENETUNREACH, ENOTCONN", "EAFNOSUPPORT, ENOTCONN"}, means = HOLDS,
            desc = "A dual-stack socket that is bound to ::1 refuses an IPv4 peer.")
    @Outcome(id = "ok, A, nothing", means = BREAKS, desc = "A dual-stack socket that is bound to ::1 accepts an IPv4 peer that it does "
            + "not reach.")
    void ipv6BoundSocketToIpv4Peer(UdpSocket socket, Peers peers, Observed seen) {
        onlyDualStack(peers);
        Peer a = peers.a();
        socket.bind(new InetSocketAddress(Family.IPV6.loopback(), 0));
        Return connected = socket.connect(a);
        seen.record(connected);
        seen.record(socket.getpeername());
        if (connected instanceof Return.Ok) {
            seen.ignore(socket.send("hi"));
            seen.record(a.heard());
        }
    }

    @Claim("article/setpeername")
    @Outcome(id = {"ENETUNREACH, ENOTCONN", "EHOSTUNREACH, ENOTCONN", "EINVAL, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN",
            "EAFNOSUPPORT, ENOTCONN"}, means = HOLDS,
            desc = "With IPV6_V6ONLY set, an IPv4-mapped peer is refused, and none is set.")
    @Outcome(id = {"ok, A", "ok, ENOTCONN"}, means = BREAKS, desc = "With IPV6_V6ONLY set, connect() accepts an IPv4-mapped peer.")
    void v6OnlySocketToIpv4Peer(UdpSocket socket, Peers peers, Observed seen) {
        onlyDualStack(peers);
        socket.setsockopt(Option.IPV6_V6ONLY, 1);
        seen.record(socket.connect(peers.a()));
        seen.record(socket.getpeername());
    }

    @Claim("article/setpeername")
    @Outcome(id = "EINVAL, hi", means = HOLDS, desc = "IPV6_V6ONLY can no longer be set, as connect() has bound the socket; the peer is "
            + "reached.")
    @Outcome(id = "ok, hi", means = HOLDS, desc = "IPV6_V6ONLY, set after connect(), leaves the IPv4 peer as it is.")
    @Outcome(id = "ok, nothing", means = BREAKS, desc = "IPV6_V6ONLY, set after connect(), cuts the socket off from the peer that it "
            + "has.")
    void v6OnlySetAfterConnect(UdpSocket socket, Peers peers, Observed seen) {
        onlyDualStack(peers);
        Peer a = peers.a();
        socket.connect(a);
        seen.record(socket.setsockopt(Option.IPV6_V6ONLY, 1));
        seen.ignore(socket.send("hi"));
        seen.record(a.heard());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "hi, fence", means = HOLDS, desc = "Dissolved, a dual-stack socket hears IPv6 and IPv4 senders as before connect().")
    @Outcome(id = "fence", means = BREAKS, desc = "Dissolved, a dual-stack socket that had an IPv4 peer is deaf to IPv6 senders.")
    void dissolvedDualStackSocketHearsIpv6(UdpSocket socket, Peers peers, Observed seen) {
        onlyDualStack(peers);
        InetSocketAddress port = peers.anyPort();
        Peer six = peers.on("six", "::1");
        socket.bind(port);
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        six.send("hi", new InetSocketAddress(Family.IPV6.loopback(), port.getPort()));
        peers.a().fence(socket);
        while (socket.recvfrom() instanceof Return.Received received) {
            seen.record(received.text());
            if (received.text().equals(Fence.MARKER)) {
                return;
            }
        }
    }

    @Claim("article/setpeername")
    @Outcome(id = {"EBADF, EBADF", "EBADF, ENOTCONN"}, means = HOLDS, desc = "A closed socket refuses connect().")
    @Outcome(id = "ok, ENOTCONN", means = BREAKS, desc = "connect() on a closed socket reports success and does nothing.")
    void connectWhenClosed(UdpSocket socket, Peers peers, Observed seen) {
        Peer a = peers.a();
        socket.close();
        seen.record(socket.connect(a));
        seen.record(socket.getpeername());
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "sent 2, hi", means = HOLDS, desc = "The wildcard address as a destination stands for loopback, where the peer is.")
    @Outcome(id = "sent 2, nothing", means = BREAKS,
            desc = "The byte count is returned, but the wildcard address stands for another of this host's addresses than the peer's: of a "
                    + "dual-stack socket for ::1.")
    @Outcome(id = {"EADDRNOTAVAIL, nothing", "EINVAL, nothing", "ENETUNREACH, nothing", "EHOSTUNREACH, nothing"}, means = HOLDS,
            desc = "The wildcard address is no destination: sendto() refuses it.")
    void sendtoTheWildcardAddress(UdpSocket socket, Peers peers, Observed seen) {
        Peer a = peers.a();
        seen.record(socket.sendto("hi", peers.wildcard(a)));
        seen.record(a.heard());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "ok, six", means = HOLDS, desc = "Dissolved, a dual-stack socket that had an IPv4 peer takes an IPv6 one.")
    @Outcome(id = {"EINVAL, ENOTCONN", "EAFNOSUPPORT, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN", "ENETUNREACH, ENOTCONN"}, means = BREAKS,
            desc = "Dissolved, a dual-stack socket that had an IPv4 peer can have no IPv6 one any more.")
    void dissolvedDualStackSocketTakesIpv6(UdpSocket socket, Peers peers, Observed seen) {
        onlyDualStack(peers);
        Peer six = peers.on("six", "::1");
        socket.bind(peers.anyPort());
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        seen.record(socket.connect(six));
        seen.record(socket.getpeername());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "EBADF", means = HOLDS, desc = "A closed socket refuses send(), as what it is.")
    @Outcome(id = "EDESTADDRREQ", means = HOLDS, desc = "A closed socket refuses send(), for want of a peer.")
    @Outcome(id = "sent 2", means = BREAKS, desc = "A closed socket claims to have sent.")
    void sendWhenClosed(UdpSocket socket, Observed seen) {
        socket.close();
        seen.record(socket.send("hi"));
    }

    @Claim("javadoc/closed-socket-keeps-its-peer")
    @Outcome(id = "A", means = HOLDS, desc = "The closed socket tells the peer that it had.")
    @Outcome(id = {"EBADF", "ENOTCONN"}, means = BREAKS, desc = "The closed socket tells no peer.")
    void peerOfAClosedSocket(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        socket.close();
        seen.record(socket.getpeername());
    }


    private static void onlyDualStack(Peers peers) {
        if (peers.family() != Family.MAPPED) {
            throw new NotExpressible("Only a dual-stack socket has peers of both IP versions.");
        }
    }

    /** Where an odd address might lead off this host, nothing is sent: connect() has chosen another local address than loopback's then. */
    private static void sendWhereLocalIsLoopback(UdpSocket socket, Observed seen) {
        if (socket.getsockname() instanceof Return.Name name && name.address().getAddress().isLoopbackAddress()) {
            seen.ignore(socket.send("hi"));
        } else {
            seen.record("not loopback");
        }
    }
}
