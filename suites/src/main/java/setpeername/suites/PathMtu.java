package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Hosts;
import setpeername.peer.RemotePeer;
import setpeername.socket.Network.Answer;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.Return.QueuedError.Origin;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/**
 * What the error queue holds of ICMP messages that come from the network, and the MTU of the path that one of them tells. Behind each message
 * comes a fence from the server, so that the message is there when the fence is.
 */
public final class PathMtu {

    private static final String LARGE = "x".repeat(1400);
    private static final int ROUTERS_FRAGMENT = 0;
    private static final int NOBODY_FRAGMENTS = 2;

    @Claim("manual/error-queue")
    @Outcome(id = {"ENETUNREACH by icmp 3/0 of a router about hi to server", "ENETUNREACH by icmp6 1/0 of a router about hi to server"}, means = HOLDS,
            desc = "The queue tells that a router has no route.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "Nothing is queued.")
    void netUnreachableIsQueued(UdpSocket socket, Hosts hosts, Observed seen) {
        queued(Answer.NET_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("manual/error-queue")
    @Outcome(id = {"EHOSTUNREACH by icmp 3/1 of a router about hi to server", "EHOSTUNREACH by icmp6 1/3 of a router about hi to server"}, means = HOLDS,
            desc = "The queue tells that a router does not find the host.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "Nothing is queued.")
    void hostUnreachableIsQueued(UdpSocket socket, Hosts hosts, Observed seen) {
        queued(Answer.HOST_UNREACHABLE, socket, hosts, seen);
    }

    @Claim("manual/error-queue")
    @Outcome(id = {"EHOSTUNREACH by icmp 11/0 of a router about hi to server", "EHOSTUNREACH by icmp6 3/0 of a router about hi to server"}, means = HOLDS,
            desc = "The queue tells that the time to live was over at a router.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "Nothing is queued.")
    void timeExceededIsQueued(UdpSocket socket, Hosts hosts, Observed seen) {
        queued(Answer.TIME_EXCEEDED, socket, hosts, seen);
    }

    @Claim("manual/error-queue")
    @Outcome(id = {"EHOSTUNREACH by icmp 3/13 of a router about hi to server", "EACCES by icmp6 1/1 of a router about hi to server"}, means = HOLDS,
            desc = "The queue tells that a firewall filters.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "Nothing is queued.")
    void filteredIsQueued(UdpSocket socket, Hosts hosts, Observed seen) {
        queued(Answer.FILTERED, socket, hosts, seen);
    }

    @Claim("manual/error-queue")
    @Outcome(id = {"EMSGSIZE by icmp 3/4, info 1280 of a router about x to server", "EMSGSIZE by icmp6 2/0, info 1280 of a router about x to server"},
            means = HOLDS, desc = "The queue tells the MTU that a datagram did not fit.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "Nothing is queued.")
    void tooBigIsQueued(UdpSocket socket, Hosts hosts, Observed seen) {
        queued(Answer.TOO_BIG, socket, hosts, seen);
    }

    @Claim("rfc/path-mtu-is-learned")
    @Outcome(id = "1500, 1280", means = HOLDS,
            desc = "The connected socket knows the MTU of its link, and that of the path once it was told.")
    @Outcome(id = "1500, 1500", means = BREAKS, desc = "The connected socket does not learn the MTU of the path.")
    void mtuIsLearned(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        socket.connect(server);
        seen.record(mtu(socket, seen));
        tooBig(socket, server, hosts, seen);
        seen.record(mtu(socket, seen));
    }

    @Claim("rfc/path-mtu-is-learned")
    @Outcome(id = "sent 1400, 1", means = HOLDS,
            desc = "The first datagram is lost; the next one of its size is fragmented by this host and arrives.")
    @Outcome(id = "sent 1400, 2", means = HOLDS, desc = "Both datagrams arrive, as routers may fragment them.")
    @Outcome(id = "sent 1400, 0", means = BREAKS, desc = "Datagrams of that size are lost, one after the other.")
    @Outcome(id = "EMSGSIZE, 0", means = BREAKS,
            desc = "A datagram that is larger than the path's MTU is refused, though nobody asked for that.")
    void nextDatagramFits(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        socket.connect(server);
        tooBig(socket, server, hosts, seen);
        seen.record(socket.send(LARGE));
        seen.record(String.valueOf(server.heard().size()));
    }

    @Claim("rfc/path-mtu-is-learned")
    @Outcome(id = "ok, EMSGSIZE, 0", means = HOLDS,
            desc = "With IP_PMTUDISC_DO a datagram that is larger than the path's MTU is refused once that is known.")
    @Outcome(id = {"ok, sent 1400, 1", "ok, sent 1400, 0"}, means = BREAKS,
            desc = "With IP_PMTUDISC_DO a datagram that is larger than the known MTU of the path is reported as sent.")
    @Outcome(id = "EOPNOTSUPP", means = BREAKS, desc = "Fragmentation cannot be forbidden.")
    void onlyWholeDatagrams(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        Return taken = socket.setsockopt(Option.MTU_DISCOVER, NOBODY_FRAGMENTS);
        seen.record(taken);
        if (taken instanceof Return.Failed) {
            return;
        }
        socket.connect(server);
        tooBig(socket, server, hosts, seen);
        seen.record(socket.send(LARGE));
        seen.record(String.valueOf(server.heard().size()));
    }

    @Claim("rfc/path-mtu-is-learned")
    @Outcome(id = "ok, EMSGSIZE, EMSGSIZE of this host, info 1500", means = HOLDS,
            desc = "With IP_PMTUDISC_DO a datagram that is larger than the link's MTU is refused, and the error queue tells that MTU.")
    @Outcome(id = "ok, sent 1600, EAGAIN", means = BREAKS,
            desc = "With IP_PMTUDISC_DO a datagram that is larger than the link's MTU is reported as sent.")
    @Outcome(id = "ok, EMSGSIZE, EAGAIN", means = BREAKS, desc = "The error queue does not tell the link's MTU.")
    @Outcome(id = "EOPNOTSUPP", means = BREAKS, desc = "Fragmentation cannot be forbidden.")
    void onlyWhatFitsTheLink(UdpSocket socket, Hosts hosts, Observed seen) {
        Return taken = socket.setsockopt(Option.MTU_DISCOVER, NOBODY_FRAGMENTS);
        seen.record(taken);
        if (taken instanceof Return.Failed) {
            return;
        }
        socket.setsockopt(Option.RECVERR, 1);
        socket.connect(hosts.server());
        seen.record(socket.send("x".repeat(1600)));
        Return queued = socket.recverr(UdpSocket.BUFFER);
        if (queued instanceof Return.QueuedError error) {
            seen.record(error.kind() + (error.origin() == Origin.LOCAL ? " of this host, info " : " of a message, info ") + error.info());
        } else {
            seen.record(queued);
        }
    }

    @Claim("rfc/path-mtu-is-learned")
    @Outcome(id = "ok, 1, EAGAIN", means = HOLDS,
            desc = "With IP_PMTUDISC_DONT a router fragments the datagram, and nobody is told anything.")
    @Outcome(id = "ok, 0, EAGAIN", means = HOLDS,
            desc = "IPv6 routers fragment nothing: with IPV6_PMTUDISC_DONT the datagram is lost, and nobody is told.")
    @Outcome(id = {"ok, 0, EMSGSIZE"}, means = BREAKS,
            desc = "With IP_PMTUDISC_DONT a datagram that does not fit is lost, and the socket is told.")
    void routersMayFragment(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        seen.record(socket.setsockopt(Option.MTU_DISCOVER, ROUTERS_FRAGMENT));
        socket.connect(server);
        hosts.answer(Answer.TOO_BIG);
        socket.send(LARGE);
        int heard = server.heard().size();
        seen.record(String.valueOf(heard));
        server.fence(socket);
        Return first = socket.recv();
        if (first instanceof Return.Failed) {
            seen.record(first);
        } else {
            seen.record(socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
        }
    }

    /** Sends what does not fit the server's link, and takes what is told of that. */
    private static void tooBig(UdpSocket socket, RemotePeer server, Hosts hosts, Observed seen) {
        hosts.answer(Answer.TOO_BIG);
        socket.send(LARGE);
        takeErrorAndFence(socket, server, seen);
    }

    /** The pending error, where there is one, and a fence behind it, in the one order or the other. */
    private static void takeErrorAndFence(UdpSocket socket, RemotePeer server, Observed seen) {
        server.fence(socket);
        Return first = socket.recv();
        seen.ignore(first);
        seen.ignore(first instanceof Return.Failed ? socket.recv() : socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
    }

    private static String mtu(UdpSocket socket, Observed seen) {
        Return returned = socket.getsockopt(Option.MTU);
        seen.ignore(returned);
        if (returned instanceof Return.Failed failed && failed.kind().matches("ENOPROTOOPT|EOPNOTSUPP")) {
            throw new NotExpressible("This system has no such option: " + failed.seen() + ".");
        }
        return returned instanceof Return.Value value ? String.valueOf(value.value()) : ((Return.Failed) returned).kind();
    }

    private static void queued(Answer answer, UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer server = hosts.server();
        hosts.answer(answer);
        socket.setsockopt(Option.RECVERR, 1);
        socket.connect(server);
        socket.send(answer == Answer.TOO_BIG ? LARGE : "hi");
        takeErrorAndFence(socket, server, seen);
        Return queued = socket.recverr(UdpSocket.BUFFER);
        if (!(queued instanceof Return.QueuedError error)) {
            seen.record(queued);
            return;
        }
        String text = new String(error.data(), StandardCharsets.ISO_8859_1);
        boolean byServer = server.address().getAddress().equals(error.offender());
        seen.record(error.kind() + " by " + error.origin().name().toLowerCase(Locale.ROOT) + " " + error.type() + "/" + error.code()
                + (error.info() == 0 ? "" : ", info " + error.info()) + " of " + (byServer ? "the server" : isOurs(error, socket) ? "this host" : "a router")
                + " about " + (text.matches("x+") ? "x" : text.isEmpty() ? "nothing" : text) + " to "
                + (error.to().equals(server.address()) ? "server" : "another"));
    }

    private static boolean isOurs(Return.QueuedError error, UdpSocket socket) {
        return socket.getsockname() instanceof Return.Name name && name.address().getAddress().equals(error.offender());
    }
}
