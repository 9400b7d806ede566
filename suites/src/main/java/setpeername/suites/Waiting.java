package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.socket.Event;
import setpeername.socket.Host;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;
import setpeername.socket.UdpSocket.Shutdown;

/** Waiting for a connected socket: readiness, time-outs, blocked receives that are ended; and buffers that are full. */
public final class Waiting {

    private static final Set<Event> BOTH = Set.of(Event.IN, Event.OUT);
    private static final int MANY = 200;
    private static final int SIZE = 1000;

    @Claim("posix/readiness-follows-the-queue")
    @Outcome(id = "out, in+out, hi, out", means = HOLDS, desc = "The connected socket is readable while its peer's datagram is queued, and "
            + "no longer.")
    @Outcome(id = {"in+out, in+out, hi, out", "out, in+out, hi, in+out"}, means = BREAKS,
            desc = "The socket shows as readable with an empty queue.")
    @Outcome(id = "out, out, hi, out", means = BREAKS, desc = "The socket does not show as readable though a datagram is queued.")
    void readinessFollowsTheQueue(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.poll(BOTH));
        peers.a().send("hi", socket);
        seen.record(socket.poll(BOTH));
        seen.record(socket.recv());
        seen.record(socket.poll(BOTH));
    }

    @Claim("posix/readiness-follows-the-queue")
    @Outcome(id = "out, in", means = HOLDS, desc = "What a stranger sends does not make the connected socket readable.")
    @Outcome(id = "in+out, in", means = BREAKS, desc = "What a stranger sends makes the connected socket readable.")
    void strangerDoesNotMakeReadable(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.stranger().send("hi", socket);
        peers.b().heard();
        seen.record(socket.poll(BOTH));
        peers.a().fence(socket);
        seen.record(socket.poll(Set.of(Event.IN)));
    }

    @Claim("posix/readiness-follows-the-queue")
    @Outcome(id = {"ECONNREFUSED, out", "ECONNRESET, out"}, means = HOLDS,
            desc = "Once the error is reported the socket is no longer ready for it: who goes on waiting does not spin.")
    @Outcome(id = {"ECONNREFUSED, in+out", "ECONNREFUSED, out+err", "ECONNREFUSED, in+out+err"}, means = BREAKS,
            desc = "The socket goes on being ready for an error that it has reported.")
    void readinessEndsWithTheError(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(socket.recv());
        seen.record(socket.poll(BOTH));
    }

    @Claim("posix/readiness-follows-the-queue")
    @Outcome(id = "0, 3, 5, 0", means = HOLDS, desc = "FIONREAD is the size of the next datagram.")
    @Outcome(id = "0, 8, 5, 0", means = HOLDS, desc = "FIONREAD is the size of all datagrams that are queued.")
    @Outcome(id = {"0, 40, 21, 0", "0, 64, 33, 0"}, means = HOLDS, desc = "FIONREAD is the size of all datagrams that are queued, with "
            + "the addresses of their sources.")
    @Outcome(id = {"0, 19, 21, 0", "0, 31, 33, 0"}, means = HOLDS, desc = "FIONREAD is the size of the next datagram, with the "
            + "address of its source.")
    @Outcome(id = {"3, 3, 5, 0", "0, 0, 0, 0"}, means = BREAKS, desc = "FIONREAD does not tell what is queued.")
    void fionreadTellsWhatIsQueued(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.fionread());
        peers.a().send("abc", socket);
        peers.a().send("defgh", socket);
        seen.record(socket.fionread());
        socket.recv();
        seen.record(socket.fionread());
        socket.recv();
        seen.record(socket.fionread());
    }

    @Claim("posix/options-outlive-the-association")
    @Outcome(id = "in, hi from A, in, ho from B", means = HOLDS,
            desc = "A selector goes on watching the socket through connect(), dissolving and another connect().")
    @Outcome(id = "in, hi from A, nothing", means = BREAKS, desc = "Dissolving takes the socket away from the selector.")
    void selectorStaysOverTheAssociation(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        socket.watch(Set.of(Event.IN));
        socket.connect(peers.a());
        peers.a().send("hi", socket);
        seen.record(socket.watched());
        seen.record(socket.recvfrom());
        seen.ignore(socket.dissolve());
        socket.connect(peers.b());
        peers.b().send("ho", socket);
        Return ready = socket.watched();
        seen.record(ready);
        if (ready instanceof Return.Ready events && !events.events().isEmpty()) {
            seen.record(socket.recvfrom());
        }
    }

    @Claim("posix/receive-timeout")
    @Outcome(id = "EAGAIN, A, hi", means = HOLDS,
            desc = "The time-out passes, and the socket is connected as before and goes on receiving.")
    @Outcome(id = "ETIMEDOUT, A, hi", means = HOLDS, desc = "As above, and this system calls it ETIMEDOUT.")
    @Outcome(id = {"EAGAIN, ENOTCONN, fence", "empty, A, hi"}, means = BREAKS, desc = "The time-out is no plain failure: it dissolves the "
            + "association, or reads like a datagram.")
    void timeoutLeavesTheAssociation(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.recvTimeout(UdpSocket.BUFFER, 1));
        seen.record(socket.getpeername());
        peers.a().send("hi", socket);
        seen.record(socket.recv());
    }

    @Claim("posix/receive-timeout")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = HOLDS,
            desc = "A receive with a time-out does not wait for it: it reports the error that is pending.")
    @Outcome(id = {"EAGAIN", "ETIMEDOUT"}, means = BREAKS, desc = "A receive with a time-out passes the error over.")
    void errorComesBeforeTheTimeout(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(socket.recvTimeout(UdpSocket.BUFFER, 5_000));
    }

    @Claim("posix/receive-timeout")
    @Outcome(id = "EAGAIN", means = HOLDS, desc = "An unconnected socket is told nothing of the closed port: its time-out passes.")
    @Outcome(id = "ETIMEDOUT", means = HOLDS, desc = "As above, and this system calls it ETIMEDOUT.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS, desc = "The unconnected socket is told that the port is closed.")
    void timeoutOfAnUnconnectedSocket(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.closed());
        seen.record(socket.recvTimeout(UdpSocket.BUFFER, 1));
    }

    @Claim("posix/blocked-receive-is-ended")
    @Outcome(id = "empty, A", means = HOLDS, desc = "SHUT_RD ends the blocked receive with 0 bytes; the peer stays.")
    @Outcome(id = {"ESHUTDOWN, A", "EBADF, A"}, means = HOLDS, desc = "SHUT_RD ends the blocked receive with an error; the peer stays.")
    @Outcome(id = "fence, A", means = BREAKS, desc = "SHUT_RD does not end the blocked receive.")
    void shutdownEndsBlockedReceive(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.connect(peers.a());
        seen.record(host.whileBlocked(socket::recv, () -> socket.shutdown(Shutdown.READ), () -> peers.a().fence(socket)));
        seen.record(socket.getpeername());
    }

    @Claim("posix/blocked-receive-is-ended")
    @Outcome(id = {"EBADF", "EINTR", "ECONNABORTED"}, means = HOLDS, desc = "Closing the socket ends the receive that is blocked on it.")
    @Outcome(id = "fence", means = BREAKS,
            desc = "The blocked receive holds the socket: it goes on until a datagram comes, though the socket was closed.")
    void closeEndsBlockedReceive(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.bind(peers.loopbackPort());
        socket.connect(peers.a());
        InetSocketAddress name = peers.reach(socket);
        Peer a = peers.a();
        seen.record(host.whileBlocked(socket::recv, socket::close, () -> a.fence(() -> name)));
    }

    @Claim("rfc/overflow-is-silent")
    @Outcome(id = "first, fewer", means = HOLDS,
            desc = "What does not fit into the receive buffer is dropped without a word: no send fails, and the datagrams that came first "
                    + "are there.")
    @Outcome(id = "first, all", means = BREAKS, desc = "Everything fits into the receive buffer.")
    @Outcome(id = {"other, fewer", "nothing"}, means = BREAKS, desc = "The datagrams that came first are dropped for later ones.")
    void receiveBufferOverflows(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.SO_RCVBUF, SIZE);
        socket.connect(peers.a());
        for (int i = 0; i < MANY; i++) {
            peers.a().send(i + ":" + "x".repeat(SIZE), socket);
        }
        List<String> got = new ArrayList<>();
        Return returned = socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER);
        while (returned instanceof Return.Received received) {
            got.add(received.text());
            returned = socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER);
        }
        seen.ignore(returned);
        if (got.isEmpty()) {
            seen.record("nothing");
        } else {
            seen.record(got.get(0).startsWith("0:") ? "first" : "other");
            seen.record(got.size() == MANY ? "all" : "fewer");
        }
    }

    @Claim("rfc/overflow-is-silent")
    @Outcome(id = "all sent", means = HOLDS,
            desc = "No send fails and none waits: a datagram to this host has left the send buffer when the call returns.")
    @Outcome(id = {"EAGAIN", "ENOBUFS"}, means = HOLDS, desc = "The send buffer is full, and the call says so at once.")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "A full buffer reads like a closed port.")
    void sendsBeyondTheBuffers(UdpSocket socket, Peers peers, Observed seen) {
        Peer a = peers.a();
        socket.setsockopt(Option.SO_SNDBUF, 2 * SIZE);
        socket.connect(a);
        for (int i = 0; i < 2 * MANY; i++) {
            if (socket.sendNow(new byte[SIZE]) instanceof Return.Failed failed) {
                seen.record(failed);
                return;
            }
        }
        seen.record("all sent");
    }
}
