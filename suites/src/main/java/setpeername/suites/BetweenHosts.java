package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Hosts;
import setpeername.peer.RemotePeer;
import setpeername.socket.Host;
import setpeername.socket.Network.Answer;
import setpeername.socket.Network.Errors;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/**
 * A client, a server and strangers on hosts of their own: who is served, who is refused, who waits, and what an address that goes
 * leaves.
 */
public final class BetweenHosts {

    @Claim("article/second-client-refused")
    @Outcome(id = "Hi, g1, ECONNREFUSED", means = HOLDS,
            desc = "The first client is answered; the host of the server that has connected refuses the second one.")
    @Outcome(id = "Hi, g1, EAGAIN", means = BREAKS, desc = "The second client is told nothing.")
    void secondClientIsRefused(UdpSocket server, Hosts hosts, Observed seen) {
        RemotePeer first = hosts.neighbour();
        RemotePeer second = hosts.server();
        serve(server, first, hosts);
        seen.record(first.heard());
        InetSocketAddress port = hosts.onFirstLink(server);
        second.connect(port);
        second.send("g2", port);
        seen.record(second.told());
    }

    @Claim("article/server-serves-one")
    @Outcome(id = "g3", means = HOLDS, desc = "The server that has connected receives from its first client only.")
    @Outcome(id = "g2", means = BREAKS, desc = "The server that has connected receives from the second client too.")
    void serverHearsItsFirstClient(UdpSocket server, Hosts hosts, Observed seen) {
        RemotePeer first = hosts.neighbour();
        serve(server, first, hosts);
        hosts.server().send("g2", hosts.onFirstLink(server));
        first.send("g3", hosts.onFirstLink(server));
        seen.record(server.recv());
    }

    /** What program 2 of the article does with its first client. */
    private static void serve(UdpSocket server, RemotePeer client, Hosts hosts) {
        server.bind(hosts.anyPort());
        client.send("g1", hosts.onFirstLink(server));
        Steps.need(server.recvfrom());
        server.connect(client);
        server.send("Hi, g1");
    }

