package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.Event;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.Return.QueuedError.Origin;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;
import setpeername.socket.UdpSocket.Shutdown;

/** Errors that wait at a socket: the pending error, of which there is one, and the queue that IP_RECVERR opens beside it. */
public final class ErrorQueue {

    @Claim("reader/why-not-error-at-send")
    @Outcome(id = {"EINVAL, ECONNREFUSED", "EADDRNOTAVAIL, ECONNREFUSED", "EISCONN, ECONNREFUSED"}, means = HOLDS,
            desc = "A send that cannot be, to port 0, fails for that reason; the error waits on for a call that does what it should.")
    @Outcome(id = "ECONNREFUSED, fence", means = HOLDS, desc = "The error comes before any look at the destination; it is told once.")
    @Outcome(id = "sent 2, ECONNREFUSED", means = HOLDS, desc = "Port 0 is sent to as any other; the error waits on for a call "
            + "that reports it.")
    @Outcome(id = "sent 2, fence", means = BREAKS, desc = "Port 0 is sent to as any other, and nobody reports the error.")
    @Outcome(id = {"EINVAL, ECONNRESET", "EADDRNOTAVAIL, ECONNRESET"}, means = HOLDS, desc = "No send reports the error; the receive does.")
    @Outcome(id = {"EINVAL, fence", "EADDRNOTAVAIL, fence", "EISCONN, fence"}, means = BREAKS,
            desc = "The send that cannot be takes the error away and reports another.")
    @Outcome(id = "ECONNREFUSED, ECONNREFUSED", means = BREAKS, desc = "One error is told twice.")
    void errorAndASendThatCannotBe(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(socket.sendto("hi", peers.portZero()));
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recv(), socket, seen);
    }

    @Claim("posix/one-pending-error")
    @Outcome(id = {"ECONNREFUSED, fence", "ECONNRESET, fence"}, means = HOLDS,
            desc = "Two closed ports were met and one error is told: the second took the first one's place.")
    @Outcome(id = {"ECONNREFUSED, ECONNREFUSED", "ECONNRESET, ECONNRESET"}, means = BREAKS, desc = "Each of the two errors is told.")
    @Outcome(id = {"fence, ECONNREFUSED", "fence, ECONNRESET"}, means = HOLDS, desc = "What is queued comes first, then one error.")
    @Outcome(id = {"fence, EAGAIN", "EAGAIN, EAGAIN"}, means = BREAKS,
            desc = "Neither error is told to the socket that was connected last.")
    @Outcome(id = {"EADDRINUSE", "EADDRNOTAVAIL"}, means = HOLDS,
            desc = "Here no socket can have two errors, as no other can send for it: two with the same addresses and ports are refused.")
    void twoErrorsAtOnce(UdpSocket sender, UdpSocket socket, Peers peers, Observed seen) {
        sender.setsockopt(Option.SO_REUSEADDR, 1);
        socket.setsockopt(Option.SO_REUSEADDR, 1);
        sender.bind(peers.loopback());
        if (socket.bind(peers.reach(sender)) instanceof Return.Failed failed) {
            throw new PremiseFailed("SO_REUSEADDR does not let two sockets share an address and port here: " + failed.seen() + ".");
        }
        sender.connect(peers.closed());
        if (Steps.refused(socket.connect(peers.closed()), seen)) {
            return;
        }
        sender.send("one");
        sender.send("two");
        peers.opens(peers.closed()).fence(socket);
        seen.record(socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
        seen.record(socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
    }

    @Claim("manual/error-queue")
    @Outcome(id = {"ECONNREFUSED by icmp 3/3 of loopback, about hi to closed", "ECONNREFUSED by icmp6 1/4 of loopback, about hi to closed"},
            means = HOLDS, desc = "The queue tells the ICMP message, who sent it, and the datagram that it is about, with its destination.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The queue of the connected socket is empty.")
    void queuedErrorOfAConnectedSocket(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        seen.record(socket.recverr(UdpSocket.BUFFER));
    }

    @Claim("manual/error-queue")
    @Outcome(id = {"ECONNREFUSED by icmp 3/3 of loopback, about hi to closed", "ECONNREFUSED by icmp6 1/4 of loopback, about hi to closed"},
            means = HOLDS, desc = "The queue of an unconnected socket tells the same as that of a connected one.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The queue of an unconnected socket is empty.")
    void queuedErrorOfAnUnconnectedSocket(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.RECVERR, 1);
        socket.bind(peers.loopback());
        socket.sendto("hi", peers.closed());
        seen.record(socket.recverr(UdpSocket.BUFFER));
    }

    @Claim("manual/error-queue")
    @Outcome(id = "EAGAIN", means = HOLDS, desc = "Without IP_RECVERR nothing is queued.")
    @Outcome(id = "hi", means = BREAKS, desc = "An error is queued that nobody asked for.")
    void nothingIsQueuedUnasked(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.RECVERR, 0);
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
    }

    @Claim("manual/error-queue")
    @Outcome(id = "one, two, EAGAIN", means = HOLDS, desc = "Each error is queued, the first one first; an empty queue says so.")
    @Outcome(id = {"two, EAGAIN, EAGAIN", "one, EAGAIN, EAGAIN"}, means = BREAKS, desc = "The queue holds one error.")
    @Outcome(id = "two, one, EAGAIN", means = BREAKS, desc = "The last error comes first.")
    void errorsAreQueuedInOrder(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.RECVERR, 1);
        socket.connect(peers.closed());
        for (String text : new String[] {"one", "two"}) {
            socket.send(text);
            socket.getsockopt(Option.SO_ERROR);
        }
        for (int i = 0; i < 3; i++) {
            seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
        }
    }

    @Claim("manual/error-queue")
    @Outcome(id = "h, EAGAIN", means = HOLDS, desc = "A short buffer gets the beginning of the datagram; the rest is gone.")
    @Outcome(id = "h, i", means = BREAKS, desc = "The rest of the datagram is kept for the next call.")
    void shortBufferForAQueuedError(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        seen.record(payload(socket.recverr(1), seen));
        seen.record(payload(socket.recverr(1), seen));
    }

    @Claim("manual/error-queue-and-pending-error")
    @Outcome(id = {"ECONNREFUSED, hi", "ECONNRESET, hi"}, means = HOLDS, desc = "recv() reports the pending error, and leaves the queue.")
    @Outcome(id = {"ECONNREFUSED, EAGAIN", "ECONNRESET, EAGAIN"}, means = BREAKS, desc = "recv() takes the error from the queue too.")
    @Outcome(id = "fence, hi", means = BREAKS, desc = "What is queued is no pending error as well.")
    void recvLeavesTheQueue(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        peers.opens(peers.closed()).fence(socket);
        seen.record(socket.recv());
        seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
    }

    @Claim("manual/error-queue-and-pending-error")
    @Outcome(id = "hi, 0", means = HOLDS, desc = "Who takes the last error from the queue has been told: none is pending any more.")
    @Outcome(id = "hi, ECONNREFUSED", means = BREAKS, desc = "The error that was taken from the queue is pending still.")
    void lastOfTheQueueEndsThePendingError(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
    }

    @Claim("manual/error-queue-and-pending-error")
    @Outcome(id = "one, ECONNREFUSED", means = HOLDS, desc = "With the first error taken, the second one of the queue is pending.")
    @Outcome(id = {"one, 0", "two, 0"}, means = BREAKS, desc = "No error is pending, though one is queued.")
    void nextOfTheQueueIsPending(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.RECVERR, 1);
        socket.connect(peers.closed());
        for (String text : new String[] {"one", "two"}) {
            socket.send(text);
            socket.getsockopt(Option.SO_ERROR);
        }
        seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
    }

    @Claim("manual/error-queue-and-pending-error")
    @Outcome(id = "out+err", means = HOLDS, desc = "poll() reports POLLERR as long as an error is queued, though none is pending.")
    @Outcome(id = "out", means = BREAKS, desc = "poll() does not tell that an error is queued.")
    @Outcome(id = "in+out", means = HOLDS, desc = "poll() reports POLLIN as long as an error is queued.")
    void pollShowsTheQueue(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        socket.getsockopt(Option.SO_ERROR);
        seen.record(socket.poll(Set.of(Event.IN, Event.OUT)));
    }

    @Claim("manual/error-queue-and-pending-error")
    @Outcome(id = "EAGAIN, ECONNREFUSED", means = HOLDS, desc = "Switching the option off empties the queue; the pending error stays.")
    @Outcome(id = {"hi, 0", "hi, ECONNREFUSED"}, means = BREAKS, desc = "Switching the option off leaves what is queued.")
    @Outcome(id = "EAGAIN, 0", means = BREAKS, desc = "Switching the option off takes the pending error away too.")
    void switchingOffEmptiesTheQueue(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        socket.setsockopt(Option.RECVERR, 0);
        seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
    }

    @Claim("manual/error-queue-and-pending-error")
    @Outcome(id = "hi", means = HOLDS, desc = "Dissolving the association leaves what is queued.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "Dissolving the association empties the queue.")
    void queueOutlivesTheAssociation(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        seen.ignore(socket.dissolve());
        seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
    }

    @Claim("manual/error-queue-and-pending-error")
    @Outcome(id = "ok, hi", means = HOLDS, desc = "Shutting both directions down leaves what is queued.")
    @Outcome(id = "ok, EAGAIN", means = BREAKS, desc = "Shutting both directions down empties the queue.")
    void queueOutlivesShutdown(UdpSocket socket, Peers peers, Observed seen) {
        failedSend(socket, peers);
        seen.record(socket.shutdown(Shutdown.BOTH));
        seen.record(payload(socket.recverr(UdpSocket.BUFFER), seen));
    }

    @Claim("manual/error-queue")
    @Outcome(id = "EMSGSIZE, EMSGSIZE of this host to A", means = HOLDS,
            desc = "That this host refuses a datagram for its size is queued as an error of its own.")
    @Outcome(id = "EMSGSIZE, EAGAIN", means = BREAKS, desc = "The queue holds nothing of a datagram that this host refused for its size.")
    void localErrorIsQueued(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.RECVERR, 1);
        socket.connect(peers.a());
        // One byte more than UDP's header can express: see OddDatagrams.largestDatagram.
        seen.record(socket.send(new byte[peers.family().hasIpv4Peers() ? 65_508 : 65_528]));
        Return queued = socket.recverr(UdpSocket.BUFFER);
        if (queued instanceof Return.QueuedError error) {
            seen.record(error.kind() + " of " + (error.origin() == Origin.LOCAL ? "this host" : "a message") + " to "
                    + (error.to().equals(peers.a().address()) ? "A" : error.to()));
        } else {
            seen.record(queued);
        }
    }

    /** With IP_RECVERR, the connected socket has sent "hi" to a closed port. */
    private static void failedSend(UdpSocket socket, Peers peers) {
        socket.setsockopt(Option.RECVERR, 1);
        socket.connect(peers.closed());
        socket.send("hi");
    }

    /** What the datagram said that a queued error is about; the failure where none is queued. */
    private static String payload(Return returned, Observed seen) {
        seen.ignore(returned);
        return returned instanceof Return.QueuedError error ? new String(error.data(), StandardCharsets.ISO_8859_1)
                : returned instanceof Return.Failed failed ? failed.kind() : String.valueOf(returned);
    }
}
