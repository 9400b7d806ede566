package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.socket.Host;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/**
 * One socket with several descriptors, and one socket in several threads. What races has several right outcomes: such a test records only
 * what must be true of all of them.
 */
public final class DescriptorsAndThreads {

    private static final int ROUNDS = 20;
    private static final String RACING = "racing";

    @Claim("posix/descriptors-share-one-association")
    @Outcome(id = "A, hi", means = HOLDS, desc = "What one descriptor connects, the other one has connected too.")
    @Outcome(id = {"ENOTCONN, nothing", "EDESTADDRREQ, nothing"}, means = BREAKS, desc = "Each descriptor has an association of its own.")
    void connectByOneDescriptor(UdpSocket socket, Peers peers, Observed seen) {
        try (UdpSocket other = socket.dup()) {
            socket.connect(peers.a());
            seen.record(other.getpeername());
            seen.ignore(other.send("hi"));
            seen.record(peers.a().heard());
        }
    }

    @Claim("posix/descriptors-share-one-association")
    @Outcome(id = {"ECONNREFUSED, fence", "ECONNRESET, fence"}, means = HOLDS, desc = "The error belongs to the socket: one descriptor "
            + "reports it, and then the other has none.")
    @Outcome(id = {"ECONNREFUSED, ECONNREFUSED", "ECONNRESET, ECONNRESET"}, means = BREAKS, desc = "Each descriptor reports the error.")
    @Outcome(id = {"fence, ECONNREFUSED", "fence, ECONNRESET"}, means = BREAKS, desc = "Only the descriptor that sent reports the error.")
    void errorOfAnotherDescriptor(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        try (UdpSocket other = socket.dup()) {
            socket.send("hi");
            peers.opens(peers.closed()).fence(socket);
            seen.record(other.recv());
            seen.record(socket.recv());
        }
    }

    @Claim("posix/descriptors-share-one-association")
    @Outcome(id = "A, hello", means = HOLDS, desc = "Closing one descriptor leaves the association to the other.")
    @Outcome(id = {"ENOTCONN", "EBADF"}, means = BREAKS, desc = "Closing one descriptor ends the association.")
    void closingOneDescriptor(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        UdpSocket other = socket.dup();
        other.close();
        Return name = socket.getpeername();
        seen.record(name);
        if (name instanceof Return.Name) {
            peers.a().send("hello", socket);
            seen.record(socket.recv());
        }
    }

    @Claim("posix/descriptors-share-one-association")
    @Outcome(id = "fence", means = HOLDS,
            desc = "A socket that is closed takes its pending error with it: the next socket on that port with that peer has none.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS,
            desc = "The pending error of a closed socket comes to the next one on its port.")
    void errorGoesWithTheSocket(UdpSocket socket, UdpSocket next, Peers peers, Observed seen) {
        InetSocketAddress port = peers.loopbackPort();
        socket.bind(port);
        socket.connect(peers.closed());
        socket.send("hi");
        socket.close();
        next.bind(port);
        next.connect(peers.closed());
        peers.opens(peers.closed()).fence(next);
        Steps.recordErrorOrFence(next.recv(), next, seen);
    }

    @Claim("javadoc/interrupt-closes-a-channel")
    @Outcome(id = {"EBADF, EBADF, nothing", "EINTR, EBADF, nothing"}, means = HOLDS,
            desc = "A send by an interrupted thread sends nothing and closes the channel, association and all.")
    @Outcome(id = "sent 2, sent 2, hi + ho", means = BREAKS, desc = "The interrupt of the thread does nothing to this API's send.")
    @Outcome(id = "EINTR, sent 2, ho", means = BREAKS, desc = "The send fails, and the association stays.")
    void sendByAnInterruptedThread(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.connect(peers.a());
        seen.record(host.interrupted(() -> socket.send("hi")));
        seen.record(socket.send("ho"));
        seen.record(peers.a().heard());
    }

