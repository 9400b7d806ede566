package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.Family;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/** The two names of a socket, local and peer: what connect() makes of them, and what bind() may do before and after. */
public final class Names {

    @Claim("article/connect-binds-local")
    @Outcome(id = {"any:0", "none"}, means = HOLDS, desc = "A fresh socket has no local name that connect() could find there.")
    @Outcome(id = "any:port", means = BREAKS, desc = "A fresh socket has a port already: it is not connect() that binds it.")
    @Outcome(id = "EINVAL", means = BREAKS, desc = "A fresh socket cannot be asked for its name.")
    void freshSocketHasNoLocalName(UdpSocket socket, Observed seen) {
        seen.record(socket.getsockname());
    }

    @Claim("article/setpeername")
    @Outcome(id = "ENOTCONN", means = HOLDS, desc = "Before connect() there is no peer name.")
    @Outcome(id = "any:0", means = BREAKS, desc = "A fresh socket already has a peer name of zeros.")
    void freshSocketHasNoPeerName(UdpSocket socket, Observed seen) {
        seen.record(socket.getpeername());
    }

    @Claim("article/setpeername")
    @Outcome(id = "ENOTCONN", means = HOLDS, desc = "bind() sets no peer name.")
    @Outcome(id = {"any:0", "loopback:port"}, means = BREAKS, desc = "A socket that was only bound has a peer name.")
    void boundSocketHasNoPeerName(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        seen.record(socket.getpeername());
    }

