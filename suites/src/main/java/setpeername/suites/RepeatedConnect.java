package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** A second connect(), and dissolving the association: peer, names, queued data and pending errors before and after. */
public final class RepeatedConnect {

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok, B", means = HOLDS, desc = "The second connect() replaced the peer.")
    @Outcome(id = "EISCONN, A", means = BREAKS, desc = "This API wants a disconnect first; the old peer stays.")
    void connectTwice(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.connect(peers.b()));
        seen.record(socket.getpeername());
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok, A", means = HOLDS, desc = "connect() to the same peer again succeeds.")
    @Outcome(id = {"EISCONN, A", "EADDRINUSE, A"}, means = BREAKS, desc = "connect() to the same peer again is refused.")
    void connectToTheSamePeerAgain(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.connect(peers.a()));
        seen.record(socket.getpeername());
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "nothing, hi", means = HOLDS, desc = "After the second connect() send() goes to the new peer only.")
    @Outcome(id = "hi, nothing", means = BREAKS, desc = "send() still goes to the old peer.")
    @Outcome(id = "EISCONN", means = BREAKS, desc = "The second connect() is refused.")
    void sendGoesToTheNewPeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        if (Steps.refused(socket.connect(peers.b()), seen)) {
            return;
        }
        socket.send("hi");
        seen.record(peers.a().heard());
        seen.record(peers.b().heard());
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "fence from B", means = HOLDS, desc = "The old peer is not heard any more, the new one is.")
    @Outcome(id = "late from A", means = BREAKS, desc = "The old peer is still heard.")
    @Outcome(id = "EISCONN", means = BREAKS, desc = "The second connect() is refused.")
    void oldPeerIsNotHeard(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        if (Steps.refused(socket.connect(peers.b()), seen)) {
            return;
        }
        peers.a().send("late", socket);
        peers.b().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "loopback:port, loopback:port", means = HOLDS, desc = "The local address and the port of the autobind stay.")
    @Outcome(id = "loopback:port, loopback:port2", means = BREAKS, desc = "The second connect() changes the local port.")
    @Outcome(id = "loopback:port, EISCONN", means = BREAKS, desc = "The second connect() is refused.")
    void localNameStays(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.getsockname());
        if (!Steps.refused(socket.connect(peers.b()), seen)) {
            seen.record(socket.getsockname());
        }
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "loopback:port, loopback:port", means = HOLDS, desc = "An explicit binding stays over both connects.")
    @Outcome(id = {"loopback:port, any:port", "loopback:port, loopback:port2"}, means = BREAKS, desc = "The second connect() changes an "
            + "explicit binding.")
    @Outcome(id = "loopback:port, EISCONN", means = BREAKS, desc = "The second connect() is refused.")
    void explicitBindingStays(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        seen.record(socket.getsockname());
        socket.connect(peers.a());
        if (!Steps.refused(socket.connect(peers.b()), seen)) {
            seen.record(socket.getsockname());
        }
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "early, fence", means = HOLDS, desc = "What the old peer had sent before the second connect() is still received.")
    @Outcome(id = "fence", means = BREAKS, desc = "The second connect() throws away what the old peer had sent.")
    @Outcome(id = "EISCONN", means = BREAKS, desc = "The second connect() is refused.")
    void queuedDataOfTheOldPeerStays(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        peers.a().send("early", socket);
        if (Steps.refused(socket.connect(peers.b()), seen)) {
            return;
        }
        peers.b().fence(socket);
        Steps.recordTwo(socket, seen);
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok, A, fence", means = HOLDS, desc = "The error of the old peer is gone with it.")
    @Outcome(id = {"ok, A, ECONNREFUSED", "ok, A, ECONNRESET"}, means = BREAKS,
            desc = "The new peer is answered for with the old one's error.")
    @Outcome(id = {"ECONNREFUSED, A, fence", "ECONNREFUSED, A, ECONNREFUSED"}, means = BREAKS,
            desc = "connect() fails with the old peer's error, and has connected all the same.")
    @Outcome(id = {"ECONNREFUSED, closed, ECONNREFUSED", "ECONNREFUSED, closed, fence"}, means = BREAKS,
            desc = "connect() fails with the old peer's error; the old peer stays.")
    @Outcome(id = "EISCONN, closed", means = BREAKS, desc = "The second connect() is refused.")
    void pendingErrorOfTheOldPeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        socket.send("hi");
        Return again = socket.connect(peers.a());
        seen.record(again);
        Return peer = socket.getpeername();
        seen.record(peer);
        if (again instanceof Return.Failed failed && failed.kind().equals("EISCONN")) {
            return;
        }
        peers.a().fence(socket);
        seen.record(socket.recv());
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "A, hi", means = HOLDS, desc = "A connect() that is refused (broadcast, without SO_BROADCAST) leaves the old peer.")
    @Outcome(id = {"ENOTCONN, nothing", "EDESTADDRREQ, nothing"}, means = BREAKS,
            desc = "A connect() that is refused dissolves the association.")
    @Outcome(id = "A, nothing", means = BREAKS, desc = "A connect() that is refused dissolves the association, and the API goes on telling "
            + "the old peer.")
    @Outcome(id = "connected", means = BREAKS, desc = "Without SO_BROADCAST, connect() to a broadcast address is not refused.")
    void refusedConnectLeavesTheOldPeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.SO_BROADCAST, 0);
        socket.connect(peers.a());
        if (!(socket.connect(peers.broadcast(9)) instanceof Return.Failed failed)) {
            seen.record("connected");
            return;
        }
        seen.ignore(failed);
        seen.record(socket.getpeername());
        seen.ignore(socket.send("hi"));
        seen.record(peers.a().heard());
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok", means = HOLDS, desc = "A hundred connects in turn to two peers: the last one counts.")
    @Outcome(id = "refused", means = BREAKS, desc = "One of a hundred connects is refused.")
    void connectHundredTimes(UdpSocket socket, Peers peers, Observed seen) {
        for (int i = 0; i < 100; i++) {
            Return connected = socket.connect(i % 2 == 0 ? peers.a() : peers.b());
            if (connected instanceof Return.Failed failed) {
                seen.ignore(failed);
                seen.record("refused");
                return;
            }
        }
        socket.send("hi");
        seen.record(peers.b().heard().size() == 1 && peers.a().heard().isEmpty() ? "ok" : "wrong peer");
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "ok, ok, B", means = HOLDS, desc = "Dissolve, then connect: every API reconnects that way.")
    @Outcome(id = {"EAFNOSUPPORT, ok, B", "EADDRNOTAVAIL, ok, B"}, means = HOLDS,
            desc = "Dissolving works though it answers with an error.")
    @Outcome(id = {"ok, EINVAL, ENOTCONN", "ok, ECONNREFUSED, ENOTCONN"}, means = BREAKS,
            desc = "A dissolved socket cannot be connected again.")
    void dissolveThenConnect(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.dissolve());
        seen.record(socket.connect(peers.b()));
        seen.record(socket.getpeername());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "fence from B, nothing, hi", means = HOLDS,
            desc = "After dissolving and connecting, only the new peer is heard and sent to.")
    @Outcome(id = "late from A, nothing, hi", means = BREAKS, desc = "The old peer is still heard.")
    void reconnectedSocketTalksToTheNewPeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        socket.connect(peers.b());
        peers.a().send("late", socket);
        peers.b().fence(socket);
        seen.record(socket.recvfrom());
        socket.send("hi");
        seen.record(peers.a().heard());
        seen.record(peers.b().heard());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "ENOTCONN", means = HOLDS, desc = "After dissolving there is no peer name.")
    @Outcome(id = "A", means = BREAKS, desc = "The peer name is still there.")
    void dissolveForgetsThePeer(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        seen.record(socket.getpeername());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = {"EDESTADDRREQ, nothing", "ENOTCONN, nothing"}, means = HOLDS,
            desc = "After dissolving, send() without a destination fails.")
    @Outcome(id = "sent 2, hi", means = BREAKS, desc = "After dissolving, send() still reaches the old peer.")
    void dissolvedSendNeedsDestination(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        seen.record(socket.send("hi"));
        seen.record(peers.a().heard());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "sent 2, hi", means = HOLDS, desc = "After dissolving, sendto() goes where it is told, as before connect().")
    @Outcome(id = {"EISCONN, nothing", "ENOTCONN, nothing"}, means = BREAKS, desc = "After dissolving, sendto() fails.")
    void dissolvedSendtoWorks(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        seen.record(socket.sendto("hi", peers.b()));
        seen.record(peers.b().heard());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "hi from stranger", means = HOLDS, desc = "After dissolving, everybody is heard again.")
    @Outcome(id = "fence from A", means = BREAKS, desc = "After dissolving, still only the old peer is heard.")
    void dissolvedSocketHearsEverybody(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        peers.stranger().send("hi", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "ok", means = HOLDS, desc = "Dissolving where there is no association succeeds.")
    @Outcome(id = {"ENOTCONN", "EAFNOSUPPORT", "EADDRNOTAVAIL", "EINVAL"}, means = BREAKS,
            desc = "Dissolving where there is no association fails.")
    void dissolveUnconnected(UdpSocket socket, Observed seen) {
        seen.record(socket.dissolve());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "ok, ok", means = HOLDS, desc = "Dissolving twice succeeds twice.")
    @Outcome(id = {"ok, ENOTCONN", "EAFNOSUPPORT, EAFNOSUPPORT", "EADDRNOTAVAIL, EADDRNOTAVAIL"}, means = BREAKS,
            desc = "Dissolving answers with an error.")
    void dissolveTwice(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.dissolve());
        seen.record(socket.dissolve());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "loopback:port, loopback:port", means = HOLDS, desc = "An explicit binding to an address survives dissolving.")
    @Outcome(id = "loopback:port, any:port", means = BREAKS, desc = "Dissolving turns an explicit local address into the wildcard.")
    @Outcome(id = {"loopback:port, any:0", "loopback:port, loopback:port2"}, means = BREAKS,
            desc = "Dissolving gives the explicit port up.")
    void dissolveKeepsExplicitBinding(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        socket.connect(peers.a());
        seen.record(socket.getsockname());
        seen.ignore(socket.dissolve());
        seen.record(socket.getsockname());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = {"loopback:port, loopback:port", "loopback:port, any:port"}, means = HOLDS, desc = "A port that bind() was given by the "
            + "system survives dissolving.")
    @Outcome(id = {"loopback:port, loopback:0", "loopback:port, any:0"}, means = BREAKS,
            desc = "Dissolving gives the port up that the system chose in bind(): no datagram can come any more.")
    @Outcome(id = {"loopback:port, loopback:port2", "loopback:port, any:port2"}, means = BREAKS, desc = "The socket has another port after "
            + "dissolving.")
    void dissolveKeepsPortThatBindChose(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        socket.connect(peers.a());
        seen.record(socket.getsockname());
        seen.ignore(socket.dissolve());
        seen.record(socket.getsockname());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "any:port, loopback:port, any:port", means = HOLDS,
            desc = "A socket bound to the wildcard goes back to it, with its port.")
    @Outcome(id = "any:port, loopback:port, loopback:port", means = BREAKS,
            desc = "The address that connect() chose stays after dissolving.")
    @Outcome(id = {"any:port, loopback:port, any:0", "any:port, loopback:port, any:port2"}, means = BREAKS, desc = "Dissolving gives the "
            + "explicit port up.")
    void dissolveGoesBackToTheWildcard(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.anyPort());
        seen.record(socket.getsockname());
        socket.connect(peers.a());
        seen.record(socket.getsockname());
        seen.ignore(socket.dissolve());
        seen.record(socket.getsockname());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "any:port, any:port", means = HOLDS, desc = "After two connects, too, a socket bound to the wildcard goes back to it.")
    @Outcome(id = "any:port, loopback:port", means = BREAKS,
            desc = "After two connects the address that the first one chose stays for good.")
    @Outcome(id = {"any:port, any:0", "any:port, any:port2"}, means = BREAKS, desc = "Dissolving gives the explicit port up.")
    @Outcome(id = "any:port, EISCONN", means = BREAKS, desc = "The second connect() is refused.")
    void dissolveAfterTwoConnects(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.anyPort());
        seen.record(socket.getsockname());
        socket.connect(peers.a());
        if (Steps.refused(socket.connect(peers.b()), seen)) {
            return;
        }
        seen.ignore(socket.dissolve());
        seen.record(socket.getsockname());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "loopback:port, any:port", means = HOLDS, desc = "The port of the autobind stays, the address becomes the wildcard.")
    @Outcome(id = {"loopback:port, any:0", "loopback:port, loopback:0"}, means = BREAKS,
            desc = "Dissolving gives the port of the autobind up: no datagram can come any more.")
    @Outcome(id = "loopback:port, loopback:port", means = BREAKS, desc = "Dissolving leaves the address that connect() chose.")
    @Outcome(id = {"loopback:port, any:port2", "loopback:port, loopback:port2"}, means = BREAKS, desc = "The socket has another port after "
            + "dissolving.")
    void dissolveKeepsTheAutobind(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.getsockname());
        seen.ignore(socket.dissolve());
        seen.record(socket.getsockname());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "early from A", means = HOLDS, desc = "What the peer had sent is still received after dissolving.")
    @Outcome(id = "fence from B", means = BREAKS, desc = "Dissolving throws away what the peer had sent.")
    void dissolveKeepsQueuedData(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        socket.connect(peers.a());
        peers.a().send("early", socket);
        seen.ignore(socket.dissolve());
        peers.b().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "fence from A", means = HOLDS, desc = "The peer's error is gone with the association.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS,
            desc = "The dissolved socket is still answered with the old peer's error.")
    void dissolveWithPendingError(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        socket.connect(peers.closed());
        socket.send("hi");
        seen.ignore(socket.dissolve());
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "sent 2, fence from A", means = HOLDS, desc = "An error caused after dissolving does not reach the socket.")
    @Outcome(id = {"sent 2, ECONNREFUSED", "sent 2, ECONNRESET"}, means = BREAKS,
            desc = "The dissolved socket is told of the error of its sendto().")
    void errorAfterDissolveIsNotTold(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopbackPort());
        socket.connect(peers.closed());
        seen.ignore(socket.dissolve());
        seen.record(socket.sendto("hi", peers.closed()));
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("reader/how-to-reconnect")
    @Outcome(id = "any:port, loopback:port", means = HOLDS, desc = "connect() after the autobind of a sendto() keeps its port.")
    @Outcome(id = "any:port, loopback:port2", means = BREAKS, desc = "connect() after the autobind of a sendto() takes another port.")
    void connectKeepsTheAutobindOfSendto(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(socket.getsockname());
        socket.connect(peers.a());
        seen.record(socket.getsockname());
    }
}
