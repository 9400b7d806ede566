package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.Family;
import setpeername.socket.Host;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.UdpSocket;

/** Flags and ancillary data of messages on a connected socket, and several datagrams in one call. */
public final class Messages {

    @Claim("posix/message-flags")
    @Outcome(id = "hi, hi", means = HOLDS, desc = "MSG_PEEK returns the datagram and leaves it for the next call.")
    @Outcome(id = "hi, fence", means = BREAKS, desc = "MSG_PEEK takes the datagram away.")
    void peekLeavesTheDatagram(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("hi", socket);
        peers.a().fence(socket);
        seen.record(socket.peek(UdpSocket.BUFFER));
        seen.record(socket.recv());
    }

    @Claim("posix/message-flags")
    @Outcome(id = "one, two", means = HOLDS, desc = "MSG_WAITALL returns one datagram, full or not.")
    @Outcome(id = "onetwo, fence", means = BREAKS, desc = "MSG_WAITALL fills the buffer with two datagrams: the boundary is lost.")
    @Outcome(id = {"EINVAL, one", "EOPNOTSUPP, one"}, means = BREAKS, desc = "A datagram socket refuses MSG_WAITALL.")
    void waitallReturnsOneDatagram(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("one", socket);
        peers.a().send("two", socket);
        seen.record(socket.recvAll(6));
        peers.a().fence(socket);
        seen.record(socket.recv());
    }

    @Claim("posix/message-flags")
    @Outcome(id = "abc from A truncated, fence from A", means = HOLDS, desc = "recvmsg() says by MSG_TRUNC that the datagram was cut.")
    @Outcome(id = "abc from A, fence from A", means = BREAKS, desc = "recvmsg() does not say that the datagram was cut.")
    @Outcome(id = "abc from A truncated, def from A", means = BREAKS, desc = "The rest of the datagram is kept: the boundary is lost.")
    @Outcome(id = "EMSGSIZE, fence from A", means = BREAKS, desc = "A datagram that does not fit is an error.")
    void recvmsgTellsTruncation(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("abcdef", socket);
        peers.a().fence(socket);
        seen.record(socket.recvmsg(3));
        seen.record(socket.recvmsg(UdpSocket.BUFFER));
    }

