package setpeername.report.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureSiteTest {

    @Test
    void takesTheAnalyticsOutAndForbidsTheRest() throws AllureSite.NotMade {
        String html = """
                <html><head><title>t</title></head><body>
                    <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
                    <script>
                        window.dataLayer = window.dataLayer || [];
                        gtag('js', new Date());
                    </script>
                    <script>window.reportData = {};</script>
                </body></html>""";
        assertThat(AllureSite.mended(html)).doesNotContain("googletagmanager").doesNotContain("dataLayer")
                .contains("window.reportData").contains("MutationObserver").contains("<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'");
    }

    @Test
    void refusesAPageWhoseAnalyticsItDoesNotKnow() {
        assertThatThrownBy(() -> AllureSite.mended("<head></head><img src=\"https://www.googletagmanager.com/x.gif\">"))
                .isInstanceOf(AllureSite.NotMade.class).hasMessageContaining("analytics");
    }

    @Test
    void saysWhyThereIsNoHtml(@TempDir Path empty) {
        assertThatThrownBy(() -> new AllureSite(empty).generate(empty, empty, empty.resolve("history"))).isInstanceOf(AllureSite.NotMade.class)
                .hasMessage("its generator could not be installed in " + empty + ": no such file");
    }
}
