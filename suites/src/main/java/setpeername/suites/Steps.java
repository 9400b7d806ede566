package setpeername.suites;

import java.net.InetSocketAddress;
import setpeername.outcome.Observed;
import setpeername.peer.Fence;
import setpeername.peer.Peers;
import setpeername.socket.Host;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/** Steps that several suites take. */
final class Steps {

    private Steps() {
    }

    /** Records what is received, the fence included; the source is asked for, as some APIs have no other call for an unconnected socket. */
    static void recordUntilFence(UdpSocket socket, Observed seen) {
        while (socket.recvfrom() instanceof Return.Received received) {
            seen.record(received.text());
            if (received.text().equals(Fence.MARKER)) {
                return;
            }
        }
    }

    /** Records what the connected socket receives first and, where that is no fence, what it receives then. */
    static void recordTwo(UdpSocket socket, Observed seen) {
        Return first = socket.recv();
        seen.record(first);
        if (first instanceof Return.Received received && !received.text().equals(Fence.MARKER)) {
            seen.record(socket.recv());
        }
    }

    /**
     * Records the error of a socket that has been sent a fence, or the fence where it has none. A system that gives what is queued before
     * an error shows the error only behind the fence, so that is looked for there.
     */
    static void recordErrorOrFence(Return first, UdpSocket socket, Observed seen) {
        if (first instanceof Return.Received received && received.text().equals(Fence.MARKER)) {
            Return behind = socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER);
            seen.ignore(behind);
            if (behind instanceof Return.Failed failed && !failed.kind().equals("EAGAIN")) {
                seen.record(failed);
                return;
            }
        }
        seen.record(first);
    }

    /** Records the error of a connected socket that a fence was sent to, or the fence and what is behind it. */
    static void recordErrorBehindFence(UdpSocket socket, Observed seen) {
        Return first = socket.recv();
        seen.record(first);
        if (first instanceof Return.Received) {
            seen.record(socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
        }
    }

    /** Whether connect() failed; the failure is recorded. */
    static boolean refused(Return connected, Observed seen) {
        if (connected instanceof Return.Failed) {
            seen.record(connected);
            return true;
        }
        return false;
    }

    /** Ends the case where a call that the test starts from has failed. */
    static void need(Return returned) {
        if (returned instanceof Return.Failed failed) {
            throw new PremiseFailed("The socket does not come to where the test starts: " + failed.seen() + ".");
        }
    }

    /** Sees to it that nothing leaves this host: local address, interface and TTL are set before anything else. */
    static void keepOnLoopback(UdpSocket socket, InetSocketAddress local, Host host) {
        need(socket.bind(local));
        onLoopbackInterface(socket, host);
    }

    private static void onLoopbackInterface(UdpSocket socket, Host host) {
        need(socket.setsockopt(Option.MULTICAST_IF, host.loopbackIndex()));
        need(socket.setsockopt(Option.MULTICAST_TTL, 0));
    }

    /** Makes a bound socket a member of the group on the loopback interface. */
    static void join(UdpSocket socket, InetSocketAddress local, Peers peers, Host host) {
        need(socket.bind(local));
        onLoopbackInterface(socket, host);
        need(socket.join(peers.groupAddress(), host.loopbackIndex()));
    }
}
