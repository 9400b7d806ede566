package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.platform.Platform;

/** The long lists of the site: they can be searched, and nothing of them is cut off or cramped on a phone. */
@Tag("slow")
class SiteListsTest extends SiteOpened {

    @ParameterizedTest
    @CsvSource({"findings, finding, end of a stream", "checklist, behaviour, autobinds", "clauses, clause, PortUnreachableException",
        "mutants, mutant, nobody sees"})
    void aListIsSearchedAndItsWordsAreInTheAddress(String list, String noun, String words) {
        Page page = open("#/" + list);
        int all = Integer.parseInt(page.locator("[role=status]").innerText().replaceAll(".* of ", ""));
        page.locator("input[type=search]").fill(words);
        page.keyboard().press("Enter");
        page.waitForCondition(() -> page.url().contains("q="));
        String status = page.locator("[role=status]").innerText();
        assertThat(status).matches("[1-9]\\d* " + noun + "s? of " + all);
        assertThat(Integer.parseInt(status.replaceAll(" .*", ""))).isLessThan(all);
        assertThat(open(page.url().substring(page.url().indexOf('#'))).locator("[role=status]").innerText()).isEqualTo(status);
        assertThat(open("#/" + list + "?q=nothing-has-this").locator("[role=status]").innerText()).isEqualTo("0 " + noun + "s of " + all);
    }

    @Test
    void findingsHaveAListOfThem() {
        Page page = open("#/findings");
        int all = page.locator("main section h2").count();
        assertThat(page.locator(".contents li").count()).isEqualTo(all).isGreaterThan(10);
        page.locator(".contents a").last().click();
        assertThat(page.url()).contains("at=finding-");
    }

    @Test
    void onAPhoneARowIsABlockThatSaysItsHeads() {
        Page page = browser.open(file, "#/mutants", 400, 800);
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.stacks td')).display")).isEqualTo("block");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.stacks td'), '::before').content")).asString()
                .contains("Mutant: ");
        page = open("#/mutants");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.stacks td')).display")).isEqualTo("table-cell");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.stacks td'), '::before').content")).isEqualTo("none");
    }

    /** ECONNREFUSED and ECONNRESET begin alike. */
    @Test
    void noOutcomeIsCutOff() throws IOException {
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ECONNREFUSED, 127.0.0.1:port, something long"));
        for (int width : List.of(400, 1280)) {
            Page page = browser.open(file, "#/claim/" + Runs.CLAIM.id(), width, 900);
            assertThat(page.evaluate("""
                    [...document.querySelectorAll('.test .cell')].filter((c) => c.scrollWidth > c.clientWidth).length""")).isEqualTo(0);
        }
    }

    @Test
    void theCommandBreaksBetweenWordsOnly() {
        Page page = browser.open(file, "#/case/model-linux/" + Runs.TEST + "/posix/ipv4", 400, 800);
        assertThat(page.locator(".command").innerText()).isEqualTo("java -jar setpeername.jar observe --test " + Runs.TEST
                + " --api posix --family ipv4 --platform model:linux");
        assertThat(page.evaluate("""
                [...document.querySelectorAll('.command .word')].filter((w) => w.textContent.startsWith('--')
                  && w.firstChild.nodeType === 3 && (() => { const r = document.createRange(); r.selectNodeContents(w);
                    return r.getClientRects().length; })() > 1).length""")).isEqualTo(0);
    }

    @Test
    void aVerdictThatAPredictionLeavesOpenSaysSo() {
        assertThat(flat(open("#/claim/" + Runs.CLAIM.id() + "?cols=model-linux").locator(".verdicts"))).contains("left open")
                .doesNotContain("no result");
        assertThat(flat(open("#/run/model-linux").locator(".tally"))).contains("15 ? left open");
    }

    /** A premise that fails in the model leaves nothing open. */
    @Test
    void aPredictionWithoutItsPremiseIsInconclusive() throws IOException {
        Run run = Runs.run(Platform.predicted("darwin"), Status.INCONCLUSIVE, "");
        Files.writeString(file, Runs.site(Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ok"), List.of(),
                List.of(new NamedRun("model-darwin", run)), "[]", folder).html(false));
        assertThat(flat(open("#/case/model-darwin/" + Runs.TEST + "/posix/ipv4").locator(".verdictline"))).contains("INCONCLUSIVE");
        assertThat(flat(open("#/run/model-darwin").locator(".tally"))).contains("15 ? inconclusive").doesNotContain("left open");
    }
}
