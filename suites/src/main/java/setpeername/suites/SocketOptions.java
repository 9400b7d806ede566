package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.NotExpressible;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** Options of a socket that is connected, dissolved and connected again; options that need a peer; and the one that makes ports run out. */
public final class SocketOptions {

    private static final int TTL = 3;
    private static final int TOS = 16;

    @Claim("posix/options-outlive-the-association")
    @Outcome(id = "on, 3, 16", means = HOLDS, desc = "Connecting, dissolving and connecting again leave the options as they were set.")
    @Outcome(id = {"off, 1, 0", "on, 1, 0", "off, 3, 16", "on, 3, 0", "off, 1, 16"}, means = BREAKS, desc = "Options are lost on the way.")
    @Outcome(id = {"on, ENOPROTOOPT, 16", "on, EINVAL, 16"}, means = HOLDS,
            desc = "The multicast TTL cannot be read; the other options are as they were set.")
    void optionsOutliveTheAssociation(UdpSocket socket, Peers peers, Observed seen) {
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.setsockopt(Option.MULTICAST_TTL, TTL);
        socket.setsockopt(Option.IP_TOS, TOS);
        socket.connect(peers.a());
        seen.ignore(socket.dissolve());
        socket.connect(peers.b());
        seen.record(onOrOff(socket.getsockopt(Option.SO_BROADCAST)));
        seen.record(socket.getsockopt(Option.MULTICAST_TTL));
        seen.record(socket.getsockopt(Option.IP_TOS));
    }

    @Claim("posix/options-outlive-the-association")
    @Outcome(id = "ok, hi, 16", means = HOLDS,
            desc = "The type of service can be set on the connected socket, which goes on reaching its peer.")
    @Outcome(id = {"EISCONN, hi, 0", "EINVAL, hi, 0"}, means = BREAKS, desc = "A connected socket does not take a type of service.")
    void typeOfServiceWhenConnected(UdpSocket socket, Peers peers, Observed seen) {
        optionWhenConnected(socket, Option.IP_TOS, TOS, peers, seen);
    }

    @Claim("posix/options-outlive-the-association")
    @Outcome(id = "ok, hi, 3", means = HOLDS,
            desc = "The time to live can be set on the connected socket, which goes on reaching its peer.")
    @Outcome(id = {"EISCONN, hi, 64", "EINVAL, hi, 64"}, means = BREAKS, desc = "A connected socket does not take a time to live.")
    void timeToLiveWhenConnected(UdpSocket socket, Peers peers, Observed seen) {
        optionWhenConnected(socket, Option.UNICAST_TTL, TTL, peers, seen);
    }

