package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Hosts;
import setpeername.peer.RemotePeer;
import setpeername.socket.Network.Answer;
import setpeername.socket.Network.Errors;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/**
 * ICMP messages that routers and other hosts send back: which of them a socket is told of, and as what. Behind each error comes a fence from
 * the server; who gives queued data first is asked once more behind it.
 */
public final class ErrorsFromTheNetwork {

    @Claim("article/async-error-on-receive")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = HOLDS,
            desc = "A closed port of another host is reported as one of this host is.")
    @Outcome(id = "ECONNRESET", means = HOLDS, desc = "A closed port of another host is reported, as a connection that was reset.")
    @Outcome(id = {"fence, EAGAIN", "fence, ECONNRESET"}, means = BREAKS,
            desc = "The closed port of another host is not the next thing that is reported.")
    void closedPortOfAnotherHost(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.PORT_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"ENETUNREACH", "EHOSTUNREACH", "fence, ENETUNREACH", "fence, EHOSTUNREACH"}, means = HOLDS,
            desc = "A router that has no route is reported.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A router that has no route, which may pass, is not reported.")
    void netUnreachable(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.NET_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EHOSTUNREACH", "ENETUNREACH", "fence, EHOSTUNREACH", "fence, ENETUNREACH"}, means = HOLDS,
            desc = "A host that is not there is reported.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A host that is not there, which may pass, is not reported.")
    void hostUnreachable(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.HOST_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"ENOPROTOOPT", "EPROTO"}, means = HOLDS, desc = "A host that knows no UDP is reported, as such.")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = HOLDS,
            desc = "A host that knows no UDP is reported, as a closed port is.")
    @Outcome(id = {"fence, ENOPROTOOPT", "fence, EPROTO"}, means = HOLDS, desc = "It is reported, after what had come.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A host that knows no UDP is not reported.")
    void protocolUnreachable(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.PROTOCOL_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"ENETUNREACH", "EHOSTUNREACH", "EACCES", "fence, ENETUNREACH", "fence, EHOSTUNREACH", "fence, EACCES"}, means = HOLDS,
            desc = "A prohibited network is reported, otherwise than a closed port.")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = HOLDS, desc = "A prohibited network is reported, as a closed port is.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A prohibited network is not reported.")
    void netProhibited(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.NET_PROHIBITED, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EHOSTUNREACH", "EACCES", "fence, EHOSTUNREACH", "fence, EACCES"}, means = HOLDS,
            desc = "A prohibited host is reported, otherwise than a closed port.")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = HOLDS, desc = "A prohibited host is reported, as a closed port is.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A prohibited host is not reported.")
    void hostProhibited(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.HOST_PROHIBITED, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EHOSTUNREACH", "EACCES", "fence, EHOSTUNREACH", "fence, EACCES"}, means = HOLDS,
            desc = "What a firewall filters is reported, otherwise than a closed port.")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = HOLDS,
            desc = "What a firewall filters is reported, as a closed port is.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "What a firewall filters is not reported.")
    void filtered(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.FILTERED, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EMSGSIZE", "fence, EMSGSIZE"}, means = HOLDS, desc = "A datagram too big for a link on its way is reported.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A datagram too big for a link on its way is lost without a word.")
    void tooBig(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.TOO_BIG, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EHOSTUNREACH", "fence, EHOSTUNREACH", "ENETRESET", "fence, ENETRESET"}, means = HOLDS,
            desc = "A time to live that is over is reported.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A time to live that is over, which may pass, is not reported.")
    void timeExceeded(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.TIME_EXCEEDED, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EPROTO", "ENOPROTOOPT", "fence, EPROTO", "fence, ENOPROTOOPT"}, means = HOLDS,
            desc = "A header that makes no sense to a router is reported.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "A header that makes no sense to a router is not reported.")
    void parameterProblem(UdpSocket socket, Hosts hosts, Observed seen) {
        told(Answer.PARAMETER_PROBLEM, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"ENETUNREACH", "fence, ENETUNREACH"}, means = HOLDS,
            desc = "With IP_RECVERR an unconnected socket is told of what may pass too.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "Not even with IP_RECVERR is an unconnected socket told that there is no route.")
    void netUnreachableWithRecverr(UdpSocket socket, Hosts hosts, Observed seen) {
        toldUnconnected(Answer.NET_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EHOSTUNREACH", "ENETUNREACH", "fence, EHOSTUNREACH"}, means = HOLDS,
            desc = "With IP_RECVERR an unconnected socket is told of a host that is not there.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS,
            desc = "Not even with IP_RECVERR is an unconnected socket told of a host that is not there.")
    void hostUnreachableWithRecverr(UdpSocket socket, Hosts hosts, Observed seen) {
        toldUnconnected(Answer.HOST_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EHOSTUNREACH", "fence, EHOSTUNREACH"}, means = HOLDS,
            desc = "With IP_RECVERR an unconnected socket is told of a time to live that is over.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS,
            desc = "Not even with IP_RECVERR is an unconnected socket told of a time to live that is over.")
    void timeExceededWithRecverr(UdpSocket socket, Hosts hosts, Observed seen) {
        toldUnconnected(Answer.TIME_EXCEEDED, socket, hosts, seen);
    }

    @Claim("rfc/icmp-errors-are-passed-on")
    @Outcome(id = {"EHOSTUNREACH", "EACCES", "fence, EHOSTUNREACH", "fence, EACCES"}, means = HOLDS,
            desc = "With IP_RECVERR an unconnected socket is told of a firewall.")
    @Outcome(id = "fence, EAGAIN", means = BREAKS, desc = "Not even with IP_RECVERR is an unconnected socket told of a firewall.")
    void filteredWithRecverr(UdpSocket socket, Hosts hosts, Observed seen) {
        toldUnconnected(Answer.FILTERED, socket, hosts, seen);
    }

    @Claim("article/unconnected-blocks")
    @Outcome(id = "fence, EAGAIN", means = HOLDS, desc = "An unconnected socket is not told of a firewall: its receive goes on.")
    @Outcome(id = {"EHOSTUNREACH", "EACCES", "ECONNREFUSED", "fence, EHOSTUNREACH", "fence, EACCES", "fence, ECONNREFUSED"}, means = BREAKS,
            desc = "An unconnected socket is told of a firewall.")
    void filteredUnconnected(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.answer(Answer.FILTERED);
        seen.ignore(socket.sendto("hi", server));
        server.fence(hosts.onFirstLink(socket));
        record(socket, Receiving.RECVFROM, seen);
    }

    @Claim("rfc/errors-may-be-lost")
    @Outcome(id = "fence, EAGAIN", means = HOLDS,
            desc = "The error was lost on its way: the connected socket waits as an unconnected one does.")
    @Outcome(id = {"ECONNREFUSED", "fence, ECONNREFUSED"}, means = BREAKS, desc = "The connected socket knows of an error that never came.")
    void lostError(UdpSocket socket, Hosts hosts, Observed seen) {
        hosts.errors(Errors.LOST);
        told(Answer.PORT_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("article/association-needs-connect")
    @Outcome(id = "ok, fence, EAGAIN", means = HOLDS,
            desc = "An error about the old peer that comes when the socket has another is nobody's.")
    @Outcome(id = {"ok, ECONNREFUSED", "ok, ECONNRESET", "ok, fence, ECONNREFUSED"}, means = BREAKS, desc = "The socket is told of its old "
            + "peer's closed port as if it were the new one's.")
    @Outcome(id = {"EISCONN, ECONNREFUSED", "EISCONN, fence, ECONNREFUSED"}, means = HOLDS, desc = "The socket keeps its peer, whose error "
            + "comes late.")
    @Outcome(id = {"EISCONN, ECONNRESET", "EISCONN, fence, EAGAIN"}, means = BREAKS, desc = "The socket keeps its peer, whose error is "
            + "another or none.")
    void lateErrorAfterReconnecting(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        late(socket, server, hosts);
        seen.record(socket.connect(hosts.serverBySecondLink()));
        hosts.errors(Errors.PASS);
        peerOf(socket, hosts).fence(socket);
        record(socket, Receiving.RECV, seen);
    }

    @Claim("article/association-needs-connect")
    @Outcome(id = "fence, EAGAIN", means = HOLDS, desc = "An error that comes when the association is dissolved is nobody's.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET", "fence, ECONNREFUSED", "fence, ECONNRESET"}, means = BREAKS,
            desc = "The socket is told of an error although it has no peer any more.")
    void lateErrorAfterDissolving(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        late(socket, server, hosts);
        seen.ignore(socket.dissolve());
        hosts.errors(Errors.PASS);
        server.fence(hosts.onFirstLink(socket));
        record(socket, Receiving.RECVFROM, seen);
    }

    @Claim("article/association-needs-connect")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET", "fence, ECONNREFUSED"}, means = HOLDS, desc = "An error that comes late is told while the "
            + "association is what it was.")
    @Outcome(id = {"fence, EAGAIN", "fence, ECONNRESET"}, means = BREAKS, desc = "An error that comes late is not the next thing told.")
    void lateError(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        late(socket, server, hosts);
        hosts.errors(Errors.PASS);
        server.fence(socket);
        record(socket, Receiving.RECV, seen);
    }

    /** The socket is bound to a port, connected to the server and has sent; the error of that waits at the router. */
    private static void late(UdpSocket socket, RemotePeer server, Hosts hosts) {
        hosts.errors(Errors.LATE);
        hosts.answer(Answer.PORT_UNREACHABLE);
        socket.bind(hosts.anyPort());
        socket.connect(server);
        socket.send("hi");
    }

    private static RemotePeer peerOf(UdpSocket socket, Hosts hosts) {
        RemotePeer second = hosts.serverBySecondLink();
        return socket.getpeername() instanceof Return.Name name && second.address().equals(name.address()) ? second : hosts.server();
    }

    private static void told(Answer answer, UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.answer(answer);
        socket.connect(server);
        socket.send(datagram(answer));
        server.fence(socket);
        record(socket, Receiving.RECV, seen);
    }

    private static void toldUnconnected(Answer answer, UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.answer(answer);
        socket.setsockopt(Option.RECVERR, 1);
        socket.sendto(datagram(answer), server);
        server.fence(hosts.onFirstLink(socket));
        record(socket, Receiving.RECV, seen);
    }

    private static String datagram(Answer answer) {
        return answer == Answer.TOO_BIG ? "x".repeat(1400) : "hi";
    }

    /** Records an error, or the fence and what is behind it. */
    private static void record(UdpSocket socket, Receiving how, Observed seen) {
        Return first = how == Receiving.RECV ? socket.recv() : socket.recvfrom();
        if (first instanceof Return.Received received) {
            seen.record(received.text());
            seen.record(socket.receiveQueued(how, UdpSocket.BUFFER));
        } else {
            seen.record(first);
        }
    }
}
