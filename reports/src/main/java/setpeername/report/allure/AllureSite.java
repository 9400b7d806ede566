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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import setpeername.outcome.RunFile;

/**
 * Allure's own report as HTML, made by the npm package that the lock file of a folder names. The package is installed into that folder
 * when it is needed for the first time or the lock file has changed.
 *
 * <p>What Allure generates loads a script of an analytics service (https://www.googletagmanager.com) when it is opened. It is taken out,
 * and a content security policy forbids every other request to a foreign address.
 */
public final class AllureSite {

    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration GENERATE = Duration.ofMinutes(5);
    private static final String SERVICE = "googletagmanager.com";
    private static final Pattern ANALYTICS = Pattern.compile(
            "<script[^>]*" + Pattern.quote(SERVICE) + "[^>]*>\\s*</script>(\\s*<script>\\s*window\\.dataLayer.*?</script>)?", Pattern.DOTALL);
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' data: blob: "
            + "'unsafe-inline' 'unsafe-eval'\">";

    /** Links to the page get its address within the report, as Allure shows no link that is not absolute. */
    private static final String LINKS = """
            <script>
            addEventListener("DOMContentLoaded", () => {
              const mend = () => document.querySelectorAll('a[href^="%s"]').forEach((link) => {
                link.href = "../index.html" + new URL(link.href).hash;
                link.removeAttribute("target");
              });
              new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["href"] });
              mend();
            });
            </script>""".formatted(AllureResults.PAGE);

    private static final String STAMP = "node_modules/.installed-for";

    private final Path home;

    /** There is no HTML this time; the message says why, as the end of a sentence. */
    public static final class NotMade extends Exception {
        private static final long serialVersionUID = 1L;

        NotMade(String message) {
            super(message);
        }
    }

    /** With the folder that has package.json, package-lock.json and allurerc.mjs. */
    public AllureSite(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * Makes the HTML from a folder of results.
     *
     * @param into an empty folder
     * @param history what is remembered of earlier reports, and will be of this one; it need not exist
     * @throws NotMade where the generator is not there and cannot be installed, or fails
     */
    public void generate(Path results, Path into, Path history) throws NotMade {
        install();
        AllureHistory kept = new AllureHistory(history);
        Path work = null;
        try {
            work = Files.createTempFile("setpeername-allure", ".jsonl");
            kept.copyTo(work);
            run(GENERATE, List.of("node", "node_modules/allure/cli.js", "generate", "--config", "allurerc.mjs", "--output",
                    into.toAbsolutePath().toString(), results.toAbsolutePath().toString()),
                    Map.of("SETPEERNAME_ALLURE", results.resolve(AllureResults.SETUP).toAbsolutePath().toString(),
                            "SETPEERNAME_ALLURE_HISTORY", work.toString()));
            if (!Files.exists(into.resolve("index.html"))) {
                throw new NotMade("its generator wrote no index.html");
            }
            for (Path page : pages(into)) {
                Files.writeString(page, mended(Files.readString(page)));
            }
            kept.takeFrom(work);
        } catch (IOException e) {
            throw new NotMade("its pages or its history " + history + " could not be read or written: " + RunFile.reason(e));
        } finally {
            delete(work);
        }
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".html")).toList();
        }
    }

    /** A generated page that asks nobody for anything and whose links to the page lead there. */
    static String mended(String html) throws NotMade {
        String without = ANALYTICS.matcher(html).replaceAll("");
        if (without.contains(SERVICE)) {
            throw new NotMade("its analytics script could not be taken out of the generated page");
        }
        return without.replaceFirst("<head>", Matcher.quoteReplacement("<head>" + POLICY + LINKS));
    }

    private void install() throws NotMade {
        try {
            String lock = digest(Files.readAllBytes(home.resolve("package-lock.json")));
            Path stamp = home.resolve(STAMP);
            if (Files.exists(stamp) && Files.readString(stamp).equals(lock)) {
                return;
            }
            run(INSTALL, List.of(File.separatorChar == '\\' ? "npm.cmd" : "npm", "ci"), Map.of());
            Files.writeString(stamp, lock);
        } catch (IOException e) {
            throw new NotMade("its generator could not be installed in " + home + ": " + RunFile.reason(e));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Duration bound, List<String> command, Map<String, String> environment) throws NotMade {
        String name = command.get(0).replace(".cmd", "");
        Path log = null;
        try {
            log = Files.createTempFile("setpeername-allure", ".log");
            Process process = start(name, command, environment, log);
            try {
                if (!process.waitFor(bound.toSeconds(), TimeUnit.SECONDS)) {
                    throw new NotMade(what(command) + " had not ended after " + bound.toMinutes() + " minutes");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new NotMade(what(command) + " failed: " + complaint(Files.readString(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMade(what(command) + " was interrupted");
        } catch (IOException e) {
            throw new NotMade(what(command) + " failed: " + RunFile.reason(e));
        } finally {
            delete(log);
        }
    }

    private Process start(String name, List<String> command, Map<String, String> environment, Path log) throws NotMade {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            return builder.directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE).start();
        } catch (IOException e) {
            throw new NotMade(name + " cannot be started; it comes with Node.js 20 or later");
        }
    }

    private static String what(List<String> command) {
        return command.get(0).equals("node") ? "'allure generate'" : "'npm ci'";
    }

    /** The line of a log that says most. */
    private static String complaint(String log) {
        List<String> lines = log.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return lines.stream().filter(l -> l.toLowerCase(Locale.ROOT).contains("error")).findFirst()
                .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    }

    private static void delete(Path log) {
        if (log != null) {
            log.toFile().delete();
        }
    }
}