    @Claim("javadoc/interrupt-closes-a-channel")
    @Outcome(id = {"EBADF, EBADF", "EINTR, EBADF"}, means = HOLDS,
            desc = "A receive by an interrupted thread receives nothing and closes the channel.")
    @Outcome(id = "hello, sent 2", means = BREAKS, desc = "The interrupt of the thread does nothing to this API's receive.")
    @Outcome(id = "EINTR, sent 2", means = BREAKS, desc = "The receive fails, and the association stays.")
    void receiveByAnInterruptedThread(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.connect(peers.a());
        peers.a().send("hello", socket);
        seen.record(host.interrupted(socket::recv));
        seen.record(socket.send("ho"));
    }

    @Claim("posix/connect-under-a-blocked-receive")
    @Outcome(id = "fence from A, ok, A", means = HOLDS,
            desc = "connect() takes effect at once: the receive that was blocked before hears the new peer only.")
    @Outcome(id = "late from stranger, ok, A", means = BREAKS,
            desc = "connect() waits until the blocked receive is over, which hears whoever comes.")
    void connectUnderABlockedReceive(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.bind(peers.loopbackPort());
        Peer a = peers.a();
        List<Return> returned = host.whileBlocked(List.of(socket::recvfrom, () -> socket.connect(a)), () -> {
            peers.stranger().send("late", socket);
            a.fence(socket);
        });
        returned.forEach(seen::record);
        seen.record(socket.getpeername());
    }

    @Claim("posix/connect-under-a-blocked-receive")
    @Outcome(id = {"late from stranger, ok, ENOTCONN", "late from stranger, EAFNOSUPPORT, ENOTCONN", "late from stranger, EADDRNOTAVAIL, ENOTCONN"},
            means = HOLDS, desc = "Dissolving takes effect at once: the receive that was blocked before hears everybody.")
    @Outcome(id = "fence from A, ok, ENOTCONN", means = BREAKS,
            desc = "Dissolving waits until the blocked receive is over, which hears the old peer only.")
    void dissolveUnderABlockedReceive(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.bind(peers.loopbackPort());
        Peer a = peers.a();
        socket.connect(a);
        List<Return> returned = host.whileBlocked(List.of(socket::recvfrom, socket::dissolve), () -> {
            peers.stranger().send("late", socket);
            a.fence(socket);
        });
        returned.forEach(seen::record);
        seen.record(socket.getpeername());
    }

    @Claim("posix/calls-are-atomic")
    @Outcome(id = "one + two", means = HOLDS, desc = "Two threads that are blocked on one connected socket get one datagram each.")
    @Outcome(id = {"one + one", "two + two"}, means = BREAKS, desc = "Both threads get the same datagram.")
    void twoBlockedReceives(UdpSocket socket, Peers peers, Observed seen, Host host) {
        socket.connect(peers.a());
        List<Return> returned = host.whileBlocked(List.of(socket::recv, socket::recv), () -> {
            peers.a().send("one", socket);
            peers.a().send("two", socket);
        });
        seen.record(returned.stream().map(r -> r instanceof Return.Received received ? received.text() : String.valueOf(r)).sorted()
                .collect(Collectors.joining(" + ")));
    }

    @Claim("posix/calls-are-atomic")
    @Outcome(id = "each at one of the two", means = HOLDS, desc = "A send that races connect() goes to the old peer or to the new one, "
            + "once, or fails.")
    @Outcome(id = {"lost", "doubled"}, means = BREAKS, desc = "Datagrams that were reported as sent have come to neither peer, or twice.")
    @Outcome(id = "EISCONN", means = BREAKS, desc = "This API refuses the second connect().")
    void sendRacesConnect(UdpSocket socket, Peers peers, Observed seen, Host host) {
        Peer a = peers.a();
        Peer b = peers.b();
        socket.connect(a);
        AtomicInteger sent = new AtomicInteger();
        AtomicReference<Return> refused = new AtomicReference<>();
        for (int i = 0; i < ROUNDS && refused.get() == null; i++) {
            Peer next = i % 2 == 0 ? b : a;
            host.together(List.of(() -> {
                if (socket.connect(next) instanceof Return.Failed failed) {
                    refused.set(failed);
                }
            }, () -> {
                Return returned = socket.send(RACING);
                seen.ignore(returned);
                count(returned, sent);
            }));
        }
        if (refused.get() != null) {
            seen.record(refused.get());
            return;
        }
        long heard = heard(a) + heard(b);
        seen.record(heard == sent.get() ? "each at one of the two" : heard < sent.get() ? "lost" : "doubled");
    }

