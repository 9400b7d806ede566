package setpeername.run;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.MissingHere;
import setpeername.socket.UdpSocket;

/** Tests as small as can be, most of them wrong: each has the one defect that its name says. */
public final class Miniatures {

    @Claim("miniature/holds")
    @Outcome(id = "ok", means = HOLDS, desc = "It is so.")
    void holds(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.a()));
    }

    @Claim("miniature/breaks")
    @Outcome(id = "ok", means = BREAKS, desc = "It is not so.")
    void breaks(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.a()));
    }

    @Claim("miniature/undescribed")
    @Outcome(id = "something", means = HOLDS, desc = "Never seen.")
    void recordsWhatNobodyDescribed(Observed seen) {
        seen.record("something else");
    }

    @Claim("miniature/nothing")
    @Outcome(id = "something", means = HOLDS, desc = "Never seen.")
    void recordsNothing() {
    }

    @Claim("miniature/premise")
    @Outcome(id = "done", means = HOLDS, desc = "What stands before this is not looked at.")
    void callFailsUnrecorded(UdpSocket socket, Observed seen) {
        socket.send("to nobody");
        seen.record("done");
    }

    @Claim("miniature/ignored")
    @Outcome(id = "done", means = HOLDS, desc = "The send may fail.")
    void callFailsIgnored(UdpSocket socket, Observed seen) {
        seen.ignore(socket.send("to nobody"));
        seen.record("done");
    }

    @Claim("miniature/inexpressible")
    @Outcome(id = "done", means = HOLDS, desc = "Never seen.")
    void callDoesNotExist(UdpSocket socket, Observed seen) {
        seen.record("half of the outcome");
        seen.record(socket.shutdown(UdpSocket.Shutdown.BOTH));
    }

    @Claim("miniature/throws")
    @Outcome(id = "done", means = HOLDS, desc = "Never seen.")
    void throwsAnException(Observed seen) {
        seen.record("done");
        throw new IllegalStateException("a defect");
    }

    @Claim("miniature/error")
    @Outcome(id = "done", means = HOLDS, desc = "Never seen.")
    void throwsAnError(Observed seen) {
        seen.record("done");
        throw new AssertionError("a worse defect");
    }

    @Claim("miniature/missing")
    @Outcome(id = "done", means = HOLDS, desc = "Never seen.")
    void takesWhatThisMachineLacks(Observed seen) {
        seen.record("done");
        throw new MissingHere("The program nft is missing.");
    }

    @Claim("miniature/parameter")
    @Outcome(id = "done", means = HOLDS, desc = "Never seen.")
    void wantsWhatNoCaseHas(StringBuilder text, Observed seen) {
        seen.record("done");
    }

    @Claim("miniature/blocked")
    @Outcome(id = {"EBADF", "EAGAIN", "nothing"}, means = HOLDS, desc = "An end of the wait, which must not be taken for an outcome.")
    void waitsForWhatNeverComes(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        seen.record(socket.recvfrom());
    }

    @Claim("miniature/order")
    @Outcome(id = "data from A, fence from A", means = HOLDS, desc = "In order.")
    @Outcome(id = "nothing", means = BREAKS, desc = "The datagram was lost.")
    void datagramComesBeforeItsFence(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        peers.a().send("data", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
        seen.record(socket.recvfrom());
    }

    @Claim("miniature/heard")
    @Outcome(id = "hi from any:port", means = HOLDS, desc = "Heard.")
    @Outcome(id = "nothing", means = BREAKS, desc = "Not heard.")
    void peerHears(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(peers.a().heard().isEmpty() ? "nothing" : "hi from any:port");
    }
}