    @Claim("article/second-client-refused")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = HOLDS, desc = "A client of a server that is connected to another "
            + "is refused.")
    @Outcome(id = {"fence, EAGAIN", "ECONNRESET", "fence, ECONNRESET"}, means = BREAKS,
            desc = "A client of a server that is connected to another is told something else, or nothing.")
    void clientOfAServerThatHasAnother(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        server.connect(hosts.elsewhere());
        socket.connect(server);
        socket.send("g2");
        hosts.anotherAt(server).fence(socket);
        Steps.recordErrorBehindFence(socket, seen);
    }

    @Claim("reader/server-exits-later")
    @Outcome(id = "fence", means = HOLDS, desc = "The server had taken the request: the client that waits for its answer is not told "
            + "that it exits.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS, desc = "The client that waits is told that its server exits.")
    void serverExitsWhileAClientWaits(UdpSocket socket, Hosts hosts, Host host, Observed seen) {
        RemotePeer server = hosts.server();
        socket.connect(server);
        socket.send("goodbye");
        seen.record(host.whileBlocked(socket::recv, server::close, () -> hosts.reopen(server).fence(socket)));
    }

    @Claim("reader/server-exits-later")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = HOLDS, desc = "The next request finds the port closed, and is refused.")
    @Outcome(id = {"fence, EAGAIN", "ECONNRESET", "fence, ECONNRESET"}, means = BREAKS, desc = "The next request is not refused.")
    void requestToAServerThatHasExited(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        socket.connect(server);
        socket.send("goodbye");
        server.close();
        socket.send("g2");
        hosts.reopen(server).fence(socket);
        Steps.recordErrorBehindFence(socket, seen);
    }

    @Claim("rfc/errors-may-be-lost")
    @Outcome(id = "fence", means = HOLDS, desc = "The error was lost on its way: the connected socket blocks until a datagram comes.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS, desc = "The connected socket knows of an error that never came.")
    void connectedBlocksWhereTheErrorIsLost(UdpSocket socket, Hosts hosts, Host host, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.errors(Errors.LOST);
        hosts.answer(Answer.PORT_UNREACHABLE);
        socket.connect(server);
        socket.send("hi");
        seen.record(host.whileBlocked(socket::recv, () -> server.fence(socket)));
    }

    @Claim("article/unconnected-blocks")
    @Outcome(id = "fence", means = HOLDS, desc = "The unconnected socket blocks until a datagram comes, although its host is told "
            + "that the port is closed.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS, desc = "The unconnected socket is told that the port is closed.")
    void unconnectedBlocks(UdpSocket socket, Hosts hosts, Host host, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.answer(Answer.PORT_UNREACHABLE);
        socket.sendto("hi", server);
        Return woken = host.whileBlocked(socket::recvfrom, () -> server.fence(hosts.onFirstLink(socket)));
        if (woken instanceof Return.Received received) {
            seen.record(received.text());
        } else {
            seen.record(woken);
        }
    }

    @Claim("article/faster-error-notice")
    @Outcome(id = "ECONNREFUSED", means = HOLDS, desc = "A blocked receive is woken by an error that comes late.")
    @Outcome(id = "ECONNRESET", means = HOLDS, desc = "A blocked receive is woken by an error that comes late, as a reset.")
    @Outcome(id = "fence", means = BREAKS, desc = "A blocked receive is not woken by an error that comes late.")
    void lateErrorWakesABlockedReceive(UdpSocket socket, Hosts hosts, Host host, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.errors(Errors.LATE);
        hosts.answer(Answer.PORT_UNREACHABLE);
        socket.connect(server);
        socket.send("hi");
        seen.record(host.whileBlocked(socket::recv, () -> hosts.errors(Errors.PASS), () -> server.fence(socket)));
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok, hi, answer", means = HOLDS, desc = "Connected again across links, the socket reaches its new peer and hears it.")
    @Outcome(id = {"ok, hi, EAGAIN", "ok, nothing, answer", "ok, nothing, EAGAIN"}, means = BREAKS,
            desc = "Connected again across links, the socket and its new peer do not reach each other.")
    @Outcome(id = "EISCONN", means = BREAKS, desc = "This API wants a disconnect first.")
    void trafficAfterReconnectingAcrossLinks(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer other = hosts.serverBySecondLink();
        socket.connect(hosts.server());
        Return connected = socket.connect(other);
        seen.record(connected);
        if (connected instanceof Return.Ok) {
            socket.send("hi");
            seen.record(other.heard());
            other.send("answer", socket);
            seen.record(socket.receiveQueued(UdpSocket.Receiving.RECV, UdpSocket.BUFFER));
        }
    }

    @Claim("article/exercise-repeat-connect")
    @Outcome(id = "ok, second link", means = HOLDS, desc = "Dissolving lets the socket go on from another address when its own is lost.")
    @Outcome(id = {"ENETUNREACH, first link", "EINVAL, first link", "EADDRNOTAVAIL, first link", "ok, first link"}, means = BREAKS,
            desc = "Even after dissolving, the socket keeps to the address that its host has lost.")
    void dissolveAfterTheAddressIsLost(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer other = hosts.serverBySecondLink();
        socket.connect(hosts.server());
        hosts.removeAddress();
        seen.ignore(socket.dissolve());
        seen.record(socket.connect(other));
        seen.record(hosts.linkOf(socket.getsockname()));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = {"ENETUNREACH", "EINVAL", "EADDRNOTAVAIL"}, means = HOLDS,
            desc = "A socket bound to an address that its host has lost cannot be connected.")
    @Outcome(id = "ok", means = BREAKS, desc = "A socket bound to an address that its host has lost is connected all the same.")
    void connectFromAnAddressThatIsLost(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer other = hosts.serverBySecondLink();
        Steps.need(socket.bind(hosts.firstLink()));
        hosts.removeAddress();
        seen.record(socket.connect(other));
    }

    @Claim("article/connect-binds-local")
    @Outcome(id = "hi", means = HOLDS, desc = "What had come before the address was lost is received.")
    @Outcome(id = {"EAGAIN", "EADDRNOTAVAIL", "ENETUNREACH"}, means = BREAKS, desc = "What had come is gone with the address.")
    void queueOfAnAddressThatIsLost(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        socket.connect(server);
        server.send("hi", socket);
        hosts.removeAddress();
        seen.record(socket.receiveQueued(UdpSocket.Receiving.RECV, UdpSocket.BUFFER));
    }
}
