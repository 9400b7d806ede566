package setpeername.report;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The machine's own Chromium without a window, driven by Playwright; nothing is downloaded. It notes what no page of ours may do: ask the
 * network, throw, or open an alert.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    /** In milliseconds. Allure's page has some 25 MB, which a busy machine takes its time over; no result depends on how long. */
    private static final int BOUND = 180_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Starts it.
     *
     * @throws IllegalStateException where Chromium or Node.js is missing
     */
    public Browser() {
        System.setProperty("playwright.nodejs.path", program("node"));
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setArgs(QUIET).setTimeout(BOUND)
                .setExecutablePath(Path.of(program("chromium", "chromium-browser", "google-chrome"))));
    }

    private static String program(String... names) {
        return Stream.of(names).flatMap(n -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(d -> Path.of(d, n)))
                .filter(Files::isExecutable).map(Path::toString).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + String.join(" or ", names) + " on the PATH: install it."));
    }

    /** Opens a file of the disk in a window of that size. */
    public Page open(Path file, String address, int width, int height) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
        context.setDefaultTimeout(BOUND);
        context.setDefaultNavigationTimeout(BOUND);
        Page page = context.newPage();
        page.onRequest(r -> {
            if (!r.url().matches("(?s)(file|data|blob):.*")) {
                complaints.add("request: " + r.url());
            }
        });
        page.onPageError(e -> complaints.add("error: " + e));
        page.onConsoleMessage(m -> {
            if (m.type().equals("error")) {
                complaints.add("console: " + m.text());
            }
        });
        page.onDialog(d -> {
            complaints.add("dialog: " + d.message());
            d.dismiss();
        });
        page.navigate(file.toUri() + address);
        return page;
    }

    /** What pages did that they should not. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
