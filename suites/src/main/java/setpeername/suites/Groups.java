package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import java.util.List;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.Host;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/** Who hears a broadcast or a group: sockets that share a port, members and others; and groups of the loopback interface. */
public final class Groups {

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ofA from A, ofA from A", means = HOLDS,
            desc = "Both sockets on the port hear the broadcast, whatever their options are now.")
    @Outcome(id = {"ofA from A, EAGAIN", "EAGAIN, ofA from A"}, means = BREAKS,
            desc = "A socket that would not share its port keeps the broadcast from the other one.")
    void broadcastToOneThatNoLongerShares(UdpSocket first, UdpSocket second, Peers peers, Observed seen) {
        peers.listener("probe");
        InetSocketAddress port = peers.anyPort();
        for (UdpSocket socket : List.of(first, second)) {
            socket.setsockopt(Option.SO_REUSEADDR, 1);
            seen.ignore(socket.setsockopt(Option.SO_REUSEPORT, 1));
            Steps.need(socket.bind(port));
        }
        for (UdpSocket socket : List.of(first, second)) {
            socket.setsockopt(Option.SO_REUSEADDR, 0);
            seen.ignore(socket.setsockopt(Option.SO_REUSEPORT, 0));
        }
        peers.sender("A").send("ofA", peers.broadcast(port.getPort()).address());
        peers.b().heard();
        seen.record(first.receiveQueued(Receiving.RECVFROM, UdpSocket.BUFFER));
        seen.record(second.receiveQueued(Receiving.RECVFROM, UdpSocket.BUFFER));
    }

    @Claim("javadoc/groups-are-for-members")
    @Outcome(id = "fence", means = HOLDS, desc = "A group that only another socket of this host has joined is not heard.")
    @Outcome(id = "ofA, fence", means = BREAKS,
            desc = "A group that another socket of this host has joined is heard by every socket that is bound to the wildcard address and "
                    + "its port.")
    void groupThatAnotherSocketJoined(UdpSocket socket, Peers peers, Observed seen) {
        peers.member("member");
        InetSocketAddress port = peers.anyPort();
        Steps.need(socket.bind(port));
        peers.sender("A").send("ofA", peers.group(port.getPort()).address());
        peers.a().fence(socket);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "EADDRINUSE", means = HOLDS, desc = "The connected socket is still a member: it cannot join again.")
    @Outcome(id = "ok", means = HOLDS, desc = "The connected socket is still a member: joining again changes nothing.")
    void joinAgainWhenConnected(UdpSocket socket, Peers peers, Host host, Observed seen) {
        Steps.join(socket, peers.anyPort(), peers, host);
        socket.connect(peers.a());
        seen.record(socket.join(peers.groupAddress(), host.loopbackIndex()));
    }

    @Claim("rfc/groups-on-loopback")
    @Outcome(id = "ok", means = HOLDS, desc = "A group of the loopback interface can be connected to.")
    @Outcome(id = {"ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL"}, means = BREAKS, desc = "The loopback interface has no route to groups.")
    void connectToAGroupOfLoopback(UdpSocket socket, Peers peers, Host host, Observed seen) {
        if (peers.family().hasIpv4Peers()) {
            throw new NotExpressible("IPv4 has no groups of an interface (RFC 4291 section 2.7 speaks of IPv6).");
        }
        Steps.keepOnLoopback(socket, peers.loopback(), host);
        seen.record(socket.connect(peers.group(peers.closed().address().getPort())));
    }
}
