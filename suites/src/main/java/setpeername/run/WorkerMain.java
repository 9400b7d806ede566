package setpeername.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import setpeername.api.ThisHost;
import setpeername.network.Control.Party;
import setpeername.network.LocalNetwork;
import setpeername.network.NetworkHost;
import setpeername.process.ChildJvm;
import setpeername.run.TestMethod.Case;
import setpeername.socket.Family;
import setpeername.socket.PremiseFailed;

/** The other side of {@link Worker}. */
public final class WorkerMain {

    /** What a worker says that is to say whether it is ready. */
    static final String READY = "ready";
    /** What a worker says that can run no case any more, instead of running the next one; then it ends. */
    static final String OVER = "over";
    /** As the argument: makes a network around this process, which is in a network namespace of its own. */
    static final String NETWORK = "network";
    /** As the argument: is in the network that its parent has made. */
    static final String IN_NETWORK = "in-network";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    /** The lines of standard input, and nothing at its end. */
    private final BlockingQueue<Optional<String>> in = new LinkedBlockingQueue<>();
    private volatile boolean idle;

    private WorkerMain() {
        Thread reader = new Thread(this::read, "standard input");
        reader.setDaemon(true);
        reader.start();
    }

    /** Nobody waits for a case whose parent is gone, however long it would take. */
    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                in.add(Optional.of(line));
            }
        } catch (IOException e) {
            // As if the parent had ended.
        }
        if (!idle) {
            Runtime.getRuntime().halt(1);
        }
        in.add(Optional.empty());
    }

    private Optional<String> next() {
        try {
            return in.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<String> nextCase() {
        idle = true;
        Optional<String> line = next();
        idle = false;
        return line;
    }

    /** Runs the cases named on standard input until it ends. */
    public static void main(String[] args) throws IOException {
        WorkerMain worker = new WorkerMain();
        switch (args.length == 0 ? "" : args[0]) {
            case NETWORK -> worker.network();
            case IN_NETWORK -> worker.run(new CaseRunner(new NetworkHost(worker::ask)), () -> false);
            default -> worker.run(new CaseRunner(new ThisHost()), () -> false);
        }
    }

    private void run(Runner runner, BooleanSupplier over) throws IOException {
        Map<String, Case> cases = Suites.cases().stream().collect(Collectors.toMap(Case::toString, Function.identity()));
        try (runner) {
            for (Optional<String> line = nextCase(); line.isPresent(); line = nextCase()) {
                if (over.getAsBoolean()) {
                    out.println(OVER);
                    return;
                }
                out.println(CaseLine.of(runner.run(cases.get(line.get()))));
            }
        }
    }

    private void network() throws IOException {
        try (LocalNetwork network = new LocalNetwork(new ThisHost().missing(Family.IPV6).isEmpty(),
                main -> ChildJvm.command(List.of(), main))) {
            NetworkRunner runner = new NetworkRunner(network);
            out.println(READY);
            run(runner, network::isBroken);
        } catch (PremiseFailed e) {
            out.println(e.getMessage());
        }
    }

    /** Has the parent ask a party of its network; several may be asked at a time, of which each waits for its answer. */
    private synchronized String ask(Party party, String request) {
        out.println(party + " " + request.replace('\n', ';'));
        return next().orElseThrow(() -> new PremiseFailed("The network is gone."));
    }

    /** What {@link #ask} writes, asked of the network itself. */
    static String answer(LocalNetwork network, String line) {
        int blank = line.indexOf(' ');
        return network.ask(Party.valueOf(line.substring(0, blank)), line.substring(blank + 1).replace(';', '\n'));
    }
}
