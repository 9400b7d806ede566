package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Fence;
import setpeername.peer.Peers;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Shutdown;

/** What send() and recv() of a connected socket do to datagrams: empty, too large, cut, in a row; and after shutdown(). */
public final class OddDatagrams {

    private static final byte[] EMPTY = {};

    @Claim("article/portable-advice")
    @Outcome(id = "sent 0, empty", means = HOLDS, desc = "send() of no bytes sends an empty datagram.")
    @Outcome(id = "sent 0, nothing", means = BREAKS, desc = "send() of no bytes reports success and sends nothing.")
    void emptyDatagramBySend(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.send(EMPTY));
        seen.record(peers.a().heard());
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "sent 0, empty", means = HOLDS, desc = "sendto() of no bytes returns 0, which means that an empty datagram was taken "
            + "over.")
    @Outcome(id = "sent 0, nothing", means = BREAKS, desc = "sendto() of no bytes reports success and sends nothing.")
    void emptyDatagramBySendto(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.sendto(EMPTY, peers.a().address()));
        seen.record(peers.a().heard());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "empty, fence", means = HOLDS, desc = "recv() of a connected socket returns an empty datagram as one of 0 bytes.")
    @Outcome(id = "fence", means = BREAKS, desc = "recv() of a connected socket passes over an empty datagram.")
    void emptyDatagramByRecv(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("", socket);
        peers.a().fence(socket);
        recordTwo(socket, seen);
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "largest sent, EMSGSIZE, 1", means = HOLDS, desc = "The largest datagram that the header can express is taken over, "
            + "one byte more is refused as a whole.")
    @Outcome(id = "EMSGSIZE, EMSGSIZE, 0", means = BREAKS, desc = "A datagram that UDP allows is refused (by the send buffer or a "
            + "system limit).")
    @Outcome(id = "largest sent, one more sent, 1", means = BREAKS, desc = "A datagram that UDP does not allow is reported as sent.")
    void largestDatagram(UdpSocket socket, Peers peers, Observed seen) {
        // 16 bits of length, less UDP's 8 bytes and, over IPv4, whose length field covers its own header, 20 more (RFC 768, 791, 8200).
        byte[] largest = new byte[peers.family().hasIpv4Peers() ? 65_507 : 65_527];
        socket.connect(peers.a());
        recordSent(socket.send(largest), largest.length, "largest", seen);
        recordSent(socket.send(new byte[largest.length + 1]), largest.length + 1, "one more", seen);
        seen.record(String.valueOf(peers.a().heard().size()));
    }

    @Claim("article/portable-advice")
    @Outcome(id = "abc, fence", means = HOLDS, desc = "A short buffer gets the beginning of the datagram; the rest is gone.")
    @Outcome(id = "abc, def", means = BREAKS, desc = "The rest of the datagram is kept for the next recv(): the boundary is lost.")
    @Outcome(id = "EMSGSIZE, fence", means = BREAKS, desc = "recv() fails where the buffer is too short for the datagram.")
    void shortBuffer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("abcdef", socket);
        peers.a().fence(socket);
        seen.record(socket.recv(3));
        seen.record(socket.recv());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "1, 22, 333", means = HOLDS, desc = "Each recv() returns one datagram, in the order in which they were sent.")
    @Outcome(id = "122333", means = BREAKS, desc = "recv() of a connected socket reads a stream: the boundaries are lost.")
    void recvKeepsBoundariesAndOrder(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("1", socket);
        peers.a().send("22", socket);
        peers.a().send("333", socket);
        Return received = socket.recv();
        seen.record(received);
        if (received instanceof Return.Received first && first.data().length == 1) {
            recordTwo(socket, seen);
        }
    }

    @Claim("article/portable-advice")
    @Outcome(id = "1 + 22 + 333", means = HOLDS, desc = "Each send() is one datagram; the peer hears them in order.")
    @Outcome(id = "122333", means = BREAKS, desc = "send() of a connected socket gathers: the boundaries are lost.")
    void sendKeepsBoundariesAndOrder(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        socket.send("1");
        socket.send("22");
        socket.send("333");
        seen.record(peers.a().heard());
    }

    @Claim("article/setpeername")
    @Outcome(id = "ok, EPIPE, nothing", means = HOLDS, desc = "SHUT_WR ends the socket's own sending; the peer is told nothing, there "
            + "being no connection to end.")
    @Outcome(id = "ok, ESHUTDOWN, nothing", means = HOLDS, desc = "As above, and this system says ESHUTDOWN.")
    @Outcome(id = "ok, EPIPE, empty", means = BREAKS, desc = "The peer is told of the end by an empty datagram.")
    @Outcome(id = "ok, sent 2, hi", means = BREAKS, desc = "SHUT_WR does nothing to a connected UDP socket.")
    void shutdownOfSending(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.shutdown(Shutdown.WRITE));
        seen.record(socket.send("hi"));
        seen.record(peers.a().heard());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "ok, early, empty", means = HOLDS, desc = "After SHUT_RD recv() returns what was queued, then 0 bytes, which reads "
            + "like an empty datagram.")
    @Outcome(id = "ok, empty, empty", means = BREAKS, desc = "SHUT_RD throws away what was queued.")
    @Outcome(id = "ok, ESHUTDOWN, ESHUTDOWN", means = BREAKS, desc = "SHUT_RD throws away what was queued, and recv() fails.")
    void shutdownOfReceiving(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("early", socket);
        seen.record(socket.shutdown(Shutdown.READ));
        recordTwo(socket, seen);
    }

    @Claim("article/setpeername")
    @Outcome(id = "ENOTCONN, sent 2, hi", means = HOLDS, desc = "An unconnected socket cannot be shut down: it is connect() that makes "
            + "the difference.")
    @Outcome(id = {"ENOTCONN, EPIPE, nothing", "ENOTCONN, ESHUTDOWN, nothing"}, means = BREAKS, desc = "shutdown() of an unconnected "
            + "socket fails with ENOTCONN and takes effect all the same.")
    @Outcome(id = {"ok, EPIPE, nothing", "ok, ESHUTDOWN, nothing"}, means = BREAKS, desc = "An unconnected socket is shut down like a "
            + "connected one.")
    void shutdownWhenUnconnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        seen.record(socket.shutdown(Shutdown.WRITE));
        seen.record(socket.sendto("hi", peers.a()));
        seen.record(peers.a().heard());
    }

    @Claim("article/setpeername")
    @Outcome(id = {"ok, EPIPE, nothing", "ok, ESHUTDOWN, nothing"}, means = HOLDS, desc = "A new connect() sets the peer and leaves the "
            + "socket shut down.")
    @Outcome(id = "ok, sent 2, hi", means = BREAKS, desc = "A new connect() sets more than the peer: it undoes the shutdown.")
    @Outcome(id = {"EINVAL, EPIPE, nothing", "EISCONN, EPIPE, nothing"}, means = BREAKS, desc = "A socket that is shut down cannot be "
            + "given another peer.")
    void shutdownAndNewPeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        socket.shutdown(Shutdown.WRITE);
        seen.record(socket.connect(peers.b()));
        seen.record(socket.send("hi"));
        seen.record(peers.b().heard());
    }

    @Claim("posix/shutdown-ends-receiving")
    @Outcome(id = "ok, EAGAIN", means = BREAKS, desc = "After SHUT_RD a recv() that must not wait says that nothing is there yet.")
    @Outcome(id = {"ok, empty from any:0", "ok, empty"}, means = HOLDS,
            desc = "After SHUT_RD a recv() that must not wait returns 0 bytes, the end.")
    void shutdownAndReceiveNow(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.shutdown(Shutdown.READ));
        seen.record(socket.recvNow(UdpSocket.BUFFER));
    }

    @Claim("posix/shutdown-ends-receiving")
    @Outcome(id = "ok, late from A", means = BREAKS, desc = "What comes after SHUT_RD is queued and received.")
    @Outcome(id = {"ok, EAGAIN", "ok, empty from any:0"}, means = HOLDS, desc = "What comes after SHUT_RD is not received.")
    void datagramAfterShutdown(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.shutdown(Shutdown.READ));
        peers.a().send("late", socket);
        peers.b().heard();
        seen.record(socket.recvNow(UdpSocket.BUFFER));
    }

    @Claim("article/setpeername")
    @Outcome(id = "ok, ok, A", means = HOLDS, desc = "A socket can be shut down twice, and still has its peer.")
    @Outcome(id = {"ok, ENOTCONN, EINVAL", "ok, ENOTCONN, A"}, means = BREAKS,
            desc = "A socket that is shut down both ways is told to be not connected.")
    void shutdownTwice(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.shutdown(Shutdown.BOTH));
        seen.record(socket.shutdown(Shutdown.BOTH));
        seen.record(socket.getpeername());
    }


    private static void recordTwo(UdpSocket socket, Observed seen) {
        Return first = socket.recv();
        seen.record(first);
        if (!(first instanceof Return.Received received && received.text().equals(Fence.MARKER))) {
            seen.record(socket.recv());
        }
    }

    private static void recordSent(Return returned, int length, String which, Observed seen) {
        if (returned instanceof Return.Sent sent && sent.bytes() == length) {
            seen.record(which + " sent");
        } else {
            seen.record(returned);
        }
    }
}
