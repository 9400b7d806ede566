package setpeername.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import setpeername.api.Bound;
import setpeername.outcome.Observation;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.process.ChildJvm;
import setpeername.run.TestMethod.Case;

/**
 * A second JVM with {@code java.net.preferIPv4Stack}: the only way to an AF_INET {@link java.net.DatagramSocket}. It is given a case a
 * line and answers with the observation's line.
 */
final class Ipv4Worker implements AutoCloseable {

    private Process process;
    private BufferedWriter toWorker;
    private BufferedReader fromWorker;

    Observation run(Case c) {
        try {
            if (process == null || !process.isAlive()) {
                start();
            }
        } catch (IOException e) {
            return failed(c, Status.INCONCLUSIVE, "A second JVM, with preferIPv4Stack, cannot be started here: "
                    + e.getMessage().lines().findFirst().orElse("").strip() + ".");
        }
        try {
            toWorker.write(c + "\n");
            toWorker.flush();
            String line = fromWorker.readLine();
            if (line != null) {
                return RunFile.observation(line);
            }
            return failed(c, Status.HARNESS_ERROR, "The JVM with preferIPv4Stack ended with exit code " + process.waitFor() + ".");
        } catch (IOException e) {
            return failed(c, Status.HARNESS_ERROR, "The JVM with preferIPv4Stack cannot be reached: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(c, Status.HARNESS_ERROR, "Interrupted.");
        }
    }

    private static Observation failed(Case c, Status status, String reason) {
        return new Observation(c.test().claim(), c.test().id(), c.api().id(), c.family().id(), "", reason, status, List.of(), 0);
    }

    private void start() throws IOException {
        process = new ProcessBuilder(ChildJvm.command(List.of("-Djava.net.preferIPv4Stack=true"), WorkerMain.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        toWorker = process.outputWriter(StandardCharsets.UTF_8);
        fromWorker = process.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
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
