package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.api.ThisHost;
import setpeername.cli.Pairs.Pair;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/**
 * {@code speed}: whether {@code send()} of a connected socket takes less time than {@code sendto()} of an unconnected one, claim
 * article/connect-is-faster.
 *
 * <p>What counts is the ratio of the two within one round, in which they take turns; no time by itself means anything on another machine.
 * The interval is that of the median by order statistics, which supposes nothing of how times are distributed: with 41 rounds the 14th and
 * the 28th ratio hold the median between them with 97 % (binomial, p = 1/2).
 */
@Command(name = "speed", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Measures send() of a connected socket against sendto() of an unconnected one on loopback, as a ratio: below 1 the "
                + "connected one is faster. HOLDS where the whole interval is below 1, BREAKS where it is above, else INCONCLUSIVE.%n"},
        footer = {"%nExit codes: 0 measured; 2 a wrong option, or something that this machine lacks."})
final class SpeedCommand implements Callable<Integer> {

    private static final int ROUNDS = 41;
    private static final int LOW = 13;
    private static final int HIGH = 27;
    private static final int WARM_UP = 5;
    private static final byte[] DATAGRAM = new byte[32];

    @Spec
    private CommandSpec spec;

    @Option(names = "--sends", paramLabel = "N", defaultValue = "2000",
            description = "Datagrams of each kind in a round; there are 41 rounds (default: ${DEFAULT-VALUE}).")
    private int sends;

    @Mixin
    private Pairs pairs;

    @Override
    public Integer call() throws IOException {
        if (sends < 100 || sends > 100_000) {
            throw new CommandError(2, "--sends needs a number from 100 to 100000, not " + sends + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        // Nothing is held against the model here, so that it does not matter which one it is.
        ScriptHost host = new ScriptHost(ScriptHost.THIS_MACHINE, "linux");
        int worst = 0;
        for (Pair pair : pairs.all()) {
            String missing = host.missing(pair.api(), pair.family()).orElse(null);
            if (missing != null) {
                worst = Math.max(worst, pairs.passOver(pair, missing, out));
            } else if (host.needsIpv4Jvm(pair.api(), pair.family())) {
                worst = Math.max(worst, ScriptHost.inIpv4Jvm(List.of("speed", "--api", pair.api().id(), "--family", pair.family().id(), "--sends",
                        String.valueOf(sends))));
            } else {
                out.println(line(pair.api(), pair.family(), ratios(new ThisHost(), pair.api(), pair.family())));
                out.flush();
            }
        }
        return worst;
    }

    private double[] ratios(ThisHost host, Api api, Family family) {
        try (UdpSocket sink = host.openPeer(family); UdpSocket connected = host.open(api, family);
                UdpSocket open = host.open(api, family)) {
            sink.bind(new InetSocketAddress(family.loopback(), 0));
            InetSocketAddress to = name(sink);
            connected.connect(to);
            open.bind(new InetSocketAddress(family.any(), 0));
            List<Double> ratios = new ArrayList<>();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                // Who goes first changes, so that what the first does to caches and clocks is on either side.
                double first = round % 2 == 0 ? time(connected, null) : time(open, to);
                double second = round % 2 == 0 ? time(open, to) : time(connected, null);
                if (round >= 0) {
                    ratios.add(round % 2 == 0 ? first / second : second / first);
                }
            }
            return ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }
    }

    private static InetSocketAddress name(UdpSocket socket) {
        if (socket.getsockname() instanceof Return.Name name) {
            return name.address();
        }
        throw new PremiseFailed("The receiving socket has no name.");
    }

    /** Nanoseconds of all sends of a round; the receiver's buffer is full soon, which costs both kinds the same. */
    private long time(UdpSocket socket, InetSocketAddress to) {
        long start = System.nanoTime();
        Return last = null;
        for (int i = 0; i < sends; i++) {
            last = to == null ? socket.send(DATAGRAM) : socket.sendto(DATAGRAM, to);
        }
        long nanos = System.nanoTime() - start;
        if (!(last instanceof Return.Sent)) {
            throw new PremiseFailed("A datagram could not be sent: " + last + ".");
        }
        return nanos;
    }

    private static String line(Api api, Family family, double[] ratios) {
        double low = ratios[LOW];
        double high = ratios[HIGH];
        String verdict = high < 1 ? "HOLDS" : low > 1 ? "BREAKS" : "INCONCLUSIVE";
        return String.format(Locale.ROOT, "%-12s %-16s %-6s  connected/unconnected %.3f, 97 %% interval %.3f to %.3f, all rounds %.2f to "
                + "%.2f", verdict, api.id(), family.id(), ratios[ratios.length / 2], low, high, ratios[0], Arrays.stream(ratios).max().orElseThrow());
    }
}
