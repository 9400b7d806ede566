package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** The whole report, by the command: a cell of the page and its test in Allure lead to each other. */
@Tag("slow")
class LinksWithAllureTest {

    @Test
    void cellsAndTestsLeadToEachOtherFromDisk(@TempDir Path folder) throws IOException {
        RunFile.write(Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ok"), folder.resolve("observed.jsonl"));
        Path lab = Files.createDirectory(folder.resolve("lab"));
        RunFile.write(Runs.withFirst(Runs.run(Runs.platform("linux", "gvisor", "4.4", "glibc", "25"), Status.HOLDS, "ok"),
                Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence")), lab.resolve("gvisor.jsonl"));
        Path out = folder.resolve("report");
        StringWriter console = new StringWriter();
        int code = Main.run(() -> List.of(Runs.CLAIM, Runs.UNTESTED), new PrintWriter(console), new PrintWriter(console), "--run",
                folder.resolve("observed.jsonl").toString(), "--observed", Files.createDirectory(folder.resolve("records")).toString(), "--lab",
                lab.toString(), "--out", out.toString(), "--allure", "allure", "--allure-history", folder.resolve("history.jsonl").toString());
        assertThat(code).as(console.toString()).isZero();
        assertThat(folder.resolve("history.jsonl")).isNotEmptyFile();

        try (Browser browser = new Browser()) {
            Page page = browser.open(out.resolve("index.html"), "#/case/gvisor/" + Runs.TEST + "/posix/ipv4", 1280, 900);
            page.getByText("This case in the Allure report").click();
            page.getByText("BREAKS: posix, ipv4: fence").first().waitFor();
            assertThat(page.url()).contains("/allure/index.html#");
            page.getByText("Environments").last().click();
            page.locator("[data-testid=test-result-env-item]").getByText("linux 6.18, JDK 25").waitFor();
            assertThat(page.locator("[data-testid=test-result-env-item]").count()).isEqualTo(2);
            page.getByText("Overview").first().click();
            page.getByText("This case on the page").first().click();
            page.locator("dialog").getByText("gVisor, JDK 25").first().waitFor();
            assertThat(page.url()).endsWith("/index.html#/case/gvisor/" + Runs.TEST + "/posix/ipv4").doesNotContain("allure");
            assertThat(page.locator("dialog").innerText()).contains("BREAKS", "What fence means.");

            page = browser.open(out.resolve("index.html"), "#/case/gvisor/" + Runs.TEST + "/posix/ipv6", 1280, 900);
            page.locator("dialog").getByText("gVisor, JDK 25").first().waitFor();
            assertThat(page.getByText("This case in the Allure report").count()).as("a case that was left out").isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
