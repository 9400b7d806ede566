package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/** Errors that wait at a socket: the pending error, of which there is one, and the queue that IP_RECVERR opens beside it. */
public final class ErrorQueue {

    @Claim("reader/why-not-error-at-send")
    @Outcome(id = {"EINVAL, ECONNREFUSED", "EADDRNOTAVAIL, ECONNREFUSED", "EISCONN, ECONNREFUSED"}, means = HOLDS, desc = "A send that cannot be, to "
            + "port 0, fails for that reason; the error waits on for a call that does what it should.")
    @Outcome(id = "ECONNREFUSED, fence", means = HOLDS, desc = "The error comes before any look at the destination; it is told once.")
    @Outcome(id = {"EINVAL, ECONNRESET", "EADDRNOTAVAIL, ECONNRESET"}, means = HOLDS, desc = "No send reports the error; the receive does.")
    @Outcome(id = {"EINVAL, fence", "EADDRNOTAVAIL, fence", "EISCONN, fence"}, means = BREAKS, desc = "The send that cannot be takes the error away and "
            + "reports another.")
    @Outcome(id = "ECONNREFUSED, ECONNREFUSED", means = BREAKS, desc = "One error is told twice.")
    void errorAndASendThatCannotBe(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(socket.sendto("hi", peers.portZero()));
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recv(), socket, seen);
    }

    @Claim("posix/one-pending-error")
    @Outcome(id = {"ECONNREFUSED, fence", "ECONNRESET, fence"}, means = HOLDS, desc = "Two closed ports were met and one error is told: the second took "
            + "the first one's place.")
    @Outcome(id = {"ECONNREFUSED, ECONNREFUSED", "ECONNRESET, ECONNRESET"}, means = BREAKS, desc = "Each of the two errors is told.")
    @Outcome(id = {"fence, ECONNREFUSED", "fence, ECONNRESET"}, means = HOLDS, desc = "What is queued comes first, then one error.")
    @Outcome(id = {"fence, EAGAIN", "EAGAIN, EAGAIN"}, means = BREAKS, desc = "Neither error is told to the socket that was connected last.")
    @Outcome(id = {"EADDRINUSE", "EADDRNOTAVAIL"}, means = HOLDS, desc = "Here no socket can have two errors, as no other can send for it: two with the "
            + "same addresses and ports are refused.")
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
}
