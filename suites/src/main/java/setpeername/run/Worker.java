package setpeername.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import setpeername.api.Bound;
import setpeername.network.Lines;
import setpeername.network.Namespaces;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.process.ChildJvm;
import setpeername.run.TestMethod.Case;
import setpeername.socket.PremiseFailed;

/**
 * Another JVM that runs cases which this one cannot. It is given a case a line and answers with the observation's line; before that it may
 * ask for something, a line with a line for the answer. Where anything goes wrong it is ended, as what it says next could be about this
 * case, and the next case has another.
 */
final class Worker implements NetworkClient {

    private static final String IPV4_STACK = "-Djava.net.preferIPv4Stack=true";

    /** A case in it has a bound of its own, of {@link Bound#PROCESSES_MILLIS} at most. */
    private static final int MOST_MILLIS = 2 * Bound.PROCESSES_MILLIS;

    private final String name;
    private final Supplier<List<String>> command;
    /** Whether its first line says that it is ready, or else why it never will be. */
    private final boolean saysReady;
    private final UnaryOperator<String> asked;
    private final int boundMillis;
    private final Watchdog watchdog = new Watchdog();
    private Process process;
    /** Why it could not be started again. */
    private String gone;
    private BufferedWriter toWorker;
    private Lines fromWorker;
    private String missing;

    private Worker(String name, Supplier<List<String>> command, boolean saysReady, UnaryOperator<String> asked) {
        this(name, command, saysReady, asked, MOST_MILLIS);
    }

    Worker(String name, Supplier<List<String>> command, boolean saysReady, UnaryOperator<String> asked, int boundMillis) {
        this.name = name;
        this.command = command;
        this.saysReady = saysReady;
        this.asked = asked;
        this.boundMillis = boundMillis;
    }

    /**
     * One with {@code java.net.preferIPv4Stack}: the only way to an AF_INET {@link java.net.DatagramSocket}.
     *
     * @param network what answers it, where it runs a case within a network of other hosts
     */
    static Worker ipv4(UnaryOperator<String> network) {
        return new Worker("The JVM with preferIPv4Stack", () -> ChildJvm.command(List.of(IPV4_STACK), WorkerMain.class), false, network);
    }

    /** One that is the client in a network of other hosts, in network namespaces. */
    static Worker network() {
        return new Worker("The client of the network",
                () -> Namespaces.client(ChildJvm.command(List.of(), WorkerMain.class, WorkerMain.NETWORK)), true, request -> request);
    }

    @Override
    public Optional<String> missing() {
        if (missing == null && process == null) {
            try {
                start();
            } catch (PremiseFailed e) {
                missing = e.getMessage();
            } catch (IOException e) {
                missing = name + " cannot be started here: " + e.getMessage().lines().findFirst().orElse("").strip() + ".";
            }
        }
        return Optional.ofNullable(missing);
    }

    @Override
    public Observation run(Case c) {
        if (missing().isPresent()) {
            return failed(c, Status.INCONCLUSIVE, missing);
        } else if (gone != null) {
            return failed(c, Status.HARNESS_ERROR, gone);
        }
        try {
            if (!process.isAlive()) {
                restart();
            }
            String line = said(c);
            if (WorkerMain.OVER.equals(line)) {
                restart();
                line = said(c);
            }
            if (line != null) {
                return CaseLine.observation(line);
            }
            return ended(c, name + (process.waitFor(Bound.MILLIS, TimeUnit.MILLISECONDS) ? " ended with exit code " + process.exitValue() + "."
                    : " said that it ended, and did not."));
        } catch (PremiseFailed e) {
            return ended(c, e.getMessage());
        } catch (IOException e) {
            return ended(c, name + " cannot be reached: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended(c, "Interrupted.");
        }
    }

    /** What it says of a case in the end. */
    private String said(Case c) throws IOException {
        write(c.toString());
        String line = answer();
        while (line != null && !CaseLine.is(line) && !line.equals(WorkerMain.OVER)) {
            write(asked.apply(line));
            line = answer();
        }
        return line;
    }

    private Observation ended(Case c, String reason) {
        process.destroyForcibly().onExit().join();
        return failed(c, Status.HARNESS_ERROR, reason);
    }

    /** Its next line; null where it ends before, or is ended as it gives none within the bound. */
    private String answer() throws IOException {
        try (Watchdog.Watch watch = watchdog.watch(process::destroyForcibly, boundMillis)) {
            String line = fromWorker.next();
            if (line == null && watch.expired()) {
                throw new PremiseFailed(name + " gave no answer within " + boundMillis + " ms and was ended.");
            }
            return line;
        }
    }

    private void write(String line) throws IOException {
        toWorker.write(line + "\n");
        toWorker.flush();
    }

    static Observation failed(Case c, Status status, String reason) {
        return new Observation(c.test().claim(), c.test().id(), c.api().id(), c.family().id(), "", reason, status, List.of(), 0);
    }

    private void restart() throws IOException {
        process.destroyForcibly().onExit().join();
        try {
            start();
        } catch (PremiseFailed e) {
            gone = name + " could not be started again. " + e.getMessage();
            throw e;
        }
    }

    private void start() throws IOException {
        process = new ProcessBuilder(command.get()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        toWorker = process.outputWriter(StandardCharsets.UTF_8);
        fromWorker = new Lines(process.getInputStream());
        String said = saysReady ? answer() : WorkerMain.READY;
        if (said == null) {
            throw new PremiseFailed(name + " did not start.");
        } else if (!said.equals(WorkerMain.READY)) {
            throw new PremiseFailed(said);
        }
    }

    /** What it runs in has nothing that a case could meet which runs elsewhere. */
    @Override
    public void leave() {
    }

    @Override
    public void close() {
        watchdog.close();
        if (process == null) {
            return;
        }
        try {
            toWorker.close();
            if (!process.waitFor(Bound.MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
