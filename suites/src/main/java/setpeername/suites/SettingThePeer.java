package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.util.List;
import java.util.Map;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.script.Trace;
import setpeername.socket.Counters;
import setpeername.socket.Endpoint;
import setpeername.socket.Host;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/**
 * What goes over the network for connect(): nothing; and for an unconnected sendto(): one datagram.
 *
 * <p>Counters are the whole host's, and others send too. So a call is made ten times between two looks at the counters: what it causes
 * shows that often, in every try. Where too much moves it is tried again, and the fewest count; where that is still too much, the counters
 * must be seen to be quieter without the call, or nothing was learned.
 */
public final class SettingThePeer {

    private static final int CALLS = 10;
    private static final int TRIES = 20;
    private static final List<String> ICMP_SENT = List.of("Icmp.OutMsgs", "Icmp6.OutMsgs");
    private static final List<String> SENT = List.of("Udp.OutDatagrams", "Udp6.OutDatagrams", "Icmp.OutMsgs", "Icmp6.OutMsgs");

    @Claim("article/no-handshake")
    @Outcome(id = "no packet", means = HOLDS, desc = "Ten connects, and the host sends fewer than ten packets of UDP and ICMP: connect() causes "
            + "none.")
    @Outcome(id = "packets", means = BREAKS, desc = "Each connect() makes the host send a UDP or ICMP packet.")
    void connectSendsNothing(UdpSocket socket, Peers peers, Host host, Trace trace, Observed seen) {
        recordPackets(new Sending(SENT, host, trace), socket, peers.a(), peers, seen);
    }

