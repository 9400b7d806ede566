package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.socket.Api;
import setpeername.socket.Family;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageTest {

    private static final String HOSTILE = "</script><script>alert(1)</script><!-- {{data}} {{script}} $1 \\ \u0000\u2028\u202e \" '";
    private static final Run RUN = Runs.withFirst(Runs.run(Runs.linux("6.18" + HOSTILE, "25"), Status.HOLDS, "ok"),
            Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, HOSTILE));

    private static String page(boolean allure) {
        return Runs.site(RUN, List.of(), List.of(), "[]", Path.of("nowhere")).html(allure);
    }

    @Test
    void hostileTextDoesNotLeaveTheData() {
        String page = page(true);
        assertThat(Pattern.compile("</script>").matcher(page).results().count()).isEqualTo(2);
        assertThat(page).doesNotContain("<!--").doesNotContain("<script>alert");
        JsonNode data = JsonMapper.shared().readTree(inside(page, "<script type=\"application/json\" id=\"data\">", "</script>"));
        int outcome = data.at("/runs/0/cells/0/4").asInt();
        assertThat(data.at("/strings/" + outcome).asString()).isEqualTo(HOSTILE);
        assertThat(data.at("/runs/0/platform/kernel").asString()).isEqualTo("6.18" + HOSTILE);
    }

    @Test
    void nothingIsLoadedAndOnlyTheOwnScriptRuns() {
        String page = page(false);
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//").doesNotContain("allure/index.html");
        Matcher policy = Pattern.compile("content=\"default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'").matcher(page);
        assertThat(policy.find()).isTrue();
    }

    /** One meaning of each verdict: what the console says, the page of words says too. */
    @Test
    void verdictsMeanTheSameOnThePage() {
        JsonNode data = JsonMapper.shared().readTree(inside(page(false), "<script type=\"application/json\" id=\"data\">", "</script>"));
        Map<String, String> words = new HashMap<>();
        data.path("words").forEach(group -> group.path("words").forEach(w -> words.put(w.path("word").asString(), w.path("text").asString())));
        for (Verdict verdict : Verdict.values()) {
            assertThat(words).containsKey(verdict.word());
            assertThat(words.get(verdict.word())).containsIgnoringCase(verdict.means() + ".");
        }
        assertThat(words.get("not about it")).isEqualTo("The claim is about another platform.");
        assertThat(words.get("plain case")).startsWith(Verdict.PLAIN_CASE);
    }

    private static String inside(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }
}
