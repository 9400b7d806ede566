package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

@Tag("slow")
class SiteInBrowserTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u001b[31m\u202e";
    private static final String EXPLAINED = "- id: told\n  headline: <b>gVisor</b> tells nobody.\n  platform: {stack: gvisor}\n  why: It does not ask.\n"
            + "  sources: [{name: 'gVisor, Ask()', link: 'https://example.org/ask.go'}]\n  outcomes: {" + Runs.TEST + ": [fence]}\n";
    private static Browser browser;

    @TempDir
    private Path folder;
    private String explained = EXPLAINED;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    /** This machine with a hostile kernel name and a claim that was removed, a gVisor that breaks, and a prediction that leaves it open. */
    @BeforeEach
    void write() throws IOException {
        List<Observation> seen = new ArrayList<>(Runs.all(Status.HOLDS, "ECONNREFUSED"));
        seen.set(1, Runs.seen(Api.POSIX, Family.IPV6, Status.INCONCLUSIVE, "z".repeat(1_000_000)));
        seen.add(new Observation("article/removed" + HOSTILE, "Old.test", "winsock", "ipv4", "ok", "m", Status.HOLDS, List.of(), 1));
        Run here = Runs.run(Runs.linux("6.18<script>alert(2)</script>", "25.0.3"), seen);
        write(here);
    }

    private void write(Run here) throws IOException {
        Matrix matrix = Matrix.of(List.of(Runs.CLAIM, Runs.UNTESTED), new NamedRun("observed", here), List.of(),
                Comparison.of(here, List.of()), false);
        NamedRun gvisor = new NamedRun("gvisor", Runs.run(Runs.platform("linux", "gvisor", "4.4.0", "glibc 2.36", "25"), Status.BREAKS, "fence"));
        NamedRun model = new NamedRun("model-linux", Runs.run(Platform.predicted("linux"), Status.INCONCLUSIVE, "ECONNREFUSED | fence"));
        Path none = folder.resolve("none.json");
        NamedRun darwin = new NamedRun("model-darwin", Runs.run(Platform.predicted("darwin"), Status.HOLDS, "EPIPE"));
        Columns columns = new Columns(new NamedRun("observed", here), List.of(), List.of(gvisor), List.of(), List.of(model, darwin));
        Files.writeString(folder.resolve("index.html"), Site.of(matrix, columns, Differences.between(columns.observed(),
                Explanation.parse(explained)), none, none).html(false));
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.complaints()).isEmpty();
    }

    private Page open(String address) {
        return browser.open(folder.resolve("index.html"), address, 1280, 900);
    }

    @Test
    void differencesComeFirstInWords() {
        Page page = open("");
        assertThat(page.locator(".tally").innerText().replace("\n", " ")).contains("1 claims hold everywhere", "1 depend on API",
                "1 are untested");
        Locator cause = page.locator(".causes li").first();
        assertThat(cause.innerText()).contains("<b>gVisor</b> tells nobody.", "It does not ask.", "Source: gVisor, Ask()",
                "gVisor, JDK 25: 14 cells in 1 test");
        assertThat(cause.locator("a").getByText("gVisor, Ask()").getAttribute("href")).isEqualTo("https://example.org/ask.go");
        cause.locator("summary").click();
        assertThat(cause.innerText()).contains("What fence means.", "Usually: ", "What ECONNREFUSED means.");
        cause.locator(".evidence a").last().click();
        assertThat(page.locator("dialog").innerText()).contains("Observed.", "BREAKS", "gVisor, JDK 25", "The same case elsewhere");
        assertThat(open("#/?cause=told").locator("#cause-told details[open]").count()).as("each cause has an address").isOne();
    }

    @Test
    void whatNobodyExplainedIsToldInGeneratedWords() throws IOException {
        explained = "[]";
        write();
        assertThat(open("").locator("#differences").innerText()).contains("Without an explanation: 14 cells in 1 test", Runs.TEST,
                "gVisor, JDK 25: ", "What fence means.", "Usually: ");
    }

    @Test
    void predictedDifferencesStandApartAndSayWhatTheyAre() {
        Page page = open("");
        assertThat(page.locator("#differences").innerText()).contains("Nobody observed it, but the model predicts differences for macOS:");
        assertThat(page.locator(".causes").innerText()).doesNotContain("macOS");
        page.locator("#differences a").getByText("15 cells in 1 test").click();
        assertThat(page.locator("main").innerText()).contains("none of them was observed", "macOS, predicted: ", "What EPIPE means.", "Usually: ");
    }

    @Test
    void aPredictionIsNoObservation() {
        Page page = open("#/case/model-linux/" + Runs.TEST + "/posix/ipv4");
        assertThat(page.locator("dialog").innerText()).contains("Predicted by the model: nobody observed this.", "LEFT OPEN",
                "--platform model:linux").doesNotContain("Observed.");
        page = open("#/case/observed/" + Runs.TEST + "/posix/ipv4");
        assertThat(page.locator("dialog").innerText()).contains("Prediction of model:linux", "as observed",
                "java -jar setpeername.jar observe --test " + Runs.TEST + " --api posix --family ipv4");
        assertThat(page.locator("thead th.PREDICTED").first().innerText()).contains("predicted");
    }

    @Test
    void everyStateIsInTheAddress() {
        Page page = open("");
        page.locator("input[type=search]").fill("fence");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> page.url().contains("q=fence"));
        assertThat(page.locator("[role=status]").innerText()).startsWith("1 claim of");
        page.locator("#theme").click();
        assertThat(page.url()).contains("theme_=light", "q=fence");
        Page again = open(page.url().substring(page.url().indexOf('#')));
        assertThat(again.locator("input[type=search]").inputValue()).isEqualTo("fence");
        assertThat(again.locator("#theme").innerText()).isEqualTo("Theme: light");
        Page none = open("#/?q=nothing-has-this");
        assertThat(none.locator("[role=status]").innerText()).startsWith("0 claims");
        Page untested = open("#/?verdict=UNTESTED");
        assertThat(untested.locator(".matrix tbody td").first().innerText()).contains("untested");
    }

    @Test
    void aCellOpensAndClosesByKeyboard() {
        Page page = open("#/claim/" + Runs.CLAIM.id());
        Locator cell = page.locator(".test td a.cell").first();
        cell.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog").innerText()).contains(Runs.CLAIM.statement(), "socket.send(\"hi\") -> sent 2", "commit 1234567");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog").isVisible()).isFalse();
        // The browser tells of the closing, and so the address changes, a task later.
        page.waitForCondition(() -> page.url().contains("#/claim/" + Runs.CLAIM.id()));
    }

    @Test
    void comparesTwoPlatforms() {
        Page page = open("#/compare?left=observed&right=gvisor");
        assertThat(page.locator("[role=status]").innerText()).isEqualTo("15 cases of 1 test differ.");
        page = open("#/compare?left=observed&right=model-linux");
        assertThat(page.locator("[role=status]").innerText()).as("what a prediction allows is no difference").startsWith("1 case ");
    }

    @Test
    void everyPageDrawsAndFitsAPhone() {
        for (String address : List.of("", "#/article", "#/compare", "#/findings", "#/checklist", "#/clauses", "#/mutants", "#/worlds", "#/predicted",
                "#/claim/" + Runs.CLAIM.id(), "#/nothing", "#/case/x/y/z/w", "#/claim/%ZZ")) {
            Page page = browser.open(folder.resolve("index.html"), address, 400, 800);
            assertThat(page.locator("h1").innerText()).as(address).isNotEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(address).isLessThanOrEqualTo(400);
        }
    }

    @Test
    void hostileTextStaysText() {
        Page page = open("#/claim/article/removed" + java.net.URLEncoder.encode(HOSTILE, java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20"));
        assertThat(page.locator("h1").innerText()).contains("article/removed</script><img src=x onerror=alert(1)>\\u001b[31m\\u202e");
        page = open("#/case/observed/" + Runs.TEST + "/posix/ipv4");
        assertThat(page.locator("dialog").innerText()).contains("6.18<script>alert(2)</script>");
        page = open("#/case/observed/" + Runs.TEST + "/posix/ipv6");
        assertThat(page.locator("dialog .outcome").textContent()).hasSize(1_000_000);
        assertThat(page.locator("img, main script").count()).isZero();
    }

    @Test
    void tenThousandCellsAreDrawn() throws IOException {
        List<Observation> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Observation(Runs.CLAIM.id(), "Many.test" + i / 15, Api.values()[i % 5].id(), Family.values()[i / 5 % 3].id(),
                    "outcome " + i % 7, "m", i % 7 == 0 ? Status.BREAKS : Status.HOLDS, List.of("call " + i), 1));
        }
        write(Runs.run(Runs.linux("6.18", "25"), many));
        Page page = open("#/claim/" + Runs.CLAIM.id());
        assertThat(page.locator(".test").count()).isGreaterThan(600);
        assertThat(page.locator(".test td a.cell").count()).isGreaterThanOrEqualTo(10_000);
    }
}
