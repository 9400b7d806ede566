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
class PageInBrowserTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u001b[31m\u202e";
    private static final Platform HERE = Runs.linux("6.18<script>alert(2)</script>", "25.0.3");
    private static Browser browser;

    @TempDir
    private Path folder;
    private Path file;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    /** Every status once, a hostile outcome, one of a megabyte, a claim that was removed; and two records, one of them not comparable. */
    @BeforeEach
    void write() throws IOException {
        List<Observation> seen = new ArrayList<>(Runs.all(Status.HOLDS, "ECONNREFUSED"));
        seen.set(0, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, HOSTILE));
        seen.set(1, Runs.seen(Api.POSIX, Family.IPV6, Status.NOT_APPLICABLE, ""));
        seen.set(2, Runs.seen(Api.POSIX, Family.MAPPED, Status.INCONCLUSIVE, ""));
        seen.set(3, Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV4, Status.NOT_RUN, ""));
        seen.set(4, Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV6, Status.HARNESS_ERROR, "z".repeat(1_000_000)));
        seen.add(new Observation("article/removed" + HOSTILE, "Old.test", "winsock", "ipv4", "ok", "m", Status.HOLDS, List.of(), 1));
        Run run = Runs.run(HERE, seen);
        List<NamedRun> records = List.of(new NamedRun("the-record", Runs.run(HERE, Status.HOLDS, "ECONNREFUSED")),
                new NamedRun("gvisor", Runs.run(Runs.platform("linux", "gvisor", "4.4.0", "glibc 2.36", "17"), Status.BREAKS, "fence")));
        Matrix matrix = Matrix.of(List.of(Runs.CLAIM, Runs.UNTESTED), new NamedRun("observed", run), records, Comparison.of(run, records),
                false);
        file = Files.writeString(folder.resolve("index.html"), setpeername.report.Page.html(matrix, false));
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.complaints()).isEmpty();
    }

    private Page open(String address) {
        return browser.open(file, address, 1280, 900);
    }

    private static Locator cell(Page page, int row, int column) {
        return page.locator("article[id='" + Runs.CLAIM.id() + "'] tbody tr").nth(row).locator("td").nth(column);
    }

    @Test
    void showsEachStatusByGlyphAndWordAndOwnColours() {
        Page page = open("");
        assertThat(cell(page, 0, 0).innerText()).contains("\u2715", "breaks", "changed");
        assertThat(cell(page, 0, 1).innerText()).contains("\u2013", "n/a");
        assertThat(cell(page, 0, 2).innerText()).contains("?", "inconclusive");
        assertThat(cell(page, 1, 0).innerText()).contains("\u25cb", "not run");
        assertThat(cell(page, 1, 1).innerText()).contains("!", "harness error", "zzz\u2026".substring(0, 3));
        assertThat(cell(page, 1, 2).innerText()).contains("\u2713", "holds").doesNotContain("changed");
        assertThat(page.locator(".tally").innerText().replace("\n", " ")).contains("16 cases", "11 holds", "1 breaks", "1 n/a",
                "1 inconclusive", "1 not run", "1 harness error");
        assertThat(page.locator("article[id='article/connect-is-faster']").innerText()).contains("untested",
                "Not tested: A benchmark answers it");
    }

    @Test
    void showsHostileTextAsText() {
        Page page = open("");
        assertThat(page.locator(".facts").innerText()).contains("6.18<script>alert(2)</script>");
        assertThat(page.locator("main").innerText()).contains("article/removed</script><img src=x onerror=alert(1)>\\u001b[31m\\u202e",
                "winsock");
        assertThat(page.locator("img, main script, .run script").count()).isZero();
        cell(page, 0, 0).locator("button").click();
        assertThat(page.locator("dialog .outcome").innerText()).isEqualTo("</script><img src=x onerror=alert(1)>\\u001b[31m\\u202e");
    }

    @Test
    void opensACellByKeyboardAndComesBackToIt() {
        Page page = open("");
        cell(page, 0, 0).locator("button").focus();
        page.keyboard().press("Enter");
        String text = page.locator("dialog").innerText();
        assertThat(text).contains("BREAKS", Runs.CLAIM.statement(), "In the record the-record", "ECONNREFUSED",
                "socket.send(\"hi\") -> sent 2", "java -jar setpeername.jar observe --test " + Runs.TEST + " --api posix --family ipv4",
                "JDK 25.0.3", "2026-11-22 18:00 UTC", "commit 1234567");
        assertThat(page.locator("dialog .trace li").count()).isEqualTo(3);
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog").isVisible()).isFalse();
        assertThat(page.evaluate("document.activeElement.closest('td').cellIndex + ' ' + document.activeElement.tagName"))
                .isEqualTo("1 BUTTON");
    }

    @Test
    void aMegabyteIsCutInTheTableAndWholeInTheCell() {
        Page page = open("");
        assertThat(cell(page, 1, 1).innerText()).hasSizeLessThan(200);
        cell(page, 1, 1).locator("button").click();
        assertThat(page.locator("dialog .outcome").textContent()).hasSize(1_000_000);
    }

    @Test
    void aClaimAndACellHaveAddresses() {
        Page page = open("#article/connect-is-faster");
        assertThat(page.locator(".claim.here").getAttribute("id")).isEqualTo("article/connect-is-faster");
        page = open("#article/async-error-on-receive?run=gvisor&test=" + Runs.TEST + "&api=datagram-socket&family=ipv6");
        assertThat(page.locator("dialog").innerText()).contains("DatagramSocket, ipv6", "BREAKS", "gvisor-4.4.0");
        page = open("#nothing/%ZZ?run=none&test=x");
        assertThat(page.locator("dialog").isVisible()).isFalse();
    }

    @Test
    void showsTheRecordsToo() {
        Page page = open("#article/connect-is-faster");
        page.selectOption("#pick", "2");
        assertThat(page.locator(".facts").innerText()).contains("4.4.0", "stack gvisor");
        assertThat(cell(page, 0, 0).innerText()).contains("breaks", "fence");
        assertThat(page.locator("article").last().innerText()).contains("Not in this run.");
        assertThat(page.url()).endsWith("#article/connect-is-faster?run=gvisor");
    }

    @Test
    void fitsAPhone() {
        Page page = browser.open(file, "", 400, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
        cell(page, 1, 1).locator("button").click();
        assertThat((Integer) page.evaluate("document.querySelector('dialog').scrollWidth")).isLessThanOrEqualTo(400);
    }

    @Test
    void followsAndChangesTheTheme() {
        Page page = open("");
        String background = "getComputedStyle(document.body).backgroundColor";
        Object light = page.evaluate(background);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        Object dark = page.evaluate(background);
        assertThat(dark).isNotEqualTo(light);
        page.getByText("Theme: auto").click();
        assertThat(page.evaluate(background)).as("light by choice").isEqualTo(light);
        page.getByText("Theme: light").click();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.LIGHT));
        assertThat(page.evaluate(background)).as("dark by choice").isEqualTo(dark);
    }
}
