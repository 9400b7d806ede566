package setpeername.report.allure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import setpeername.outcome.RunFile;

/**
 * A folder with package.json and package-lock.json, whose packages are installed by npm when they are needed for the first time or the
 * lock file has changed. Node.js 20 or later runs them.
 */
public final class NpmFolder {

    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final String STAMP = "node_modules/.installed-for";

    private final Path home;

    /** That folder. */
    public NpmFolder(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * Installs what the lock file names.
     *
     * @throws IOException where that fails; the message says why, as the end of a sentence
     */
    public void install() throws IOException {
        String lock;
        Path stamp = home.resolve(STAMP);
        try {
            lock = digest(Files.readAllBytes(home.resolve("package-lock.json")));
            if (Files.exists(stamp) && Files.readString(stamp).equals(lock)) {
                return;
            }
        } catch (IOException e) {
            throw unable(e);
        }
        run(INSTALL, "'npm ci'", List.of(File.separatorChar == '\\' ? "npm.cmd" : "npm", "ci"), Map.of());
        try {
            Files.writeString(stamp, lock);
        } catch (IOException e) {
            throw unable(e);
        }
    }

    private IOException unable(IOException e) {
        return new IOException("its generator could not be installed in " + home + ": " + RunFile.reason(e), e);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs a command in the folder.
     *
     * @param what the command for people
     * @param environment what it is told besides
     * @throws IOException where it fails; the message says why, as the end of a sentence
     */
    void run(Duration bound, String what, List<String> command, Map<String, String> environment) throws IOException {
        String name = command.get(0).replace(".cmd", "");
        Path log = null;
        try {
            log = Files.createTempFile("setpeername-npm", ".log");
            Process process = start(name, command, environment, log);
            try {
                if (!process.waitFor(bound.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException(what + " had not ended after " + bound.toMinutes() + " minutes");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new IOException(what + " failed: " + complaint(Files.readString(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what + " was interrupted", e);
        } finally {
            delete(log);
        }
    }

    /** Deletes a temporary file, if it was made. */
    static void delete(Path file) {
        if (file != null) {
            file.toFile().delete();
        }
    }

    private Process start(String name, List<String> command, Map<String, String> environment, Path log) throws IOException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            return builder.directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE).start();
        } catch (IOException e) {
            throw new IOException(name + " cannot be started; it comes with Node.js 20 or later", e);
        }
    }

    /** The line of a log that says most. */
    private static String complaint(String log) {
        List<String> lines = log.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return lines.stream().filter(l -> l.toLowerCase(Locale.ROOT).contains("error")).findFirst()
                .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    }
}
