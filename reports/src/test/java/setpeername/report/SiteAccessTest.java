package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import setpeername.report.allure.NpmFolder;

/** The site for those who use a keyboard or a screen reader: axe-core on every view, in light and dark, and the keys. */
@Tag("slow")
class SiteAccessTest {

    private static final String CLAIM = "#/claim/" + Runs.CLAIM.id();
    private static final List<String> VIEWS = List.of("#/", "#/?rows=cases", "#/article", "#/compare?left=observed&right=gvisor", "#/run", "#/findings",
            "#/checklist", "#/clauses", "#/mutants", "#/worlds", "#/predicted", "#/words", "#/compare?left=none", "#/?all=1&cause=told", CLAIM, CLAIM + "?unfold=1", "#/case/observed/" + Runs.TEST + "/posix/ipv4",
            "#/case/model-linux/" + Runs.TEST + "/posix/ipv4", "#/nothing");

    @TempDir
    private static Path folder;
    private static Browser browser;
    private static Path file;
    private static String axe;

    @BeforeAll
    static void start() throws IOException {
        Path home = Path.of("axe");
        new NpmFolder(home).install();
        axe = Files.readString(home.resolve("node_modules/axe-core/axe.min.js"));
        browser = new Browser();
        file = SiteFixture.write(folder, SiteFixture.hostile());
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    static Stream<Arguments> views() {
        return VIEWS.stream().flatMap(view -> Stream.of(Arguments.of(view, "light", 1280), Arguments.of(view, "dark", 1280),
                Arguments.of(view, "light", 400)));
    }

    /** The rules that a page breaks, each with where. */
    private static List<String> violations(Page page) {
        page.evaluate(axe);
        Object found = page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .map((v) => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' + n.html.slice(0, 120)
                    + ' ' + (n.any[0] ? n.any[0].message : '')).join(' | '))""");
        List<String> texts = new ArrayList<>();
        ((List<?>) found).forEach(v -> texts.add(String.valueOf(v)));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("views")
    void axeFindsNothing(String view, String theme, int width) {
        Page page = browser.open(file, view + (view.contains("?") ? "&" : "?") + "theme_=" + theme, width, 900);
        assertThat(page.locator("#theme").innerText()).isEqualTo("Theme: " + theme);
        assertThat(violations(page)).isEmpty();
        page.context().close();
    }

    @Test
    void axeFindsWhatIsWrong() {
        Page page = browser.open(file, "#/nothing", 1280, 900);
        page.evaluate("""
                () => {
                  document.querySelector('main').insertAdjacentHTML('beforeend', '<h5>skipped</h5><button></button><p>faint</p>');
                  Object.assign(document.querySelector('main').lastElementChild.style, { color: '#bbb', background: '#fff' });
                }""");
        assertThat(violations(page)).anyMatch(v -> v.startsWith("button-name")).anyMatch(v -> v.startsWith("color-contrast"))
                .anyMatch(v -> v.startsWith("heading-order"));
    }

    @Test
    void aCellOpensAndClosesByKeyboard() {
        Page page = browser.open(file, CLAIM, 1280, 900);
        page.locator(".test td a.cell").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog").innerText()).contains(Runs.CLAIM.statement(), "socket.send(\"hi\") -> sent 2", "1234567");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Close");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog").isVisible()).isFalse();
        // The browser tells of the closing, and so the address changes, a task later.
        page.waitForCondition(() -> page.url().contains(CLAIM));
        assertThat(page.evaluate("document.activeElement.className")).as("back where it was").asString().contains("cell");
    }

    private static String place(Page page) {
        return (String) page.evaluate("(() => { const td = document.activeElement.closest('td'); return td.parentNode.rowIndex + ' ' + td.cellIndex; })()");
    }

    @Test
    void arrowsMoveInTheMatrixWhichIsOneTabStop() {
        Page page = browser.open(file, "#/?rows=apis", 1280, 900);
        assertThat(page.locator(".matrix .cell[tabindex='0']").count()).isEqualTo(1);
        page.locator(".matrix .cell[tabindex='0']").focus();
        String start = place(page);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        int row = Integer.parseInt(start.split(" ")[0]);
        assertThat(place(page)).isEqualTo(row + 1 + " 2");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        assertThat(place(page)).as("the row's head is no cell").isEqualTo(row + 1 + " 1");
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(Integer.parseInt(place(page).split(" ")[0])).as("over the head of the next theme").isGreaterThan(row + 5);
        assertThat(page.locator(".matrix .cell[tabindex='0']").count()).isEqualTo(1);
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).as("the focus is seen").isEqualTo("solid");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> page.url().contains("#/claim/"));
    }

    @Test
    void theSkipLinkComesFirst() {
        Page page = browser.open(file, "#/", 1280, 900);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    }
}