    @Claim("article/setpeername")
    @Outcome(id = "ok, A", means = HOLDS, desc = "What connect() was given is what getpeername() tells.")
    @Outcome(id = "ok, ENOTCONN", means = BREAKS, desc = "connect() succeeds without setting a peer name.")
    void connectSetsThePeerName(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.a()));
        seen.record(socket.getpeername());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "loopback:port", means = HOLDS, desc = "connect() gives the socket a local address and a port.")
    @Outcome(id = "any:port", means = BREAKS, desc = "connect() gives the socket a port, but no local address.")
    @Outcome(id = {"any:0", "none"}, means = BREAKS, desc = "connect() binds nothing; the first send will.")
    void connectBindsAddressAndPort(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.getsockname());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "any:port, loopback:port", means = HOLDS, desc = "connect() makes the wildcard address a concrete one and keeps the "
            + "port.")
    @Outcome(id = "any:port, any:port", means = BREAKS, desc = "The local address stays the wildcard.")
    @Outcome(id = "any:port, loopback:port2", means = BREAKS, desc = "connect() takes another port than the one that was bound.")
    void wildcardBecomesConcrete(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.anyPort());
        seen.record(socket.getsockname());
        socket.connect(peers.a());
        seen.record(socket.getsockname());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "127.0.0.2:port, hi from 127.0.0.2:port", means = HOLDS, desc = "connect() keeps an explicit local address, and sends "
            + "come from it, although the route would choose another.")
    @Outcome(id = "loopback:port, hi from loopback:port", means = BREAKS, desc = "connect() puts the route's choice in the place of an "
            + "explicit local address.")
    void explicitLocalAddressStays(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(new InetSocketAddress(secondLoopback(peers), 0));
        socket.connect(peers.a());
        seen.record(socket.getsockname());
        socket.send("hi");
        seen.record(String.join(" + ", peers.a().heard().stream().map(Object::toString).toList()));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = {"loopback:port", "127.0.0.2:port"}, means = HOLDS, desc = "connect() takes the local address that the route to the "
            + "peer has.")
    @Outcome(id = "any:port", means = BREAKS, desc = "The local address stays the wildcard.")
    void localAddressIsTheRoutes(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.on("other", secondLoopback(peers).getHostAddress()));
        seen.record(socket.getsockname());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "loopback:port, B", means = HOLDS, desc = "Dissolved and connected again, the socket has both names again.")
    @Outcome(id = "any:port, B", means = BREAKS, desc = "A socket that is connected again keeps the wildcard address.")
    void namesAfterReconnecting(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        socket.connect(peers.b());
        seen.record(socket.getsockname());
        seen.record(socket.getpeername());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "loopback:port, EINVAL, loopback:port", means = HOLDS, desc = "bind() finds the socket bound: connect() has done that.")
    @Outcome(id = {"loopback:port, ok, loopback:port2", "any:port, ok, loopback:port2"}, means = BREAKS, desc = "bind() after connect() "
            + "succeeds: connect() had not bound the socket.")
    void bindAfterConnect(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.getsockname());
        seen.record(socket.bind(peers.loopbackPort()));
        seen.record(socket.getsockname());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "EINVAL", means = HOLDS, desc = "A socket is bound once; that bind() after connect() is refused thus shows that "
            + "connect() binds.")
    @Outcome(id = "ok", means = BREAKS, desc = "A bound socket may be bound again, so that a bind() after connect() shows nothing.")
    void bindTwice(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        seen.record(socket.bind(peers.loopbackPort()));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "EINVAL", means = HOLDS, desc = "A sendto() binds the socket as connect() does: bind() comes too late.")
    @Outcome(id = "ok", means = BREAKS, desc = "bind() after the autobind of a sendto() succeeds.")
    void bindAfterSendto(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(socket.bind(peers.loopbackPort()));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = {"EADDRINUSE, ok, loopback:port", "EACCES, ok, loopback:port"}, means = HOLDS,
            desc = "A name that somebody has cannot be bound; connect() then gives the socket one of its own.")
    @Outcome(id = "ok, ok, A", means = BREAKS, desc = "Two sockets have the same name.")
    @Outcome(id = "EADDRINUSE, EBADF, none", means = BREAKS, desc = "A name that somebody has cannot be bound, and the refusal closes the "
            + "socket.")
    void bindToATakenName(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.bind(peers.a().address()));
        seen.record(socket.connect(peers.b()));
        seen.record(socket.getsockname());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "EADDRINUSE", means = HOLDS, desc = "The name that connect() gave the socket is taken, as if it had been bound "
            + "explicitly.")
    @Outcome(id = "ok", means = BREAKS, desc = "Another socket can have the name that connect() gave this one.")
    @Outcome(id = "EACCES", means = HOLDS, desc = "The name is taken, and this system says so with EACCES.")
    void nameOfConnectedSocketIsTaken(UdpSocket socket, UdpSocket other, Peers peers, Observed seen) {
        socket.setsockopt(Option.SO_REUSEADDR, 0);
        other.setsockopt(Option.SO_REUSEADDR, 0);
        socket.connect(peers.a());
        seen.record(other.bind(address(socket.getsockname())));
    }

    @Claim("article/setpeername")
    @Outcome(id = "hi, ENOTCONN", means = HOLDS, desc = "The peer is as before: it hears others and has no peer itself.")
    @Outcome(id = "nothing, ENOTCONN", means = BREAKS, desc = "Whom a socket is connected to hears only that socket.")
    void connectIsLocalOnly(UdpSocket socket, UdpSocket other, Peers peers, Observed seen) {
        other.bind(peers.loopbackPort());
        socket.connect(address(other.getsockname()));
        peers.stranger().send("hi", other);
        peers.a().fence(other);
        Return first = other.recvfrom();
        seen.record(first instanceof Return.Received heard && heard.text().equals("hi") ? "hi" : "nothing");
        seen.record(other.getpeername());
    }

    @Claim("javadoc/sending-and-receiving-bind")
    @Outcome(id = {"EAGAIN, any:port", "EINVAL, any:port"}, means = HOLDS, desc = "A receive gives the socket a port.")
    @Outcome(id = {"EAGAIN, any:0", "EINVAL, any:0", "EINVAL, none"}, means = BREAKS, desc = "A receive gives no port; nothing can come.")
    void receiveBinds(UdpSocket socket, Observed seen) {
        seen.record(socket.receiveQueued(Receiving.RECVFROM, UdpSocket.BUFFER));
        seen.record(socket.getsockname());
    }

    @Claim("javadoc/sending-and-receiving-bind")
    @Outcome(id = "any:port, any:port", means = HOLDS,
            desc = "What sending bound is there again after connecting and dissolving: every address, and the port.")
    @Outcome(id = {"any:port, any:0", "any:port, any:port2"}, means = BREAKS,
            desc = "The port that sending gave is given back by dissolving.")
    @Outcome(id = {"any:port, loopback:port", "any:port, loopback:0"}, means = BREAKS,
            desc = "The address that connect() chose stays after dissolving.")
    void sendingBinds(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(socket.getsockname());
        socket.connect(peers.b());
        seen.ignore(socket.dissolve());
        seen.record(socket.getsockname());
    }

    @Claim("javadoc/sending-and-receiving-bind")
    @Outcome(id = {"EDESTADDRREQ, any:port", "ENOTCONN, any:port"}, means = HOLDS,
            desc = "A send() that is refused for want of a peer gives the socket a port all the same.")
    @Outcome(id = {"EDESTADDRREQ, any:0", "EDESTADDRREQ, none", "ENOTCONN, any:0", "ENOTCONN, none"}, means = BREAKS,
            desc = "A send() that is refused for want of a peer gives no port.")
    void refusedSendBinds(UdpSocket socket, Observed seen) {
        seen.record(socket.send("hi"));
        seen.record(socket.getsockname());
    }

    @Claim("javadoc/sending-and-receiving-bind")
    @Outcome(id = {"EINVAL, any:port", "EADDRNOTAVAIL, any:port"}, means = HOLDS,
            desc = "A sendto() that is refused for its port 0 gives the socket a port all the same.")
    @Outcome(id = {"EINVAL, any:0", "EINVAL, none", "EADDRNOTAVAIL, any:0", "EADDRNOTAVAIL, none"}, means = BREAKS,
            desc = "A sendto() that is refused for its port 0 gives no port.")
    @Outcome(id = "sent 2, any:port", means = HOLDS, desc = "Port 0 is sent to as any other, which gives the socket a port.")
    void sendToPortZeroBinds(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.sendto("hi", peers.portZero()));
        seen.record(socket.getsockname());
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "EINVAL", means = HOLDS, desc = "A socket that connect() has bound is not bound again, whatever the address.")
    @Outcome(id = {"EADDRNOTAVAIL", "EAFNOSUPPORT"}, means = HOLDS, desc = "That the address is none of this host's is told first.")
    @Outcome(id = "ok", means = BREAKS, desc = "A bound socket is bound to an address that this host has not.")
    void bindAgainToAForeignAddress(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        String documentation = peers.family().hasIpv4Peers() ? "192.0.2.1" : "2001:db8::1";
        seen.record(socket.bind(new InetSocketAddress(Family.literal(documentation), 0)));
    }


    private static InetSocketAddress address(Return returned) {
        if (returned instanceof Return.Name name && name.address() != null) {
            return name.address();
        }
        throw new PremiseFailed("The socket has no local name.");
    }

    private static InetAddress secondLoopback(Peers peers) {
        if (!peers.family().hasIpv4Peers()) {
            throw new NotExpressible("IPv6 has one loopback address (RFC 4291 section 2.5.3).");
        }
        return Family.literal("127.0.0.2");
    }
}
