package setpeername.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import setpeername.api.ThisHost;
import setpeername.network.Control.Party;
import setpeername.network.Lines;
import setpeername.network.LocalNetwork;
import setpeername.network.NetworkHost;
import setpeername.outcome.Observation;
import setpeername.process.ChildJvm;
import setpeername.run.TestMethod.Case;
import setpeername.socket.Api;
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

    /** The lines of standard input, and nothing at its end. */
    private final BlockingQueue<Optional<String>> in = new LinkedBlockingQueue<>();
    private final Map<String, TestMethod> tests = new HashMap<>();
    private volatile boolean idle;

    private WorkerMain() {
        Thread reader = new Thread(this::read, "standard input");
        reader.setDaemon(true);
        reader.start();
    }

    /** Nobody waits for a case whose parent is gone, however long it would take. */
    private void read() {
        Lines lines = new Lines(System.in);
        try {
            for (String line = lines.next(); line != null; line = lines.next()) {
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
        if (args.length > 0 && args[0].equals(NETWORK)) {
            worker.network();
        } else {
            worker.run(worker.new ThisHostOrNetwork(), () -> false);
        }
    }

    /** A case by its name, as {@link Case#toString} gives it: all of them are looked for only where all are needed. */
    private Case named(String name) {
        String[] words = name.split(" ");
        return new Case(tests.computeIfAbsent(words[0], Suites::test), Api.of(words[1]), Family.of(words[2]));
    }

    private void run(Runner runner, BooleanSupplier over) throws IOException {
        try (runner) {
            for (Optional<String> line = nextCase(); line.isPresent(); line = nextCase()) {
                if (over.getAsBoolean()) {
                    Lines.write(System.out, OVER);
                    return;
                }
                Lines.write(System.out, CaseLine.of(runner.run(named(line.get()))));
            }
        }
    }

    private void network() throws IOException {
        try (LocalNetwork network = new LocalNetwork(new ThisHost().missing(Family.IPV6).isEmpty(),
                main -> ChildJvm.command(ChildJvm.INTERPRETED, main)); Worker ipv4 = Worker.ipv4(request -> answer(network, request))) {
            NetworkRunner runner = new NetworkRunner(network, ipv4);
            Lines.write(System.out, READY);
            run(runner, network::isBroken);
        } catch (PremiseFailed e) {
            Lines.write(System.out, e.getMessage());
        }
    }

    /** This host, and the same as a part of its parent's network, as each case needs it: the network is another one after each stay here. */
    private final class ThisHostOrNetwork implements Runner {
        private final Runner here = new CaseRunner(new ThisHost());
        private Runner inNetwork;

        @Override
        public Observation run(Case c) {
            if (!c.test().needsNetwork()) {
                leave();
                return here.run(c);
            }
            if (inNetwork == null) {
                inNetwork = new CaseRunner(new NetworkHost(WorkerMain.this::ask));
            }
            return inNetwork.run(c);
        }

        private void leave() {
            if (inNetwork != null) {
                inNetwork.close();
                inNetwork = null;
            }
        }

        @Override
        public void close() {
            leave();
            here.close();
        }
    }

    /** Has the parent ask a party of its network; several may be asked at a time, of which each waits for its answer. */
    private synchronized String ask(Party party, String request) {
        Lines.write(System.out, party + " " + request.replace('\n', ';'));
        return next().orElseThrow(() -> new PremiseFailed("The network is gone."));
    }

    /** What {@link #ask} writes, asked of the network itself. */
    static String answer(LocalNetwork network, String line) {
        int blank = line.indexOf(' ');
        return network.ask(Party.valueOf(line.substring(0, blank)), line.substring(blank + 1).replace(';', '\n'));
    }
}
