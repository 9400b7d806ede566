package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.util.Map;
import java.util.Set;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.socket.Counters;
import setpeername.socket.Endpoint;
import setpeername.socket.Event;
import setpeername.socket.Host;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** Errors that come back after a send has been taken over: which call reports them, how often, and to whom. */
public final class AsynchronousErrors {

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = HOLDS, desc = "The next recv() reports that the peer's port is closed.")
    @Outcome(id = "fence", means = BREAKS, desc = "recv() reports no error and returns a datagram that came later.")
    void recvReportsClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recv(), socket, seen);
    }

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = HOLDS, desc = "The next recvfrom() reports that the peer's port is closed.")
    @Outcome(id = "fence from closed", means = BREAKS, desc = "recvfrom() reports no error and returns a datagram that came later.")
    void recvfromReportsClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recvfrom(), socket, seen);
    }

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = HOLDS, desc = "An empty datagram brings the error back as any other does.")
    @Outcome(id = "fence", means = BREAKS, desc = "An empty datagram to a closed port brings no error back.")
    void emptyDatagramBringsErrorBack(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("");
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recv(), socket, seen);
    }

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED, data", "ECONNRESET, data"}, means = HOLDS,
            desc = "The error comes first, then the datagram that had arrived before it.")
    @Outcome(id = "data, ECONNREFUSED", means = BREAKS, desc = "Data that is queued comes first; the error waits until the queue is empty.")
    @Outcome(id = {"data, fence", "ECONNREFUSED, fence"}, means = BREAKS, desc = "One of the two is lost.")
    void errorBeforeQueuedData(UdpSocket socket, Peers peers, Observed seen) {
        Endpoint server = peers.closed();
        Peer before = peers.opens(server);
        socket.connect(server);
        before.send("data", socket);
        before.close();
        socket.send("hi");
        peers.opens(server).fence(socket);
        seen.record(socket.recv());
        seen.record(socket.recv());
    }

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED, fence", "ECONNRESET, fence"}, means = HOLDS, desc = "MSG_PEEK reports the error and takes it away.")
    @Outcome(id = {"ECONNREFUSED, ECONNREFUSED", "ECONNRESET, ECONNRESET"}, means = HOLDS,
            desc = "MSG_PEEK reports the error and leaves it for the next call.")
    @Outcome(id = {"fence, fence", "fence, ECONNREFUSED"}, means = BREAKS, desc = "MSG_PEEK reports no error.")
    void peekReportsClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        peers.opens(peers.closed()).fence(socket);
        seen.record(socket.peek(UdpSocket.BUFFER));
        seen.record(socket.recv());
    }

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = HOLDS, desc = "A receive that does not block reports the error.")
    @Outcome(id = "fence from closed", means = BREAKS, desc = "A receive that does not block reports no error.")
    void nonBlockingReceiveReportsClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recvNow(UdpSocket.BUFFER), socket, seen);
    }

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED, fence", "ECONNRESET, fence"}, means = HOLDS,
            desc = "The error is reported once; then the socket receives as before.")
    @Outcome(id = "ECONNREFUSED, ECONNREFUSED", means = BREAKS, desc = "One closed port is reported twice.")
    @Outcome(id = "fence, fence", means = BREAKS, desc = "The error is not reported at all.")
    void errorIsReportedOnce(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        Peer opened = peers.opens(peers.closed());
        opened.fence(socket);
        opened.fence(socket);
        seen.record(socket.recv());
        seen.record(socket.recv());
    }

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"sent 2, ECONNREFUSED", "sent 2, ECONNRESET", "EISCONN, fence"}, means = HOLDS,
            desc = "sendto() with the peer's own address is reported as send() is, where it is allowed at all.")
    @Outcome(id = "sent 2, fence", means = BREAKS, desc = "The error of a sendto() on a connected socket is not reported.")
    void sendtoToThePeerBringsErrorBack(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        seen.record(socket.sendto("hi", peers.closed()));
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recv(), socket, seen);
    }

    @Claim("article/unconnected-blocks")
    @Outcome(id = "fence from A", means = HOLDS, desc = "No error came: recvfrom() blocked until another peer's datagram.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS, desc = "The unconnected socket was told that the port is closed.")
    void unconnectedRecvfromBlocks(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.closed());
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/unconnected-blocks")
    @Outcome(id = "fence from A", means = HOLDS, desc = "The error that came while recvfrom() was blocked did not wake it.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS, desc = "recvfrom() was woken and told that the port is closed.")
    void unconnectedBlockedReceiveIsNotWoken(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.bind(peers.loopback());
        seen.record(host.whileBlocked(socket::recvfrom, () -> {
            socket.sendto("hi", peers.closed());
            peers.a().fence(socket);
        }));
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "sent 2", means = HOLDS, desc = "send() to a closed port returns the byte count.")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "send() itself reports the closed port.")
    void sendToClosedPortSucceeds(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        seen.record(socket.send("hi"));
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "sent 2, sent 2", means = HOLDS, desc = "Without connect(), each sendto() to a closed port returns the byte count.")
    @Outcome(id = {"sent 2, ECONNREFUSED", "ECONNREFUSED, sent 2"}, means = BREAKS, desc = "An unconnected sendto() reports a closed port.")
    void unconnectedSendtoClosedPortSucceeds(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.sendto("hi", peers.closed()));
        seen.record(socket.sendto("hi", peers.closed()));
    }

    @Claim("article/send-succeeds")
    @Outcome(id = "ECONNREFUSED, sent 5, three", means = HOLDS,
            desc = "The send that reports the earlier error has taken nothing over; the next one has.")
    @Outcome(id = "ECONNREFUSED, sent 5, two + three", means = BREAKS,
            desc = "The send that reports the earlier error transmits all the same.")
    @Outcome(id = "sent 3, sent 5, two + three", means = HOLDS, desc = "No send reports the earlier error; what they return is true.")
    void reportingSendTransmitsNothing(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("one");
        Peer opened = peers.opens(peers.closed());
        seen.record(socket.send("two"));
        seen.record(socket.send("three"));
        seen.record(opened.heard());
    }

    @Claim("reader/why-not-error-at-send")
    @Outcome(id = "sent 2, ECONNREFUSED, fence", means = HOLDS,
            desc = "The first send cannot know; the second reports the first one's error and takes it away.")
    @Outcome(id = {"sent 2, sent 2, ECONNREFUSED", "sent 2, sent 2, ECONNRESET"}, means = HOLDS,
            desc = "No send reports it; the receive does.")
    @Outcome(id = "sent 2, sent 2, fence", means = BREAKS, desc = "No call reports it.")
    @Outcome(id = "ECONNREFUSED, sent 2, fence", means = BREAKS, desc = "The send that meets the closed port reports it itself.")
    @Outcome(id = "sent 2, ECONNREFUSED, ECONNREFUSED", means = BREAKS, desc = "One error is reported by two calls.")
    void laterSendReportsClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        seen.record(socket.send("hi"));
        seen.record(socket.send("hi"));
        peers.opens(peers.closed()).fence(socket);
        seen.record(socket.recv());
    }

    @Claim("reader/why-not-error-at-send")
    @Outcome(id = "ECONNREFUSED, 0, fence", means = HOLDS,
            desc = "The error waits in the socket: SO_ERROR reads it once and takes it away.")
    @Outcome(id = {"ECONNRESET, 0, fence", "ECONNREFUSED, 0, ECONNREFUSED"}, means = HOLDS, desc = "SO_ERROR reads the error once.")
    @Outcome(id = {"0, 0, ECONNREFUSED", "0, 0, fence", "0, 0, ECONNRESET"}, means = BREAKS, desc = "SO_ERROR does not show the error.")
    void pendingErrorWaitsInTheSocket(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
        peers.opens(peers.closed()).fence(socket);
        seen.record(socket.recv());
    }

    @Claim("article/faster-error-notice")
    @Outcome(id = {"err", "in+err", "in"}, means = HOLDS, desc = "Who waits for readability is woken by the error.")
    @Outcome(id = "nothing", means = BREAKS, desc = "The error does not wake who waits for readability.")
    void pollIsWokenByError(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(socket.poll(Set.of(Event.IN)));
    }

    @Claim("article/faster-error-notice")
    @Outcome(id = "out", means = BREAKS, desc = "Who waits for writability sees no error.")
    @Outcome(id = "out+err", means = HOLDS, desc = "The error shows beside writability.")
    void pollForWritingShowsError(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        seen.record(socket.poll(Set.of(Event.OUT)));
    }

    @Claim("article/faster-error-notice")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = HOLDS, desc = "A receive that is already blocked is woken with the error.")
    @Outcome(id = "fence", means = BREAKS, desc = "A receive that is already blocked is not woken by the error.")
    void blockedReceiveIsWoken(UdpSocket socket, Peers peers, Observed seen, Host host) {
        Endpoint server = peers.closed();
        socket.connect(server);
        seen.record(host.whileBlocked(socket::recv, () -> {
            socket.send("hi");
            peers.opens(server).fence(socket);
        }));
    }

    @Claim("reader/server-exits-later")
    @Outcome(id = {"hello, ECONNREFUSED, ECONNREFUSED", "hello, ECONNRESET, ECONNRESET"}, means = HOLDS,
            desc = "Each request after the server's exit is answered by an error.")
    @Outcome(id = "hello, ECONNREFUSED, fence", means = BREAKS, desc = "Only the first request after the server's exit brings an error.")
    @Outcome(id = "hello, fence, fence", means = BREAKS, desc = "The association was good for the first exchange only.")
    void everyRequestToAGoneServerFails(UdpSocket socket, Peers peers, Observed seen) {
        Endpoint server = peers.closed();
        Peer running = peers.opens(server);
        socket.connect(server);
        socket.send("hi");
        running.send("hello", socket);
        seen.record(socket.recv());
        running.close();
        for (int request = 0; request < 2; request++) {
            socket.send("hi");
            Peer fence = peers.opens(server);
            fence.fence(socket);
            Return answer = socket.recv();
            seen.record(answer);
            fence.close();
            if (answer instanceof Return.Failed) {
                socket.recv();
            }
        }
    }

    @Claim("article/setpeername")
    @Outcome(id = {"ECONNREFUSED, sent 2, hi, hello", "ECONNRESET, sent 2, hi, hello"}, means = HOLDS,
            desc = "The error leaves the peer address as it was: once the server runs, the same socket talks to it.")
    @Outcome(id = {"ECONNREFUSED, ENOTCONN, nothing, fence", "ECONNREFUSED, EDESTADDRREQ, nothing, fence"}, means = BREAKS,
            desc = "The error dissolves the association.")
    void errorLeavesThePeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("early");
        seen.record(socket.recv());
        Peer server = peers.opens(peers.closed());
        seen.record(socket.send("hi"));
        seen.record(server.heard());
        server.send("hello", socket);
        seen.record(socket.recv());
    }

    @Claim("article/icmp-is-the-cause")
    @Outcome(id = "icmp", means = HOLDS, desc = "The kernel counts a destination-unreachable message that came in after the send.")
    @Outcome(id = "no icmp", means = BREAKS, desc = "No destination-unreachable message is counted.")
    void icmpIsCounted(UdpSocket socket, Peers peers, Observed seen, Host host) {
        String counter = peers.family().hasIpv4Peers() ? "Icmp.InDestUnreachs" : "Icmp6.InDestUnreachs";
        socket.connect(peers.closed());
        Counters before = host.counters();
        if (!before.values().containsKey(counter)) {
            throw new PremiseFailed("This host does not count " + counter + ".");
        }
        socket.send("hi");
        seen.ignore(socket.recv());
        Map<String, Long> moved = host.counters().since(before);
        seen.record(moved.containsKey(counter) ? "icmp" : "no icmp");
    }

    @Claim("article/icmp-is-the-cause")
    @Outcome(id = {"ECONNREFUSED, fence", "ECONNRESET, fence"}, means = HOLDS,
            desc = "The error goes to the socket whose addresses and ports the ICMP carries; another socket with the same peer is not "
                    + "told.")
    @Outcome(id = "ECONNREFUSED, ECONNREFUSED", means = BREAKS, desc = "Every socket with that peer is told.")
    void errorIsForItsSenderOnly(UdpSocket sender, UdpSocket bystander, Peers peers, Observed seen) {
        sender.bind(peers.loopbackPort());
        bystander.bind(peers.loopbackPort());
        sender.connect(peers.closed());
        bystander.connect(peers.closed());
        sender.send("hi");
        seen.record(sender.recv());
        peers.opens(peers.closed()).fence(bystander);
        seen.record(bystander.recv());
    }

    @Claim("article/association-needs-connect")
    @Outcome(id = "0, fence from A", means = HOLDS, desc = "The socket holds no error: without a peer address it cannot be found for it.")
    @Outcome(id = {"ECONNREFUSED, fence from A", "ECONNRESET, fence from A", "0, ECONNRESET"}, means = BREAKS, desc = "The unconnected "
            + "socket holds the error.")
    void unconnectedSocketHoldsNoError(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.closed());
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/association-needs-connect")
    @Outcome(id = "fence from A", means = HOLDS, desc = "The error of a datagram to somebody else does not reach the connected socket.")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "The connected socket is told of a destination that is not its peer.")
    @Outcome(id = "EISCONN", means = HOLDS, desc = "A connected socket cannot send to somebody else, so no such error can come.")
    void errorOfAnotherDestinationIsNotTold(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        Return sent = socket.sendto("hi", peers.closed());
        if (sent instanceof Return.Failed) {
            seen.record(sent);
            return;
        }
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/association-needs-connect")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "With RECVERR on, the unconnected socket is told: connect() is not the only way.")
    @Outcome(id = "fence from A", means = HOLDS, desc = "RECVERR or not, the unconnected socket is not told.")
    void errorQueueNeedsNoConnect(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.RECVERR, 1);
        socket.sendto("hi", peers.closed());
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }
}
