package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

class DifferencesTest {

    private static final NamedRun LINUX = run("linux-6.18", Runs.linux("6.18.1", "25"), "ECONNREFUSED");
    private static final NamedRun GVISOR = run("gvisor", Runs.platform("linux", "gvisor", "4.4.0", "glibc 2.36", "25"), "fence");
    private static final String FENCE = entry("one", "{stack: gvisor}", "[fence]");

    private static NamedRun run(String name, Platform platform, String outcome) {
        return new NamedRun(name, Runs.run(platform, Status.HOLDS, outcome));
    }

    private static String entry(String id, String platform, String outcomes) {
        return "- id: " + id + "\n  headline: H.\n  platform: " + platform + "\n  why: W.\n  sources: [{name: n, link: 'https://e/'}]\n"
                + "  outcomes: {" + Runs.TEST + ": " + outcomes + "}\n";
    }

    private static List<String> complaints(String yaml, NamedRun... runs) {
        return Differences.between(List.of(runs), Explanation.parse(yaml)).complaints();
    }

    @Test
    void whatIsExplainedOnceIsFine() {
        assertThat(complaints(FENCE, LINUX, GVISOR)).isEmpty();
    }

    @Test
    void aNewDifferencePrintsWhatToWrite() {
        List<String> complaints = complaints("[]", LINUX, GVISOR);
        assertThat(complaints).hasSize(1);
        assertThat(complaints.get(0)).startsWith("15 differences without an explanation.").contains("\n  platform: {stack: gvisor}\n")
                .contains("\n    # 'fence' where it is usually 'ECONNREFUSED', in posix ipv4, posix ipv6,")
                .endsWith("\n    " + Runs.TEST + ": ['fence']");
        String written = complaints.get(0).substring(complaints.get(0).indexOf("\n- id: ") + 1).replace("id: ", "id: x").replace("headline: ",
                "headline: x").replace("why: ", "why: x").replace("name: ''", "name: x");
        assertThat(complaints(written, LINUX, GVISOR)).as("what it prints, filled in").isEmpty();
    }

    @Test
    void anotherOutcomeIsAnotherDifference() {
        NamedRun other = new NamedRun("gvisor", Runs.withFirst(GVISOR.run(), Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "it's odd")));
        assertThat(complaints(FENCE, LINUX, other)).singleElement().asString().startsWith("1 difference without").contains("'it''s odd'");
    }

    @Test
    void anExplanationOfNothingIsStale() {
        assertThat(complaints(FENCE, LINUX, LINUX)).containsExactly("one explains 'fence' of " + Runs.TEST
                + ", by which no record differs any more: take it out.");
        assertThat(complaints(entry("one", "{stack: gvisor}", "[fence, EAGAIN]"), LINUX, GVISOR)).hasSize(1).first().asString()
                .contains("'EAGAIN'");
    }

    @Test
    void twoExplanationsOfOneAreOneTooMany() {
        assertThat(complaints(FENCE + entry("two", "{kernel: before 5.0}", "[fence]"), LINUX, GVISOR)).containsExactly(
                Runs.TEST + " on gvisor is explained by each of one, two: leave one.");
    }

    @Test
    void usualIsWhatMostLinuxSystemsGiveAndOfEquallyManyTheNewest() {
        NamedRun old = run("linux-5.10", Runs.linux("5.10", "25"), "fence");
        Differences two = Differences.between(List.of(old, LINUX, GVISOR), List.of());
        assertThat(two.all()).extracting(o -> o.run().name()).containsOnly("linux-5.10", "gvisor");
        assertThat(complaints("[]", old, LINUX, GVISOR)).first().asString().contains("{stack: linux, kernel: before 5.11}", "{stack: gvisor}");
        Differences three = Differences.between(List.of(old, run("linux-6.1", Runs.linux("6.1", "25"), "fence"), LINUX), List.of());
        assertThat(three.all()).extracting(o -> o.run().name()).containsOnly("linux-6.18");
        assertThat(complaints("[]", LINUX, run("a", Runs.linux("6.18.9", "17"), "fence"))).first().asString().contains("{jdk: before 18}");
    }

    @Test
    void aCaseWithoutAResultDiffersFromNothing() {
        for (Status status : List.of(Status.NOT_APPLICABLE, Status.INCONCLUSIVE, Status.NOT_RUN, Status.HARNESS_ERROR)) {
            NamedRun none = new NamedRun("none", Runs.run(GVISOR.run().platform(), status, "fence"));
            assertThat(Differences.between(List.of(LINUX, none), List.of()).all()).isEmpty();
        }
    }

    @Test
    void platformsAreMetByWhatTheirRecordsSay() {
        assertThat(who("{kernel: before 6.18}").has(LINUX.run().platform())).isFalse();
        assertThat(who("{kernel: from 6.18}").has(LINUX.run().platform())).isTrue();
        assertThat(who("{kernel: before 6.19, jdk: from 25}").has(LINUX.run().platform())).isTrue();
        assertThat(who("{jdk: before 25}").has(LINUX.run().platform())).isFalse();
        assertThat(who("{options: usePlain}").has(LINUX.run().platform())).isFalse();
    }

    private static Explanation.Who who(String platform) {
        return Explanation.parse(entry("x", platform, "[o]")).get(0).platform();
    }

    @Test
    void aMalformedFileIsASentence() {
        assertRefused("- id: x\n", "x lacks a headline.");
        assertRefused(entry("x", "{}", "[o]"), "x lacks a platform (stack, options, kernel or jdk; of the last two 'before N' or 'from N').");
        assertRefused(entry("x", "{kernel: '6.5'}", "[o]"), "x lacks a platform");
        assertRefused(entry("x", "{stack: s}", "[o]") + "  unknown: U.\n", "x lacks one of why and unknown.");
        assertRefused(entry("x", "{stack: s}", "[]"), "x lacks outcomes.");
        assertRefused(entry("x", "{stack: s}", "[o]").replace("https:", "http:"), "x lacks sources, each with a name and an https link.");
        assertRefused(FENCE + FENCE, "each entry needs an id of its own; one is none.");
        assertRefused(FENCE + "  whyy: x\n", "whyy");
    }

    private static void assertRefused(String yaml, String sentence) {
        assertThatThrownBy(() -> Explanation.parse(yaml)).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("differences.yaml: ")
                .hasMessageContaining(sentence);
    }
}