    @Claim("article/no-handshake")
    @Outcome(id = "ok, nothing", means = HOLDS, desc = "connect() succeeds, and the peer has heard nothing.")
    @Outcome(id = "ok, empty", means = BREAKS, desc = "connect() sends the peer an empty datagram.")
    void peerHearsNothingOfConnect(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.a()));
        seen.record(peers.a().heard());
    }

    @Claim("article/no-handshake")
    @Outcome(id = "ok, hi", means = HOLDS, desc = "What the peer hears first is the first datagram, although it never answered.")
    @Outcome(id = "ok, empty + hi", means = BREAKS, desc = "Something goes before the first datagram.")
    void firstThingHeardIsTheFirstDatagram(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.a()));
        socket.send("hi");
        seen.record(peers.a().heard());
    }

    @Claim("article/connect-to-closed-port")
    @Outcome(id = "ok, closed", means = HOLDS, desc = "connect() to a port that nobody has succeeds and sets the peer.")
    @Outcome(id = "ECONNREFUSED, ENOTCONN", means = BREAKS, desc = "connect() knows that nobody has the port.")
    void connectToClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.connect(peers.closed()));
        seen.record(socket.getpeername());
    }

    @Claim("article/connect-to-closed-port")
    @Outcome(id = "ok, sent 2, hi", means = HOLDS, desc = "Whether the port is open matters when something is sent, not at connect().")
    @Outcome(id = "ok, ECONNREFUSED, nothing", means = BREAKS, desc = "connect() has found out that the port was closed; send() reports "
            + "it.")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "connect() knows that nobody has the port.")
    void portOpensAfterConnect(UdpSocket socket, Peers peers, Observed seen) {
        Endpoint closed = peers.closed();
        Return connected = socket.connect(closed);
        seen.record(connected);
        if (connected instanceof Return.Ok) {
            Peer opened = peers.opens(closed);
            seen.record(socket.send("hi"));
            seen.record(opened.heard());
        }
    }

    @Claim("reader/does-connect-send-icmp")
    @Outcome(id = "no packet", means = HOLDS, desc = "Ten connects to a closed port, and the host sends fewer than ten ICMP messages: connect() "
            + "causes none.")
    @Outcome(id = "packets", means = BREAKS, desc = "Each connect() to a closed port makes the host send ICMP.")
    void connectToClosedPortSendsNoIcmp(UdpSocket socket, Peers peers, Host host, Trace trace, Observed seen) {
        recordPackets(new Sending(ICMP_SENT, host, trace), socket, peers.closed(), peers, seen);
    }

    @Claim("reader/does-connect-send-icmp")
    @Outcome(id = "fence", means = HOLDS, desc = "No error is waiting on the connected socket, although the port was closed at "
            + "connect().")
    @Outcome(id = "ECONNREFUSED", means = BREAKS, desc = "connect() to a closed port leaves an error behind: somebody was asked.")
    void noErrorWaitsAfterConnect(UdpSocket socket, Peers peers, Observed seen) {
        Endpoint closed = peers.closed();
        socket.connect(closed);
        peers.opens(closed).fence(socket);
        seen.record(socket.recv());
    }

    @Claim("reader/does-connect-send-icmp")
    @Outcome(id = {"0, ECONNREFUSED", "0, ECONNRESET"}, means = HOLDS, desc = "The pending error is there after the send, not before it.")
    @Outcome(id = {"ECONNREFUSED, ECONNREFUSED", "ECONNREFUSED, 0"}, means = BREAKS, desc = "The pending error is there before anything "
            + "is sent.")
    @Outcome(id = "0, 0", means = BREAKS, desc = "No error comes, not even after the send.")
    void pendingErrorComesWithTheSend(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.closed());
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
        socket.send("hi");
        peers.a().heard();
        seen.recordPendingError(socket.getsockopt(Option.SO_ERROR));
    }

    @Claim("reader/does-connect-send-icmp")
    @Outcome(id = "ICMP", means = HOLDS, desc = "The datagram to the closed port is what ICMP answers, sent by the host that has the "
            + "port.")
    @Outcome(id = "no ICMP", means = BREAKS, desc = "The host of the closed port does not answer a datagram with ICMP.")
    void icmpAnswersTheDatagram(UdpSocket socket, Peers peers, Host host, Trace trace, Observed seen) {
        Peer a = peers.a();
        new Sending(SENT, host, trace).needCounting(peers);
        Sending icmp = new Sending(ICMP_SENT, host, trace);
        boolean always = true;
        for (int i = 0; i < 3; i++) {
            always &= icmp.during(() -> {
                socket.sendto("hi", peers.closed());
                a.heard();
            }) > 0;
        }
        if (!always) {
            needIcmpCounting(socket, peers, seen);
        }
        seen.record(always ? "ICMP" : "no ICMP");
    }

    /** An error that a connected socket is told of came by ICMP: counters that showed none do not count it. */
    private static void needIcmpCounting(UdpSocket socket, Peers peers, Observed seen) {
        Endpoint closed = peers.closed();
        socket.connect(closed);
        socket.send("hi");
        peers.opens(closed).fence(socket);
        Return returned = socket.recv();
        seen.ignore(returned);
        if (returned instanceof Return.Failed failed && failed.kind().equals("ECONNREFUSED")) {
            throw new PremiseFailed("The counters of this host do not count the ICMP messages that it sends: the error of one came.");
        }
    }

    @Claim("reader/sendto-probe-first")
    @Outcome(id = "1", means = HOLDS, desc = "Each of ten sendto()s makes the host send one packet, of UDP and ICMP together.")
    @Outcome(id = {"2", "3"}, means = BREAKS, desc = "Each sendto() makes the host send more than the one datagram.")
    void sendtoSendsOnePacket(UdpSocket socket, Peers peers, Host host, Trace trace, Observed seen) {
        Sending sending = new Sending(SENT, host, trace);
        sending.needCounting(peers);
        Peer a = peers.a();
        long fewest = sending.fewest(2 * CALLS - 1, () -> {
            for (int i = 0; i < CALLS; i++) {
                socket.sendto("hi", a);
            }
        });
        seen.record(String.valueOf(fewest / CALLS));
    }

    @Claim("reader/sendto-probe-first")
    @Outcome(id = "hi", means = HOLDS, desc = "The destination hears the datagram and nothing before it.")
    @Outcome(id = "empty + hi", means = BREAKS, desc = "The destination is probed before the datagram is sent.")
    void destinationHearsTheDatagramOnly(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(peers.a().heard());
    }

    @Claim("reader/sendto-probe-first")
    @Outcome(id = "sent 2, sent 2", means = HOLDS, desc = "sendto() to a closed port succeeds every time: it asks nobody first.")
    @Outcome(id = {"ECONNREFUSED, ECONNREFUSED", "sent 2, ECONNREFUSED"}, means = BREAKS, desc = "sendto() knows that nobody has the "
            + "port.")
    void sendtoClosedPortIsNotRefused(UdpSocket socket, Peers peers, Observed seen) {
        seen.record(socket.sendto("hi", peers.closed()));
        seen.record(socket.sendto("hi", peers.closed()));
    }

    @Claim("reader/sendto-probe-first")
    @Outcome(id = "any:port, ENOTCONN", means = HOLDS, desc = "If anything is connected inside sendto(), nothing of it is left: the "
            + "socket has a port, and neither a local address nor a peer.")
    @Outcome(id = "loopback:port, ENOTCONN", means = BREAKS, desc = "sendto() leaves the local address behind that the route gave it.")
    @Outcome(id = {"loopback:port, A", "any:port, A"}, means = BREAKS, desc = "sendto() leaves the socket connected.")
    void sendtoLeavesNothingConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.sendto("hi", peers.a());
        seen.record(socket.getsockname());
        seen.record(socket.getpeername());
    }

    /** Connects many times, and records whether packets went out each time. */
    private static void recordPackets(Sending sending, UdpSocket socket, Endpoint peer, Peers peers, Observed seen) {
        new Sending(SENT, sending.host, sending.trace).needCounting(peers);
        long fewest = sending.fewest(CALLS - 1, () -> {
            for (int i = 0; i < CALLS; i++) {
                seen.ignore(socket.dissolve());
                socket.connect(peer);
            }
        });
        seen.record(fewest < CALLS ? "no packet" : "packets");
    }

    /**
     * What the host sends, by its own counters.
     *
     * @param counters those that count
     */
    private record Sending(List<String> counters, Host host, Trace trace) {

        /** How many packets went out during a call, others' included. */
        long during(Runnable call) {
            Counters before = host.counters();
            call.run();
            Map<String, Long> moved = host.counters().since(before);
            moved.keySet().retainAll(counters);
            trace.note("sent by the host meanwhile: " + (moved.isEmpty() ? "nothing" : moved));
            return moved.values().stream().mapToLong(Long::longValue).sum();
        }

        /** The fewest packets of several tries, which end with the first that has no more than enough. */
        long fewest(long enough, Runnable call) {
            long fewest = Long.MAX_VALUE;
            for (int i = 0; i < TRIES && fewest > enough; i++) {
                fewest = Math.min(fewest, during(call));
            }
            if (fewest > enough) {
                needQuiet();
            }
            return fewest;
        }

        void needCounting(Peers peers) {
            if (during(() -> peers.stranger().send("counted", peers.b().address())) == 0) {
                throw new PremiseFailed("The counters of this host do not count what is sent.");
            }
        }

        /** Without the calls the counters must be seen to move by less than there are calls. */
        private void needQuiet() {
            for (int i = 0; i < TRIES; i++) {
                if (during(() -> { }) < CALLS) {
                    return;
                }
            }
            throw new PremiseFailed("Others send so much on this host that its counters tell nothing of one call.");
        }
    }
}
