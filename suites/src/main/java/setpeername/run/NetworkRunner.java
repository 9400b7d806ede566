package setpeername.run;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import setpeername.api.Bound;
import setpeername.network.Capture;
import setpeername.network.LocalNetwork;
import setpeername.network.NetworkHost;
import setpeername.outcome.Observation;
import setpeername.run.TestMethod.Case;
import setpeername.socket.PremiseFailed;

/**
 * Runs cases in a network of other hosts, and keeps the packets of each, and of one that was given up what the hosts' kernels knew.
 *
 * <p>A case that was given up although less than its bound passed in which the hosts could run had no fair try, and has one more. Whatever
 * comes of that, the case says that it is the second. One that was given up while the hosts ran is not tried again: that may be how the
 * platform is.
 */
public final class NetworkRunner implements Runner {

    /** Before the bound of a case, while its sockets are open and who is silent still is. */
    private static final int LOOK_MILLIS = Bound.MILLIS * 8 / 10;
    /** A case and its sockets' closing end before, as long as all hosts answer. */
    private static final int MOST_MILLIS = 3 * Bound.MILLIS;

    private static final String AGAIN = "tried again: ";

    private final LocalNetwork network;
    private final NetworkHost host;
    private final CaseRunner runner;
    private final Watchdog watchdog = new Watchdog();
    private final StandStill standStill = new StandStill();
    private Capture capture;
    private String noCapture;

    /** A runner in that network, with that worker for cases whose sockets need a JVM with preferIPv4Stack; both stay. */
    NetworkRunner(LocalNetwork network, Worker ipv4) {
        this.network = network;
        host = new NetworkHost(network);
        runner = new CaseRunner(host, ipv4);
        try {
            capture = new Capture(host);
        } catch (PremiseFailed e) {
            noCapture = e.getMessage();
        }
    }

    /** Whether the case was tried twice. */
    public static boolean wasTriedAgain(Observation seen) {
        return seen.detail().stream().anyMatch(line -> line.startsWith(AGAIN));
    }

    @Override
    public Observation run(Case c) {
        long before = standStill.nanos();
        Observation first = runOnce(c);
        long still = standStill.nanos() - before;
        if (!CaseRunner.isGivenUp(first) || first.nanos() - still >= TimeUnit.MILLISECONDS.toNanos(Bound.MILLIS) || network.isBroken()) {
            return first;
        }
        Observation second = runOnce(c);
        List<String> detail = new ArrayList<>(second.detail());
        detail.add(AGAIN + "the first try was given up after " + TimeUnit.NANOSECONDS.toMillis(first.nanos())
                + " ms, in which the network's CPU stood still for " + TimeUnit.NANOSECONDS.toMillis(still) + " ms");
        return second.with(detail, second.capture());
    }

    private Observation runOnce(Case c) {
        AtomicReference<List<String>> state = new AtomicReference<>(List.of());
        Watchdog.Watch look = watchdog.watch(() -> state.set(network.state()), LOOK_MILLIS);
        Watchdog.Watch most = watchdog.watch(network::kill, MOST_MILLIS);
        Observation seen;
        try (look; most) {
            seen = runner.run(c);
        }
        List<String> detail = new ArrayList<>(seen.detail());
        if (CaseRunner.isGivenUp(seen)) {
            detail.addAll(state.get());
            detail.addAll(network.threads());
        }
        String packets = packets();
        if (packets.isEmpty()) {
            detail.add(noCapture);
        }
        return seen.with(detail, packets);
    }

    /** What crossed the links in this case; empty where it was not captured. */
    private String packets() {
        if (capture == null) {
            return "";
        }
        Watchdog.Watch watch = watchdog.watch(capture::close, Bound.MILLIS);
        try (watch) {
            host.settle();
            return Base64.getEncoder().encodeToString(capture.cut());
        } catch (PremiseFailed e) {
            capture.close();
            capture = null;
            noCapture = e.getMessage();
            return "";
        }
    }

    @Override
    public void close() {
        watchdog.close();
        standStill.close();
        runner.close();
        if (capture != null) {
            capture.close();
        }
    }
}