    @Claim("rfc/ancillary-data-of-a-connected-socket")
    @Outcome(id = "hi from A to loopback", means = HOLDS,
            desc = "recvmsg() on a connected socket tells the source, and the address that the datagram was sent to.")
    @Outcome(id = "hi from A", means = BREAKS,
            desc = "recvmsg() on a connected socket does not tell the address that the datagram was sent to.")
    @Outcome(id = "hi from any:0 to loopback", means = BREAKS, desc = "recvmsg() on a connected socket tells no source.")
    void pktinfoTellsTheDestination(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.RECV_PKTINFO, 1);
        socket.connect(peers.a());
        peers.a().send("hi", socket);
        seen.record(socket.recvmsg(UdpSocket.BUFFER));
    }

    @Claim("rfc/ancillary-data-of-a-connected-socket")
    @Outcome(id = "sent 2, hi from 127.0.0.2:port, loopback:port", means = HOLDS,
            desc = "A source address that is given with one datagram is that datagram's, on a connected socket too; the socket's own "
                    + "stays.")
    @Outcome(id = "sent 2, hi from loopback:port, loopback:port", means = BREAKS, desc = "The connected socket sends from its own address, "
            + "whatever is given with the datagram.")
    @Outcome(id = {"EINVAL, nothing, loopback:port", "EADDRNOTAVAIL, nothing, loopback:port", "EISCONN, nothing, loopback:port"}, means = BREAKS,
            desc = "A connected socket takes no source address with a datagram.")
    void pktinfoSetsTheSource(UdpSocket socket, Peers peers, Observed seen) {
        if (!peers.family().hasIpv4Peers()) {
            throw new NotExpressible("IPv6 has one loopback address (RFC 4291 section 2.5.3).");
        }
        InetAddress second = Family.literal("127.0.0.2");
        peers.on("needs 127.0.0.2", "127.0.0.2");
        socket.bind(peers.any());
        socket.connect(peers.a());
        seen.record(socket.sendmsg(bytes("hi"), second));
        List<String> heard = peers.a().heard().stream().map(Object::toString).toList();
        seen.record(heard.isEmpty() ? "nothing" : String.join(" + ", heard));
        seen.record(socket.getsockname());
    }

    @Claim("manual/batches-end-at-the-first-error")
    @Outcome(id = "3, one + two + three", means = HOLDS, desc = "sendmmsg() sends all datagrams to the peer, each as one of its own.")
    @Outcome(id = "1, one", means = BREAKS, desc = "sendmmsg() sends the first datagram only.")
    void sendmmsgSendsAll(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.sendmmsg(batch("one", "two", "three")));
        seen.record(peers.a().heard());
    }

    @Claim("manual/batches-end-at-the-first-error")
    @Outcome(id = "1, one, fence", means = HOLDS,
            desc = "sendmmsg() ends at the datagram that is too large, and returns how many went before it; that there was an error is not "
                    + "said.")
    @Outcome(id = "1, one, EMSGSIZE", means = BREAKS, desc = "The error that ended sendmmsg() is kept for the next call.")
    @Outcome(id = "EMSGSIZE, one, fence", means = BREAKS, desc = "sendmmsg() reports the error, though a datagram was sent.")
    @Outcome(id = "EMSGSIZE, nothing, fence", means = BREAKS, desc = "sendmmsg() sends nothing where one datagram is too large.")
    @Outcome(id = "2, one + three, fence", means = BREAKS, desc = "sendmmsg() leaves the datagram out that is too large.")
    void sendmmsgWithAnErrorInTheMiddle(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.sendmmsg(List.of(bytes("one"), new byte[70_000], bytes("three"))));
        seen.record(peers.a().heard());
        peers.a().fence(socket);
        seen.record(socket.recv());
    }

    @Claim("manual/batches-end-at-the-first-error")
    @Outcome(id = "1, fence", means = HOLDS,
            desc = "The error that the first datagram brings back ends sendmmsg() at the second one, and is lost: no later call reports "
                    + "it.")
    @Outcome(id = {"1, ECONNREFUSED", "1, ECONNRESET"}, means = BREAKS,
            desc = "The error that ended sendmmsg() is reported by the next call.")
    @Outcome(id = {"2, ECONNREFUSED", "2, ECONNRESET"}, means = HOLDS,
            desc = "sendmmsg() was through before the error came, or does not look for it; the next call reports it.")
    @Outcome(id = "2, fence", means = BREAKS, desc = "No call reports the error.")
    void sendmmsgToAClosedPort(UdpSocket socket, Peers peers, Host host, Observed seen) {
        if (!host.deliversAtOnce()) {
            throw new PremiseFailed("Whether the error comes before the second datagram is sent is by chance on a kernel that delivers late.");
        }
        socket.connect(peers.closed());
        seen.record(socket.sendmmsg(batch("one", "two")));
        peers.opens(peers.closed()).fence(socket);
        seen.record(socket.recv());
    }

    @Claim("manual/batches-end-at-the-first-error")
    @Outcome(id = "one + two, three", means = HOLDS,
            desc = "recvmmsg() takes as many of the queued datagrams as it was asked for, each as one.")
    @Outcome(id = "one, two", means = BREAKS, desc = "recvmmsg() takes one datagram only.")
    void recvmmsgTakesWhatIsQueued(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        Stream.of("one", "two", "three").forEach(text -> peers.a().send(text, socket));
        seen.record(socket.recvmmsg(2));
        seen.record(socket.recv());
    }

    @Claim("manual/batches-end-at-the-first-error")
    @Outcome(id = {"ECONNREFUSED, fence", "ECONNRESET, fence"}, means = HOLDS,
            desc = "recvmmsg() reports the pending error before it receives.")
    @Outcome(id = {"fence, ECONNREFUSED", "fence, ECONNRESET"}, means = BREAKS,
            desc = "recvmmsg() receives first; the next call reports the error.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "recvmmsg() receives first; the error that ends it is lost.")
    void recvmmsgReportsTheError(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        peers.opens(peers.closed()).fence(socket);
        seen.record(socket.recvmmsg(2));
        seen.record(socket.recvmmsg(2));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> batch(String... texts) {
        return Stream.of(texts).map(Messages::bytes).toList();
    }
}