    @Claim("posix/calls-are-atomic")
    @Outcome(id = "sent or refused", means = HOLDS,
            desc = "A send that races dissolving goes to the peer, or fails for want of one; nothing is heard that was not reported as "
                    + "sent.")
    @Outcome(id = "heard though refused", means = BREAKS, desc = "The peer hears more than what was reported as sent.")
    void sendRacesDissolve(UdpSocket socket, Peers peers, Observed seen, Host host) {
        Peer a = peers.a();
        socket.bind(peers.loopbackPort());
        AtomicInteger sent = new AtomicInteger();
        for (int i = 0; i < ROUNDS; i++) {
            socket.connect(a);
            host.together(List.of(() -> seen.ignore(socket.dissolve()), () -> {
                Return returned = socket.send(RACING);
                seen.ignore(returned);
                count(returned, sent);
            }));
        }
        seen.record(heard(a) <= sent.get() ? "sent or refused" : "heard though refused");
    }

    @Claim("posix/calls-are-atomic")
    @Outcome(id = "one at most", means = HOLDS,
            desc = "While a socket is dissolved, somebody else who wants its port gets it or does not; two sockets never have it.")
    @Outcome(id = "both", means = BREAKS, desc = "Two sockets have the port.")
    void bindRacesDissolve(UdpSocket socket, UdpSocket other, Peers peers, Observed seen, Host host) {
        socket.connect(peers.a());
        InetSocketAddress name = peers.reach(socket);
        socket.setsockopt(setpeername.socket.Option.SO_REUSEADDR, 0);
        other.setsockopt(setpeername.socket.Option.SO_REUSEADDR, 0);
        host.together(List.of(() -> seen.ignore(socket.dissolve()), () -> seen.ignore(other.bind(name))));
        // What each sends tells its port, and who is closed has none; a name may be what a class remembers.
        seen.ignore(socket.sendto("of socket", peers.a()));
        seen.ignore(other.sendto("of other", peers.a()));
        List<Peer.Heard> heard = peers.a().heard();
        seen.record(heard.size() == 2 && heard.get(0).from().equals(heard.get(1).from()) ? "both" : "one at most");
    }

    @Claim("posix/calls-are-atomic")
    @Outcome(id = "all", means = HOLDS,
            desc = "Four threads that bind, connect, send, dissolve and close sockets of their own do not disturb one another.")
    @Outcome(id = {"too few", "too many"}, means = BREAKS, desc = "Datagrams are lost or doubled.")
    void fourSocketsInFourThreads(UdpSocket one, UdpSocket two, UdpSocket three, UdpSocket four, Peers peers, Observed seen, Host host) {
        Peer a = peers.a();
        AtomicInteger sent = new AtomicInteger();
        List<Runnable> threads = new ArrayList<>();
        for (UdpSocket socket : List.of(one, two, three, four)) {
            InetSocketAddress port = peers.loopbackPort();
            threads.add(() -> {
                socket.bind(port);
                for (int i = 0; i < ROUNDS; i++) {
                    socket.connect(a);
                    count(socket.send(RACING), sent);
                    seen.ignore(socket.dissolve());
                }
                socket.close();
            });
        }
        host.together(threads);
        long heard = heard(a);
        seen.record(heard == sent.get() && heard == threads.size() * ROUNDS ? "all" : heard < sent.get() ? "too few" : "too many");
    }

    /** How often a peer heard what the sockets under test send, and nobody else does. */
    private static long heard(Peer peer) {
        return peer.heard().stream().filter(one -> one.text().equals(RACING)).count();
    }

    private static void count(Return returned, AtomicInteger sent) {
        if (returned instanceof Return.Sent) {
            sent.incrementAndGet();
        }
    }
}
