package setpeername.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import setpeername.cli.Main;
import setpeername.process.ChildJvm;

/** Runs {@code setpeername} as a process of its own, where wanted in a network namespace that ends with it. */
final class Commands {
    private static final int NO_SUCH_PROGRAM = 127;


    private static final String NAMESPACE = System.getProperty("user.name").equals("root") ? "-n" : "-Urn";

    private Commands() {
    }

    /** What a process said. */
    record Ended(int exitCode, String out, String err) {
        /** All that was shown is sentences: no stack trace, no class of an exception that nobody foresaw. */
        Ended withoutStackTrace() {
            assertThat(out + err).doesNotContain("\tat ").doesNotContain("Caused by:").doesNotContain("unforeseen");
            return this;
        }

        /** The one line of standard error. */
        String sentence() {
            assertThat(err.lines()).as("standard error").hasSize(1);
            return err.strip();
        }
    }

    /** The command line of the JVM that runs {@code setpeername} with these arguments. */
    static List<String> setpeername(List<String> jvmOptions, String... arguments) {
        return ChildJvm.command(jvmOptions, Main.class, arguments);
    }

    /** Runs a command after some lines of bash in the same process, which may set limits. */
    static Ended after(String bash, List<String> command) {
        List<String> whole = new ArrayList<>(List.of("bash", "-c", "set -e\n" + bash + "\nexec \"$@\"", "bash"));
        whole.addAll(command);
        return run(whole);
    }

    /** The same in a network namespace of its own, where {@code lo} is down to begin with; the test is aborted where none can be made. */
    static Ended inNamespace(String bash, List<String> command) {
        assumeTrue(run(List.of("unshare", NAMESPACE, "true")).exitCode() == 0, "No network namespace can be made here (unshare "
                + NAMESPACE + "): it takes root, or user namespaces.");
        List<String> whole = new ArrayList<>(List.of("unshare", NAMESPACE));
        whole.addAll(List.of("bash", "-c", "set -e\n" + bash + "\nexec \"$@\"", "bash"));
        whole.addAll(command);
        return run(whole);
    }

    static Ended run(List<String> command) {
        try {
            Path out = Files.createTempFile("setpeername", ".out");
            Path err = Files.createTempFile("setpeername", ".err");
            try {
                Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("Still running after five minutes: " + String.join(" ", command));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            // As a shell says it where there is no such program.
            return new Ended(NO_SUCH_PROGRAM, "", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
