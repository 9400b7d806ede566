package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** Sentences and columns of the site: they say all that they stand for, and no more. */
@Tag("slow")
class SiteWordsTest extends SiteOpened {

    private static final String CLAIM = "#/claim/" + Runs.CLAIM.id();

    /** A family that has another outcome is told: without it, two sentences about one API would contradict each other. */
    @Test
    void anAnswerNamesFamiliesWhereTheyDiffer() throws IOException {
        List<Observation> seen = new ArrayList<>();
        for (Family family : Family.values()) {
            boolean mapped = family == Family.MAPPED;
            seen.add(new Observation("article/exercise-repeat-connect", "RepeatedConnect.connectTwice", "posix", family.id(),
                    mapped ? "A" : "B", mapped ? "The old peer stays." : "The peer is new.", mapped ? Status.BREAKS : Status.HOLDS,
                    List.of(), 1));
        }
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), seen));
        assertThat(flat(open("#/article").locator(".answer").first())).contains("The peer is new. B Linux through libc (ipv4 and ipv6)",
                "The old peer stays. A Linux through libc (mapped)");
    }

    /** A JVM option of which nothing new is to be said is left out; one that changes a case is not. */
    @Test
    void anOptionThatChangesACaseIsTold() throws IOException {
        Observation one = new Observation("article/exercise-repeat-connect", "RepeatedConnect.connectTwice", "datagram-socket", "ipv4",
                "ok, B", "The peer is new.", Status.HOLDS, List.of(), 1);
        Observation other = new Observation(one.claim(), one.test(), one.api(), one.family(), "ok, A", "The old peer stays.", Status.BREAKS,
                List.of(), 1);
        Platform option = new Platform("old", "linux", "6.18", "x86_64", "linux", "glibc 2.36", "17", "Example", true,
                "-Djdk.net.usePlainDatagramSocketImpl=true");
        for (Observation seen : List.of(one, other)) {
            Files.writeString(file, Runs.site(Runs.run(Runs.linux("6.18", "25"), List.of(one)), List.of(new NamedRun("old", Runs.run(option,
                    List.of(seen)))), List.of(), "[]", folder).html(false));
            String text = flat(open("#/article").locator(".answer").first());
            assertThat(text.contains("the old DatagramSocket")).as(text).isEqualTo(seen == other);
        }
    }

    @Test
    void kernelsAndJdksOfAStackAreOneColumnThatTellsWhereTheyDiffer() throws IOException {
        Run older = Runs.withFirst(Runs.run(Runs.linux("5.10", "25"), Status.HOLDS, "ECONNREFUSED"),
                Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        Files.writeString(file, Runs.site(Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ECONNREFUSED"),
                List.of(new NamedRun("older", older)), List.of(), "[]", folder).html(false));
        Page page = open(CLAIM);
        assertThat(page.locator(".test thead th").allInnerTexts()).hasSize(2);
        assertThat(page.locator("a.otherwise").allInnerTexts()).singleElement().asString().contains("\u2260 5.10, JDK 25: \u2715 breaks", "fence");
        assertThat(open(CLAIM + "?fold=0").locator(".test thead th").allInnerTexts()).hasSize(3);
    }

    /** This machine did not try libc: what a record says of it stands under no "measured", and under no platform that has no result. */
    @Test
    void aCellNamesThePlatformsThatHaveAResult() throws IOException {
        List<Observation> noLibc = new ArrayList<>(Runs.all(Status.HOLDS, "ECONNREFUSED"));
        for (Family family : Family.values()) {
            noLibc.set(family.ordinal(), Runs.seen(Api.POSIX, family, Status.NOT_RUN, ""));
        }
        Run here = Runs.run(Runs.linux("6.18", "17"), noLibc);
        NamedRun record = new NamedRun("later", Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ECONNREFUSED"));
        Columns columns = new Columns(new NamedRun("observed", here), List.of(), List.of(), List.of(record), List.of());
        Matrix matrix = Matrix.of(List.of(Runs.CLAIM), columns.measured(), List.of(), List.of(record), Comparison.of(here, List.of()), false);
        Files.writeString(file, Site.of(matrix, columns, Differences.between(columns.observed(), List.of()), Environments.of(columns, r -> List.of()),
                new Site.Extras(folder.resolve("none"), folder.resolve("none"), folder.resolve("none"), folder.resolve("none"))).html(false));
        Page page = open(CLAIM);
        assertThat(flat(page.locator(".test thead"))).contains("measured, recorded Linux 6.18, JDK 17 and 25");
        assertThat(flat(page.locator(".test tbody tr").first())).contains("libc", "holds ECONNREFUSED recorded: JDK 25; not run on JDK 17");
        assertThat(flat(page.locator(".test tbody tr").nth(1))).doesNotContain("not run on", "recorded");
    }

    /** What was observed is not among what nobody observed. */
    @Test
    void theFirstPageNamesAsPredictedOnlyWhatNobodyObserved() throws IOException {
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ECONNREFUSED"));
        assertThat(flat(open("").locator("main"))).contains("Predicted by the model, observed by nobody: macOS.");
    }

    @Test
    void whatAnAddressNamesInVainIsTold() {
        for (String address : List.of("#/compare?left=none", "#/claim/" + Runs.CLAIM.id() + "?run=none", "#/?cols=none", "#/?verdict=none",
                "#/predicted?run=none", "#/worlds?pair=none", "#/?api=none")) {
            assertThat(flat(open(address).locator(".unknown"))).as(address).contains("This report has no", "\u2018none\u2019.");
        }
        assertThat(open("#/?cols=gvisor&verdict=HOLDS&api=posix").locator(".unknown").count()).isZero();
        Page page = open("#/compare?left=none&right=gvisor");
        assertThat(page.locator("[role=status]").innerText()).isEqualTo("Choose two runs.");
        assertThat(page.locator(".differences li").count()).isZero();
        assertThat(page.locator("select[name=left]").inputValue()).isEmpty();
        assertThat(page.locator("select[name=right]").inputValue()).as("what is known stays chosen").isEqualTo("gvisor");
        assertThat(flat(open("#/run/none").locator("main"))).contains("This report has no run none.");
    }

    @Test
    void wordsTellWhichExceptionStandsForWhichError() throws IOException {
        List<Observation> seen = new ArrayList<>();
        for (Api api : List.of(Api.POSIX, Api.DATAGRAM_SOCKET)) {
            String thrown = api == Api.POSIX ? "Connection refused (111)" : "java.net.PortUnreachableException: ICMP <b>";
            seen.add(new Observation(Runs.CLAIM.id(), Runs.TEST, api.id(), "ipv4", "ECONNREFUSED", "It is told.", Status.HOLDS,
                    List.of("socket.recv() -> ECONNREFUSED [" + thrown + "]"), 1));
        }
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), seen));
        Page page = open("#/words");
        assertThat(flat(page.locator("tbody"))).contains("ECONNREFUSED Connection refused (111) PortUnreachableException: ICMP <b>");
        assertThat(flat(page.locator("main"))).contains("plain case", "pending error", "the old DatagramSocket");
        page = open("#/case/observed/" + Runs.TEST + "/datagram-socket/ipv4");
        assertThat(flat(page.locator("dialog"))).contains("As it was seen: ECONNREFUSED was java.net.PortUnreachableException: ICMP <b>.");
        page.getByText("Errors and exceptions").click();
        assertThat(page.url()).contains("#/words?at=errors");
    }

    @Test
    void aClaimWithManyTestsHasAListOfThem() throws IOException {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            seen.add(new Observation(Runs.CLAIM.id(), i == 0 ? Runs.TEST : "Many.edgeCase" + i, "posix", "ipv4", "o", "m" + i,
                    i == 3 ? Status.BREAKS : Status.HOLDS, List.of(), 1));
        }
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), seen));
        Page page = open(CLAIM);
        assertThat(page.locator("nav .contents li").allInnerTexts()).hasSize(5).first().asString().contains("recv() reports closed port",
                "the plain case");
        assertThat(flat(page.locator(".verdicts"))).contains("\u2248 holds except in edge cases",
                "The plain case holds. Of 4 edge cases 1 breaks the claim: \u201cEdge case3\u201d (everywhere).");
        page.locator("nav .contents a").nth(3).click();
        assertThat(page.url()).contains("at=test-");
        assertThat(flat(open("").locator(".matrix tbody .cell.HOLDS_EXCEPT_EDGES").first())).contains("\u2248 holds", "edge cases break: 1 of 4");
    }

    @Test
    void onANarrowPageTheListOfTestsStaysWithinIt() throws IOException {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (Api api : Api.values()) {
                boolean java = api == Api.DATAGRAM_SOCKET || api == Api.MULTICAST_SOCKET;
                seen.add(new Observation(Runs.CLAIM.id(), i == 0 ? Runs.TEST : "Many.edgeCase" + i, api.id(), "ipv4", "o", "m" + i,
                        java ? Status.HOLDS : Status.BREAKS, List.of(), 1));
            }
        }
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), seen));
        Page page = open(CLAIM);
        assertThat(flat(page.locator("nav .contents"))).contains("breaks through libc, DatagramChannel and DatagramChannel.socket()");
        page.setViewportSize(400, 900);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(400);
    }
}