    @Claim("posix/options-outlive-the-association")
    @Outcome(id = "ok, hi", means = HOLDS, desc = "SO_DONTROUTE, set on the connected socket, leaves a peer on this host within reach.")
    @Outcome(id = "ok, nothing", means = BREAKS, desc = "SO_DONTROUTE, set on the connected socket, cuts it off from its peer.")
    void dontRouteWhenConnected(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.setsockopt(Option.SO_DONTROUTE, 1));
        seen.ignore(socket.send("hi"));
        seen.record(peers.a().heard());
    }

    @Claim("manual/mtu-needs-a-peer")
    @Outcome(id = "ENOTCONN, mtu, ENOTCONN", means = HOLDS, desc = "Only with a peer there is a path whose MTU can be asked for.")
    @Outcome(id = {"mtu, mtu, mtu", "ENOTCONN, mtu, mtu"}, means = BREAKS, desc = "A socket without peer tells an MTU.")
    @Outcome(id = "ENOTCONN, ENOTCONN, ENOTCONN", means = BREAKS, desc = "The connected socket does not know the MTU either.")
    void mtuNeedsAPeer(UdpSocket socket, Peers peers, Observed seen) {
        recordMtu(socket, seen);
        socket.connect(peers.a());
        recordMtu(socket, seen);
        seen.ignore(socket.dissolve());
        recordMtu(socket, seen);
    }

    @Claim("manual/bsdcompat-is-ignored")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = HOLDS,
            desc = "SO_BSDCOMPAT changes nothing: the connected socket is told of the error.")
    @Outcome(id = "fence", means = BREAKS, desc = "SO_BSDCOMPAT keeps the error from the connected socket.")
    void bsdCompatKeepsNoErrorAway(UdpSocket socket, Peers peers, Observed seen) {
        needOption(seen, socket.setsockopt(Option.SO_BSDCOMPAT, 1));
        socket.connect(peers.closed());
        socket.send("hi");
        peers.opens(peers.closed()).fence(socket);
        Steps.recordErrorOrFence(socket.recv(), socket, seen);
    }

    @Claim("manual/ports-run-out")
    @Outcome(id = {"EAGAIN, ENOTCONN", "EADDRINUSE, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN"}, means = HOLDS, desc = "connect() finds no free "
            + "port, says so and sets no peer.")
    @Outcome(id = {"ok, A", "EAGAIN, A"}, means = BREAKS, desc = "connect() sets a peer though there is no port left.")
    void connectWithoutAFreePort(UdpSocket first, UdpSocket socket, Peers peers, Observed seen) {
        leaveNoPort(first, socket, peers, seen);
        seen.record(socket.connect(peers.a()));
        seen.record(socket.getpeername());
    }

    @Claim("manual/ports-run-out")
    @Outcome(id = {"EAGAIN, nothing", "EADDRINUSE, nothing", "EADDRNOTAVAIL, nothing"}, means = HOLDS,
            desc = "sendto() finds no free port, says so and sends nothing.")
    @Outcome(id = "sent 2, hi", means = BREAKS, desc = "sendto() sends though there is no port left.")
    void sendtoWithoutAFreePort(UdpSocket first, UdpSocket socket, Peers peers, Observed seen) {
        leaveNoPort(first, socket, peers, seen);
        seen.record(socket.sendto("hi", peers.a()));
        seen.record(peers.a().heard());
    }

    @Claim("manual/ports-run-out")
    @Outcome(id = {"EAGAIN, ok, A", "EADDRINUSE, ok, A", "EADDRNOTAVAIL, ok, A"}, means = HOLDS,
            desc = "Once a port is free again, connect() succeeds.")
    @Outcome(id = {"EAGAIN, EAGAIN, ENOTCONN", "EADDRINUSE, EADDRINUSE, ENOTCONN"}, means = BREAKS,
            desc = "The socket stays without a port.")
    @Outcome(id = "ok, ok, A", means = BREAKS, desc = "The range of ports that the socket was given is not kept to.")
    void connectOnceAPortIsFree(UdpSocket first, UdpSocket socket, Peers peers, Observed seen) {
        leaveNoPort(first, socket, peers, seen);
        seen.record(socket.connect(peers.a()));
        first.close();
        seen.record(socket.connect(peers.a()));
        seen.record(socket.getpeername());
    }

    @Claim("posix/buffer-size-is-what-was-set")
    @Outcome(id = "8000", means = HOLDS, desc = "The buffers have the size that was set.")
    @Outcome(id = "16000", means = BREAKS, desc = "The buffers are told to be twice as large as was set: their book-keeping is counted in.")
    void bufferSizeIsWhatWasSet(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        socket.setsockopt(Option.SO_RCVBUF, 8_000);
        seen.record(socket.getsockopt(Option.SO_RCVBUF));
    }

    @Claim("reader/exclusive-claim")
    @Outcome(id = "0", means = HOLDS, desc = "A new socket does not share its binding: SO_REUSEADDR is off.")
    @Outcome(id = "1", means = BREAKS, desc = "A new socket shares its binding with others that want to: SO_REUSEADDR is on.")
    void newSocketSharesNoBinding(UdpSocket socket, Observed seen) {
        seen.record(socket.getsockopt(Option.SO_REUSEADDR));
    }


    /** The first socket takes the only port of the second one's range. */
    private static void leaveNoPort(UdpSocket first, UdpSocket socket, Peers peers, Observed seen) {
        first.bind(peers.any());
        if (!(first.getsockname() instanceof Return.Name name)) {
            throw new PremiseFailed("The first socket has no name.");
        }
        InetSocketAddress taken = name.address();
        needOption(seen, socket.setsockopt(Option.LOCAL_PORT_RANGE, taken.getPort() << 16 | taken.getPort()));
    }

    private static void optionWhenConnected(UdpSocket socket, Option option, int value, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.setsockopt(option, value));
        socket.send("hi");
        seen.record(peers.a().heard());
        seen.record(socket.getsockopt(option));
    }

    private static void recordMtu(UdpSocket socket, Observed seen) {
        Return returned = needOption(seen, socket.getsockopt(Option.MTU));
        if (returned instanceof Return.Value value && value.value() > 0) {
            seen.record("mtu");
        } else {
            seen.record(returned);
        }
    }

    /** The numbers of options are the same on all systems that share a binding, but not all of these have them. */
    private static Return needOption(Observed seen, Return returned) {
        if (returned instanceof Return.Failed failed && failed.kind().matches("ENOPROTOOPT|EOPNOTSUPP")) {
            seen.ignore(failed);
            throw new NotExpressible("This system has no such option: " + failed.seen() + ".");
        }
        return returned;
    }

    private static String onOrOff(Return returned) {
        return returned instanceof Return.Value value && value.value() != 0 ? "on" : "off";
    }
}
