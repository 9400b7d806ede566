package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Fence;
import setpeername.peer.Peers;
import setpeername.socket.Family;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/** Which socket a datagram is for: strangers at a connected socket, several sockets on one port, data that was there before connect(). */
public final class Demultiplexing {

    @Claim("article/server-serves-one")
    @Outcome(id = "g1 from A, fence from A", means = HOLDS, desc = "From connect() on, only the first client is heard.")
    @Outcome(id = "g1 from A, g2 from B", means = BREAKS, desc = "The second client is still heard.")
    void serverHearsItsClientOnly(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.any());
        peers.a().send("g1", socket);
        seen.record(socket.recvfrom());
        socket.connect(peers.a());
        peers.b().send("g2", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/server-serves-one")
    @Outcome(id = "fence from A", means = HOLDS, desc = "What was filtered is gone: it does not come after dissolving.")
    @Outcome(id = "g2 from B", means = BREAKS, desc = "What was filtered comes after dissolving.")
    void filteredDatagramIsNotKept(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        socket.connect(peers.a());
        peers.b().send("g2", socket);
        seen.ignore(socket.dissolve());
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/second-client-refused")
    @Outcome(id = "fence, ECONNREFUSED", means = HOLDS, desc = "The connected second client is told that the port is closed to it.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "The second client is told nothing.")
    @Outcome(id = {"g2, EAGAIN", "g2, ECONNREFUSED"}, means = BREAKS, desc = "The second client is heard.")
    void strangerIsRefused(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        socket.connect(peers.a());
        peers.stranger().connect(socket);
        peers.stranger().send("g2", socket);
        peers.a().fence(socket);
        seen.record(socket.recv());
        seen.record(peers.stranger().recvNow());
    }

    @Claim("article/second-client-refused")
    @Outcome(id = "EAGAIN", means = HOLDS, desc = "A stranger that is not connected is told nothing.")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "Even a stranger that is not connected is told.")
    void unconnectedStrangerIsToldNothing(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        socket.connect(peers.a());
        peers.stranger().send("g2", socket);
        peers.a().fence(socket);
        socket.recv();
        seen.record(peers.stranger().recvNow());
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "one from A, two from B", means = HOLDS,
            desc = "Without connect() the local address and port are enough: everybody is heard.")
    @Outcome(id = "one from A, fence from A", means = BREAKS, desc = "After the first datagram only its sender is heard.")
    void unconnectedHearsEverybody(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        peers.a().send("one", socket);
        peers.b().send("two", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
        seen.record(socket.recvfrom());
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "one from A, two from A", means = HOLDS, desc = "Each datagram goes to the socket that has its destination port.")
    @Outcome(id = {"two from A, one from A", "one from A, one from A"}, means = BREAKS, desc = "The destination port does not decide.")
    void portDecides(UdpSocket first, UdpSocket second, Peers peers, Observed seen) {
        first.bind(peers.loopbackPort());
        second.bind(peers.loopbackPort());
        peers.a().send("two", second);
        peers.a().send("one", first);
        seen.record(first.recvfrom());
        seen.record(second.recvfrom());
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "hi from A", means = HOLDS, desc = "A sendto() binds the port at which the answer then finds the socket.")
    @Outcome(id = "fence from A", means = BREAKS, desc = "The answer does not find the socket.")
    void answerFindsTheAutobind(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("question", peers.a());
        peers.a().send("hi", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "specific", means = HOLDS, desc = "On one port, a socket bound to the address comes before one bound to the wildcard.")
    @Outcome(id = "wildcard", means = BREAKS, desc = "The wildcard socket gets what is for the specific address.")
    @Outcome(id = "EADDRINUSE", means = BREAKS, desc = "Wildcard and specific address cannot share a port.")
    void specificAddressComesFirst(UdpSocket wildcard, UdpSocket specific, Peers peers, Observed seen) {
        shareAddress(wildcard, specific);
        wildcard.bind(peers.any());
        InetSocketAddress name = peers.reach(wildcard);
        Return bound = specific.bind(name);
        if (bound instanceof Return.Failed) {
            seen.record(bound);
            return;
        }
        peers.a().send("hi", name);
        wildcard.close();
        peers.a().fence(specific);
        Return got = specific.recvfrom();
        seen.record(got instanceof Return.Received received && received.text().equals("hi") ? "specific" : "wildcard");
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "early, fence", means = HOLDS, desc = "What a stranger sent before connect() is in the queue and is still received.")
    @Outcome(id = "fence", means = BREAKS, desc = "connect() throws away what a stranger had sent.")
    void queuedDataOfAStrangerStays(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        peers.stranger().send("early", socket);
        socket.connect(peers.a());
        peers.a().fence(socket);
        Steps.recordTwo(socket, seen);
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "early, fence", means = HOLDS, desc = "What the peer itself sent before connect() is still received.")
    @Outcome(id = "fence", means = BREAKS, desc = "connect() throws away what its own peer had sent.")
    void queuedDataOfThePeerStays(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        peers.a().send("early", socket);
        socket.connect(peers.a());
        peers.a().fence(socket);
        Steps.recordTwo(socket, seen);
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = "EADDRINUSE", means = HOLDS, desc = "Without SO_REUSEADDR nobody else gets the port of a connected socket.")
    @Outcome(id = "ok", means = BREAKS, desc = "Another socket binds to the port of a connected socket.")
    void portOfAConnectedSocketIsTaken(UdpSocket socket, UdpSocket other, Peers peers, Observed seen) {
        socket.setsockopt(Option.SO_REUSEADDR, 0);
        other.setsockopt(Option.SO_REUSEADDR, 0);
        socket.connect(peers.a());
        seen.record(other.bind(peers.reach(socket)));
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = {"EADDRINUSE", "EADDRNOTAVAIL"}, means = HOLDS,
            desc = "The second socket that wants the same four addresses and ports is refused.")
    @Outcome(id = "ok, A, A", means = BREAKS,
            desc = "Two sockets have the same local and peer address: connect() claims nothing exclusively.")
    void sameFourTupleTwice(UdpSocket first, UdpSocket second, Peers peers, Observed seen) {
        shareBinding(first, second, peers);
        first.connect(peers.a());
        Return connected = second.connect(peers.a());
        seen.record(connected);
        if (connected instanceof Return.Ok) {
            seen.record(first.getpeername());
            seen.record(second.getpeername());
        }
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = {"EADDRINUSE", "EADDRNOTAVAIL"}, means = HOLDS,
            desc = "The second socket that wants the same four addresses and ports is refused.")
    @Outcome(id = "ok, one", means = BREAKS,
            desc = "Of two sockets with the same four addresses and ports, the one that was connected last receives.")
    @Outcome(id = "ok, EAGAIN", means = BREAKS,
            desc = "Of two sockets with the same four addresses and ports, the one that was bound last receives.")
    void boundFirstConnectedLast(UdpSocket first, UdpSocket last, Peers peers, Observed seen) {
        shareBinding(first, last, peers);
        last.connect(peers.a());
        Return connected = first.connect(peers.a());
        seen.record(connected);
        if (connected instanceof Return.Ok) {
            peers.a().send("one", first);
            seen.record(first.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
        }
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = "one, two", means = HOLDS, desc = "Sockets on one port that are connected to different peers each hear their own.")
    @Outcome(id = {"two, one", "fence, fence", "one, fence", "fence, two"}, means = BREAKS, desc = "The peers' datagrams go astray.")
    void onePortTwoPeers(UdpSocket first, UdpSocket second, Peers peers, Observed seen) {
        shareBinding(first, second, peers);
        first.connect(peers.a());
        second.connect(peers.b());
        peers.b().send("two", second);
        peers.a().send("one", first);
        peers.b().fence(second);
        peers.a().fence(first);
        seen.record(first.recv());
        seen.record(second.recv());
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = "peer, stranger from stranger", means = HOLDS,
            desc = "The connected socket hears its peer, the other one on the port hears everybody else.")
    @Outcome(id = {"fence, peer from A", "peer, fence from stranger", "fence, stranger from stranger"}, means = BREAKS,
            desc = "The connected socket does not come first.")
    void connectedComesBeforeUnconnected(UdpSocket connected, UdpSocket open, Peers peers, Observed seen) {
        shareBinding(open, connected, peers);
        connected.connect(peers.a());
        peers.a().send("peer", connected);
        peers.stranger().send("stranger", connected);
        peers.a().fence(connected);
        peers.stranger().fence(connected);
        seen.record(connected.recv());
        seen.record(open.recvfrom());
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = "peer, stranger from stranger", means = HOLDS,
            desc = "Of two that share a port by SO_REUSEPORT, the connected one hears its peer, the other one everybody else.")
    @Outcome(id = {"fence, peer from A", "peer, fence from stranger", "fence, stranger from stranger"}, means = BREAKS,
            desc = "SO_REUSEPORT spreads a connected socket's peer over both.")
    void reusePortWithAConnectedMember(UdpSocket open, UdpSocket connected, Peers peers, Observed seen) {
        open.setsockopt(Option.SO_REUSEPORT, 1);
        connected.setsockopt(Option.SO_REUSEPORT, 1);
        open.bind(peers.loopback());
        connected.bind(peers.reach(open));
        connected.connect(peers.a());
        peers.a().send("peer", connected);
        peers.stranger().send("stranger", connected);
        peers.a().fence(connected);
        peers.stranger().fence(connected);
        seen.record(connected.recv());
        seen.record(open.recvfrom());
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "two from A, fence from A", means = HOLDS,
            desc = "A socket that is bound to the wildcard hears what is sent to any of the host's addresses.")
    @Outcome(id = "fence from A", means = BREAKS, desc = "A socket that is bound to the wildcard hears one address only.")
    void wildcardHearsEveryAddress(UdpSocket socket, Peers peers, Observed seen) {
        InetSocketAddress port = peers.anyPort();
        socket.bind(port);
        sendToTheSecondAddress(port.getPort(), peers);
        recordTwoSources(socket, peers, seen);
    }

    @Claim("reader/how-delivered-without-connect")
    @Outcome(id = "fence from A", means = HOLDS, desc = "A socket that is bound to one address hears what is sent to that one only.")
    @Outcome(id = "two from A, fence from A", means = BREAKS, desc = "A socket that is bound to one address hears what is sent to another.")
    void boundAddressHearsItselfOnly(UdpSocket socket, Peers peers, Observed seen) {
        InetSocketAddress port = peers.loopbackPort();
        socket.bind(port);
        sendToTheSecondAddress(port.getPort(), peers);
        recordTwoSources(socket, peers, seen);
    }

    @Claim("article/server-serves-one")
    @Outcome(id = "fence from A", means = HOLDS,
            desc = "connect() narrows the local address too: what the client sends to another address of the server is not heard any more.")
    @Outcome(id = "two from A, fence from A", means = BREAKS, desc = "The connected server hears its client at every address that it has.")
    void connectedWildcardHearsOneAddress(UdpSocket socket, Peers peers, Observed seen) {
        InetSocketAddress port = peers.anyPort();
        socket.bind(port);
        socket.connect(peers.a());
        sendToTheSecondAddress(port.getPort(), peers);
        recordTwoSources(socket, peers, seen);
    }

    private static void sendToTheSecondAddress(int port, Peers peers) {
        if (!peers.family().hasIpv4Peers()) {
            throw new NotExpressible("IPv6 has one loopback address (RFC 4291 section 2.5.3).");
        }
        peers.on("needs 127.0.0.2", "127.0.0.2");
        peers.a().send("two", new InetSocketAddress(Family.literal("127.0.0.2"), port));
    }

    private static void recordTwoSources(UdpSocket socket, Peers peers, Observed seen) {
        peers.a().fence(socket);
        Return first = socket.recvfrom();
        seen.record(first);
        if (first instanceof Return.Received received && !received.text().equals(Fence.MARKER)) {
            seen.record(socket.recvfrom());
        }
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = "after from A", means = HOLDS, desc = "When the connected socket is closed, the other one on the port hears its peer.")
    @Outcome(id = "fence from stranger", means = BREAKS, desc = "The claim outlives the socket.")
    void closeEndsTheClaim(UdpSocket connected, UdpSocket open, Peers peers, Observed seen) {
        shareBinding(open, connected, peers);
        connected.connect(peers.a());
        connected.close();
        peers.a().send("after", open);
        peers.stranger().fence(open);
        seen.record(open.recvfrom());
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = "different ports", means = HOLDS, desc = "Two sockets that connect to one peer get ports of their own.")
    @Outcome(id = "same port", means = BREAKS, desc = "Two sockets that connect to one peer get the same port.")
    void twoClientsOfOnePeer(UdpSocket first, UdpSocket second, Peers peers, Observed seen) {
        // MulticastSocket sets SO_REUSEADDR (its Javadoc), with which Linux gives two autobinds the same port once in some 28,000 times.
        first.setsockopt(Option.SO_REUSEADDR, 0);
        second.setsockopt(Option.SO_REUSEADDR, 0);
        first.connect(peers.a());
        second.connect(peers.a());
        seen.record(peers.reach(first).equals(peers.reach(second)) ? "same port" : "different ports");
    }

    private static void shareAddress(UdpSocket first, UdpSocket second) {
        first.setsockopt(Option.SO_REUSEADDR, 1);
        second.setsockopt(Option.SO_REUSEADDR, 1);
    }

    /** Binds both to one address and port; where that is refused, nothing can be learned of two sockets on one port. */
    private static void shareBinding(UdpSocket first, UdpSocket second, Peers peers) {
        shareAddress(first, second);
        first.bind(peers.loopback());
        if (second.bind(peers.reach(first)) instanceof Return.Failed failed) {
            throw new PremiseFailed("SO_REUSEADDR does not let two sockets share an address and port here: " + failed.seen() + ".");
        }
    }
}
