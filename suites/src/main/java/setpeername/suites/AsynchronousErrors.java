package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.UdpSocket;

/** Errors that come back after a send has been taken over: which call reports them, how often, and to whom. */
public final class AsynchronousErrors {

    @Claim("article/async-error-on-receive")
    @Outcome(id = "ECONNREFUSED", means = HOLDS, desc = "The next recv() reports that the peer's port is closed.")
    @Outcome(id = "fence", means = BREAKS, desc = "recv() reports no error; a datagram that came later is received.")
    void recvReportsClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(socket.recv());
    }

    @Claim("article/unconnected-blocks")
    @Outcome(id = "fence from A", means = HOLDS, desc = "No error came: recvfrom() blocked until another peer's datagram.")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "The unconnected socket was told that the port is closed.")
    void unconnectedRecvfromBlocks(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.closed());
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }
}
