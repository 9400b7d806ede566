package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** Destinations and sources given to calls on a connected socket: sendto() to the peer, to somebody else, to nobody; recvfrom(). */
public final class ExplicitDestination {

    @Claim("article/linux-ignores-to-from")
    @Outcome(id = "sent 2, hi", means = HOLDS, desc = "sendto() with the peer's own address is allowed and reaches it.")
    @Outcome(id = {"EISCONN, nothing", "EINVAL, nothing"}, means = BREAKS,
            desc = "sendto() is refused on a connected socket, even with the peer's own address.")
    void sendtoThePeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.sendto("hi", peers.a()));
        seen.record(peers.a().heard());
    }

    @Claim("article/linux-ignores-to-from")
    @Outcome(id = "sent 2, hi, nothing", means = HOLDS, desc = "The address is ignored: the datagram goes to the connected peer.")
    @Outcome(id = "sent 2, nothing, hi", means = BREAKS, desc = "The address is obeyed: the datagram goes where sendto() says.")
    @Outcome(id = "EISCONN, nothing, nothing", means = BREAKS, desc = "sendto() to somebody else is refused.")
    void sendtoSomebodyElse(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.sendto("hi", peers.b()));
        seen.record(peers.a().heard());
        seen.record(peers.b().heard());
    }

    @Claim("article/linux-ignores-to-from")
    @Outcome(id = "A, hi, nothing", means = HOLDS,
            desc = "After sendto() to somebody else the peer is the same, for its name and for send().")
    @Outcome(id = "B, nothing, hi", means = BREAKS, desc = "sendto() to somebody else has changed the peer.")
    void sendtoSomebodyElseLeavesThePeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.sendto("other", peers.b()));
        seen.record(socket.getpeername());
        peers.b().heard();
        socket.send("hi");
        seen.record(peers.a().heard());
        seen.record(peers.b().heard());
    }

    @Claim("article/linux-ignores-to-from")
    @Outcome(id = "fence from A", means = HOLDS, desc = "Only the connected peer is heard: somebody else's answer is not.")
    @Outcome(id = "reply from B", means = BREAKS, desc = "The answer of whom sendto() named is heard.")
    void replyOfSomebodyElse(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.sendto("hi", peers.b()));
        peers.b().send("reply", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/linux-ignores-to-from")
    @Outcome(id = "hello", means = HOLDS, desc = "recvfrom() leaves the address alone.")
    @Outcome(id = "hello from A", means = BREAKS, desc = "recvfrom() fills in the source, connected or not: it is not ignored.")
    @Outcome(id = "hello from any:0", means = HOLDS, desc = "recvfrom() fills in no source.")
    void recvfromOnConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("hello", socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/macos-needs-send-recv")
    @Outcome(id = {"EISCONN, nothing", "EINVAL, nothing"}, means = HOLDS, desc = "sendto() is refused where send() works.")
    @Outcome(id = "sent 6, sendto", means = BREAKS, desc = "sendto() to the peer does what send() does.")
    void sendtoDiffersFromSend(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        socket.send("send");
        peers.a().heard();
        seen.record(socket.sendto("sendto", peers.a()));
        seen.record(peers.a().heard());
    }

    @Claim("article/macos-needs-send-recv")
    @Outcome(id = "one, two from A", means = BREAKS, desc = "recvfrom() receives as recv() does, and tells the source.")
    @Outcome(id = {"one, EISCONN", "one, two from any:0", "one, two"}, means = HOLDS, desc = "recvfrom() does not do what recv() does.")
    void recvfromDiffersFromRecv(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("one", socket);
        peers.a().send("two", socket);
        seen.record(socket.recv());
        seen.record(socket.recvfrom());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "sent 2, hi", means = HOLDS, desc = "send() on a connected socket reaches the peer.")
    @Outcome(id = {"EDESTADDRREQ, nothing", "ENOTCONN, nothing"}, means = BREAKS, desc = "send() does not work on the connected socket.")
    void sendOnConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.send("hi"));
        seen.record(peers.a().heard());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "sent 2, hi", means = HOLDS, desc = "sendto() with a null address reaches the peer.")
    @Outcome(id = {"EISCONN, nothing", "EFAULT, nothing", "EINVAL, nothing"}, means = BREAKS,
            desc = "sendto() with a null address is refused.")
    void sendtoNullOnConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.sendto("hi", (java.net.InetSocketAddress) null));
        seen.record(peers.a().heard());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "hello", means = HOLDS, desc = "recv() on a connected socket receives from the peer.")
    @Outcome(id = "ENOTCONN", means = BREAKS, desc = "recv() does not work on the connected socket.")
    void recvOnConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("hello", socket);
        seen.record(socket.recv());
    }

    @Claim("article/portable-advice")
    @Outcome(id = "hello", means = HOLDS, desc = "recvfrom() with a null address receives from the peer.")
    @Outcome(id = {"EFAULT", "EINVAL"}, means = BREAKS, desc = "recvfrom() with a null address is refused.")
    void recvfromNullOnConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("hello", socket);
        seen.record(socket.recvfromNull(UdpSocket.BUFFER));
    }

    @Claim("article/portable-advice")
    @Outcome(id = {"EDESTADDRREQ", "ENOTCONN"}, means = HOLDS,
            desc = "Before connect(), send() is refused: it is the call for connected sockets.")
    @Outcome(id = "sent 2", means = BREAKS, desc = "send() without a peer claims to have sent.")
    void sendBeforeConnect(UdpSocket socket, Observed seen) {
        seen.record(socket.send("hi"));
    }

    @Claim("article/portable-advice")
    @Outcome(id = "ENOTCONN", means = HOLDS, desc = "Before connect(), this API's recv() is refused: it is for connected sockets only.")
    @Outcome(id = "fence", means = BREAKS, desc = "recv() works without connect() as well: it says nothing of an association.")
    void recvBeforeConnect(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        peers.a().fence(socket);
        seen.record(socket.recv());
    }

    @Claim("article/unconnected-send-reconnects")
    @Outcome(id = "ENOTCONN", means = HOLDS, desc = "Whatever sendto() does inside, no peer is left behind.")
    @Outcome(id = "A", means = BREAKS, desc = "sendto() leaves the socket connected.")
    void sendtoLeavesNoPeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(socket.getpeername());
    }

    @Claim("article/unconnected-send-reconnects")
    @Outcome(id = "any:port", means = BREAKS,
            desc = "The local address stays the wildcard: unlike connect(), sendto() fixes none, then or later.")
    @Outcome(id = {"loopback:port", "any:0"}, means = HOLDS, desc = "sendto() leaves the trace of a connect() in the local address.")
    void sendtoFixesNoLocalAddress(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.any());
        socket.sendto("hi", peers.a());
        seen.record(socket.getsockname());
    }

    @Claim("article/unconnected-send-reconnects")
    @Outcome(id = "queued from stranger", means = BREAKS,
            desc = "What a stranger sent before sendto() is still received: no connect() of the kind that this API has took place.")
    @Outcome(id = "fence from A", means = HOLDS, desc = "sendto() threw away what a stranger had sent.")
    void sendtoKeepsQueuedData(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        peers.stranger().send("queued", socket);
        socket.sendto("hi", peers.a());
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("reader/what-route-information")
    @Outcome(id = "any:port, loopback:port", means = HOLDS, desc = "What connect() looks up shows in the local address: the route to the "
            + "peer names it.")
    @Outcome(id = "any:port, any:port", means = BREAKS, desc = "connect() looks up no local address.")
    void routeNamesTheLocalAddress(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.any());
        seen.record(socket.getsockname());
        socket.connect(peers.a());
        seen.record(socket.getsockname());
    }

    @Claim("reader/what-route-information")
    @Outcome(id = "hi from loopback:port", means = HOLDS,
            desc = "An unconnected sendto() has a source address, too: the look-up is made for it.")
    @Outcome(id = "hi from any:port", means = BREAKS, desc = "The datagram of an unconnected sendto() has no source address.")
    void sendtoLooksTheRouteUpAsWell(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(String.join(" + ", peers.a().heard().stream().map(Object::toString).toList()));
    }

    @Claim("article/linux-ignores-to-from")
    @Outcome(id = "ECONNREFUSED, sent 5, hello", means = HOLDS,
            desc = "A pending error is reported by sendto() to whomever; the next one goes.")
    @Outcome(id = "sent 5, sent 5, hello + hello", means = BREAKS, desc = "sendto() to somebody else passes a pending error over.")
    @Outcome(id = {"EISCONN, EISCONN, nothing", "ECONNREFUSED, EISCONN, nothing"}, means = BREAKS,
            desc = "sendto() to somebody else is refused.")
    void sendtoReportsPendingError(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        Return first = socket.sendto("hello", peers.b());
        seen.record(first);
        seen.record(socket.sendto("hello", peers.b()));
        seen.record(peers.b().heard());
    }
}
