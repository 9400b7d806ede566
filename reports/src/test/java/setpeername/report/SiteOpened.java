package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site in the browser, of hostile runs unless a test writes another; no test may make it ask the network, throw or alert. */
abstract class SiteOpened {

    static Browser browser;

    @TempDir
    Path folder;
    Path file;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void write() throws IOException {
        file = SiteFixture.write(folder, SiteFixture.hostile());
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** Opens an address of the site. */
    Page open(String address) {
        return browser.open(file, address, 1280, 900);
    }

    /** What a reader sees there, on one line. */
    static String flat(Locator text) {
        return text.innerText().replaceAll("\\s+", " ");
    }
}
