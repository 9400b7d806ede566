package setpeername.report.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import setpeername.outcome.RunFile;

/**
 * Allure's own report as HTML, made by the npm package that the lock file of a folder names. The package is installed into that folder
 * when it is needed.
 *
 * <p>What Allure generates loads a script of an analytics service (https://www.googletagmanager.com) when it is opened. It is taken out,
 * and a content security policy forbids every other request to a foreign address.
 */
public final class AllureSite {

    private static final Duration GENERATE = Duration.ofMinutes(10);
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

    private final NpmFolder npm;

    /** There is no HTML this time; the message says why, as the end of a sentence. */
    public static final class NotMade extends Exception {
        private static final long serialVersionUID = 1L;

        NotMade(String message) {
            super(message);
        }
    }

    /** With the folder that has package.json, package-lock.json and allurerc.mjs. */
    public AllureSite(Path home) {
        this.npm = new NpmFolder(home);
    }

    /**
     * Makes the HTML from a folder of results.
     *
     * @param into an empty folder
     * @param history what is remembered of earlier reports, and will be of this one; it need not exist
     * @throws NotMade where the generator is not there and cannot be installed, or fails
     */
    public void generate(Path results, Path into, Path history) throws NotMade {
        AllureHistory kept = new AllureHistory(history);
        Path work = null;
        try {
            npm.install();
            work = Files.createTempFile("setpeername-allure", ".jsonl");
            kept.copyTo(work);
            npm.run(GENERATE, "'allure generate'", List.of("node", "node_modules/allure/cli.js", "generate", "--config", "allurerc.mjs", "--output",
                    into.toAbsolutePath().toString(), results.toAbsolutePath().toString()),
                    Map.of("SETPEERNAME_ALLURE", results.resolve(AllureResults.SETUP).toAbsolutePath().toString(),
                            "SETPEERNAME_ALLURE_HISTORY", work.toString()));
        } catch (IOException e) {
            NpmFolder.delete(work);
            throw new NotMade(e.getMessage());
        }
        try {
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
            NpmFolder.delete(work);
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
}
