package setpeername.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.report.Browser;
import setpeername.report.Environments;
import setpeername.report.Runs;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** Installs the generator where that has not been done, as the report does. */
@Tag("slow")
class AllureInBrowserTest {

    private static final Path HOME = Path.of("allure");

    @Test
    void asksTheNetworkForNothingAndShowsHostileTextAsText(@TempDir Path folder) throws IOException, AllureSite.NotMade {
        String hostile = "<img src=x onerror=alert(1)> <script src=\"https://192.0.2.1/x.js\"></script>";
        Run run = Runs.withFirst(Runs.run(Runs.linux("6.18" + hostile, "25"), Status.HOLDS, "ok"),
                Runs.seen(Api.POSIX, Family.IPV4, Status.HARNESS_ERROR, hostile));
        Path html = generate(run, folder);
        FileTime installed = Files.getLastModifiedTime(HOME.resolve("node_modules/.installed-for"));

        try (Browser browser = new Browser()) {
            Page page = browser.open(html.resolve("index.html"), "", 1280, 900);
            page.getByText("HARNESS_ERROR: posix, ipv4").first().click();
            page.frameLocator("iframe").getByText("socket.recv()").first().waitFor();
            assertThat(page.locator("body").innerText()).contains("onerror=alert(1)");
            assertThat(page.frames()).allMatch(f -> f.locator("img[src=x], script[src^='https']").count() == 0);
            assertThat(browser.complaints()).isEmpty();
        }

        generate(run, Files.createDirectory(folder.resolve("again")));
        assertThat(Files.getLastModifiedTime(HOME.resolve("node_modules/.installed-for"))).as("installed once").isEqualTo(installed);
    }

    @Test
    void theHistoryOutlivesTheReport(@TempDir Path folder) throws IOException, AllureSite.NotMade {
        generate(Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ok"), Files.createDirectory(folder.resolve("one")), folder.resolve("h"));
        Run now = Runs.run(Runs.linux("6.18", "25"), Status.INCONCLUSIVE, "ok");
        Path second = generate(now, Files.createDirectory(folder.resolve("two")), folder.resolve("h"));
        assertThat(folder.resolve("h")).content().hasLineCount(2);
        try (Browser browser = new Browser()) {
            String id = Environments.id("observed", now.observations().get(0).key());
            Page page = browser.open(second.resolve("index.html"), "#" + id, 1280, 900);
            page.getByText("INCONCLUSIVE: posix, ipv4").first().waitFor();
            page.getByText("History").first().click();
            page.locator("[data-testid=test-result-history-item]").first().waitFor();
            assertThat(page.locator("[data-testid=test-result-history-item]").count()).isOne();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static Path generate(Run run, Path folder) throws IOException, AllureSite.NotMade {
        return generate(run, folder, folder.resolve("history.jsonl"));
    }

    private static Path generate(Run run, Path folder, Path history) throws IOException, AllureSite.NotMade {
        Path results = Files.createDirectory(folder.resolve("results"));
        AllureResults.write(Runs.matrix(run).claims(), Runs.environments(run, List.of()), results);
        Path html = Files.createDirectory(folder.resolve("html"));
        new AllureSite(HOME).generate(results, html, history);
        return html;
    }
}
