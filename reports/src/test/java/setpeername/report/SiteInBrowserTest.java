package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** What the site shows, and that its addresses say it. */
@Tag("slow")
class SiteInBrowserTest extends SiteOpened {

    private static final String CELL = "#/case/observed/" + Runs.TEST + "/";
    private static final String CLAIM = "#/claim/" + Runs.CLAIM.id();

    @Test
    void theFirstScreenCountsAndDifferencesComeFirstInWords() throws IOException {
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25.0.3"), Status.HOLDS, "ECONNREFUSED"));
        Page page = open("");
        assertThat(flat(page.locator(".tally"))).contains("1 \u00b1 are mixed: hold in some cases, break in others", "1 \u25cb untested",
                "1 \u2260 differ between platforms");
        Locator cause = page.locator(".causes li").first();
        assertThat(flat(cause)).contains("<b>gVisor</b> tells nobody.", "It does not ask.", "Source: gVisor, Ask()",
                "gVisor: 15 cases of 1 test");
        assertThat(cause.locator("a").getByText("gVisor, Ask()").getAttribute("href")).isEqualTo("https://example.org/ask.go");
        cause.locator("summary").click();
        assertThat(flat(cause)).contains("What fence means.", "Usually: ", "What ECONNREFUSED means.");
        assertThat(flat(page.locator(".absent"))).contains("not run Alpine (musl), JDK 25: No registry answers.");
        cause.locator(".evidence a").first().click();
        assertThat(flat(page.locator("dialog"))).contains("Observed.", "BREAKS", "gVisor, JDK 25", "The same case elsewhere",
                "ci/docker run ci/lab gvisor && grep '\""
                        + Runs.TEST + "\",\"api\":\"posix\",\"family\":\"ipv4\"' reports/target/lab/gvisor.jsonl");
        assertThat(open("#/?cause=told").locator("#cause-told details[open]").count()).as("each cause has an address").isOne();
    }

    @Test
    void whatNobodyExplainedIsToldInGeneratedWords() throws IOException {
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25.0.3"), Status.HOLDS, "ECONNREFUSED"), "[]");
        assertThat(flat(open("").locator("#differences"))).contains("Without an explanation: 15 cases of 1 test",
                "recv() reports closed port",
                "gVisor: ", "What fence means.", "Usually: ");
    }

    @Test
    void predictedDifferencesStandApartAndSayWhatTheyAre() {
        Page page = open("");
        assertThat(flat(page.locator("#differences"))).contains("Nobody observed it, but the model predicts differences for macOS:");
        assertThat(page.locator(".causes").innerText()).doesNotContain("macOS");
        page.locator("#differences p.PREDICTED a").click();
        assertThat(flat(page.locator("main"))).contains("none of them was observed", "macOS (predicted): ", "What EPIPE means.",
                "Usually: ");
    }

    @Test
    void aPredictionIsNoObservation() {
        Page page = open("#/case/model-linux/" + Runs.TEST + "/posix/ipv4");
        assertThat(flat(page.locator("dialog"))).contains("Predicted by the model: nobody observed this.", "LEFT OPEN",
                "--platform model:linux").doesNotContain("Observed.");
        page = open(CELL + "channel-socket/ipv4");
        assertThat(flat(page.locator("dialog"))).contains("Prediction beside observation",
                "The observation is one of the outcomes that are predicted.",
                "java -jar setpeername.jar observe --test " + Runs.TEST + " --api channel-socket --family ipv4");
        assertThat(page.locator("thead th.PREDICTED").first().innerText()).contains("predicted");
        assertThat(page.locator("td.PREDICTED .cell").first().evaluate("c => getComputedStyle(c).borderTopStyle")).isEqualTo("dashed");
    }

    @Test
    void everyStatusHasItsOwnSignAndWord() {
        Page page = open(CLAIM + "?unfold=1");
        Locator cells = page.locator(".test tbody td:nth-child(2)");
        List<String> first = cells.allInnerTexts().stream().limit(6).map(t -> t.replaceAll("\\s+", " ").strip()).toList();
        assertThat(first.get(0)).startsWith("\u2713 holds");
        assertThat(first.get(1)).startsWith("? inconclusive");
        assertThat(first.subList(3, 6)).containsExactly("\u2013 n/a", "\u25cb not run", "! harness error odd");
        assertThat(flat(page.locator(".verdicts"))).contains("! harness error", "predicted");
    }

    @Test
    void aMixedVerdictIsASentence() throws IOException {
        List<Observation> seen = new ArrayList<>(Runs.all(Status.HOLDS, "ECONNREFUSED"));
        for (Family family : Family.values()) {
            seen.set(family.ordinal(), Runs.seen(Api.POSIX, family, Status.BREAKS, "fence"));
        }
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), seen));
        assertThat(flat(open(CLAIM).locator(".verdicts"))).contains("The plain case breaks through libc; it holds through every Java API.");
        seen.set(4, Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV6, Status.BREAKS, "fence"));
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), seen));
        assertThat(flat(open(CLAIM).locator(".verdicts"))).contains("in 4 of 15 cases");
    }

    @Test
    void everyStateIsInTheAddress() {
        Page page = open("");
        page.locator("input[type=search]").fill("fence");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> page.url().contains("q=fence"));
        assertThat(page.locator("[role=status]").innerText()).startsWith("1 claim of");
        page.locator("#theme").click();
        assertThat(page.url()).contains("theme_=light", "q=fence");
        Page again = open(page.url().substring(page.url().indexOf('#')));
        assertThat(again.locator("input[type=search]").inputValue()).isEqualTo("fence");
        assertThat(again.locator("#theme").innerText()).isEqualTo("Theme: light");
        assertThat(open("#/?q=nothing-has-this").locator("[role=status]").innerText()).startsWith("0 claims");
        assertThat(open("#/?verdict=UNTESTED").locator(".matrix tbody td").first().innerText()).contains("untested");
        assertThat(open("#/?theme=Speed").locator("[role=status]").innerText()).startsWith("1 claim of");
        assertThat(open("#/?differ=1").locator("[role=status]").innerText()).startsWith("1 claim of");
        assertThat(open("#/?cols=gvisor").locator(".matrix thead th").allInnerTexts()).hasSize(2).last().asString().contains("gVisor");
    }

    @Test
    void theMatrixUnfoldsToApisAndFamilies() {
        Page page = open("");
        int claims = page.locator(".matrix tbody tr").count();
        page.getByLabel("Unfold the APIs of " + Runs.CLAIM.id()).click();
        assertThat(page.url()).contains("open=");
        assertThat(page.locator(".matrix tr.api").count()).isEqualTo(5);
        page.getByLabel("Unfold the families of posix of " + Runs.CLAIM.id()).click();
        assertThat(page.locator(".matrix tr.family th").allInnerTexts()).containsExactly("ipv4", "ipv6", "mapped");
        assertThat(page.evaluate("document.activeElement.name")).as("the focus stays").isEqualTo("fold-" + Runs.CLAIM.id() + "@posix");
        assertThat(open(page.url().substring(page.url().indexOf('#'))).locator(".matrix tr.family").count()).isEqualTo(3);
        page.selectOption("select[name=rows]", "cases");
        assertThat(page.locator(".matrix tbody tr").count()).isGreaterThan(claims + 15);
    }

    @Test
    void partsOfTheOutcomeNameTheirCalls() {
        Page page = open(CELL + "posix/ipv4");
        assertThat(page.locator(".parts tbody tr").allInnerTexts().stream().map(t -> t.replaceAll("\\s+", " "))).containsExactly(
                "sent 2 line 2: socket.send(\"hi\")", "ECONNREFUSED line 3: socket.recv()", "said the test\u2019s own word");
        assertThat(page.locator(".trace .recorded").allInnerTexts()).hasSize(2).first().asString().contains("\u2190 part 1");
        assertThat(open(CELL + "channel-socket/ipv6").locator(".parts").count()).as("an older run tells no parts").isZero();
    }

    @Test
    void packetsAreDecodedAndTheirFileIsTheSame() throws IOException {
        Page page = open(CELL + "posix/ipv4");
        assertThat(page.locator(".packets li").allInnerTexts()).containsExactly("+0.000 ms ARP who has 10.0.1.1? asks 10.0.1.2",
                "+1.500 ms UDP 10.0.1.2:40000 \u2192 10.0.2.9:7, 2 bytes",
                "+2.250 ms ICMP port unreachable 10.0.2.9 \u2192 10.0.1.2, about UDP 10.0.1.2:40000 \u2192 10.0.2.9:7");
        Download download = page.waitForDownload(() -> page.getByText("Download the capture").click());
        assertThat(download.suggestedFilename()).isEqualTo(Runs.TEST + ".posix.ipv4.pcap");
        assertThat(Files.readAllBytes(download.path())).isEqualTo(Base64.getDecoder().decode(SiteFixture.capture()));
    }

    private String captured(String base64) throws IOException {
        Observation seen = new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv4", "ok", "m", Status.HOLDS, List.of(), 1, List.of(),
                base64);
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), List.of(seen)));
        return flat(open(CELL + "posix/ipv4").locator("dialog"));
    }

    @Test
    void otherLinksAndIpv6AreDecoded() throws IOException {
        byte[] datagram = Pcap.ipv6(17, Pcap.udp(40000, 7, 2));
        String text = captured(new Pcap(Pcap.SLL2).packet(0, 0x86dd, datagram).packet(10, 0x86dd, Pcap.ipv6(58, Pcap.icmp(1, 4, datagram)))
                .packet(20, 0x86dd, Pcap.ipv6(58, Pcap.icmp(135, 0, new byte[] {32, 1, 13, (byte) 184, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                    9})))
                .base64());
        assertThat(text).contains("+0.000 ms out UDP [2001:db8::1]:40000 \u2192 [2001:db8:0:1::9]:7, 2 bytes",
                "ICMPv6 port unreachable 2001:db8::1 \u2192 2001:db8:0:1::9, about UDP [2001:db8::1]:40000",
                "ICMPv6 neighbour solicitation for 2001:db8::9");
        assertThat(captured(new Pcap(Pcap.ETHERNET).packet(0, 0x0800, Pcap.ipv4(true, 1, Pcap.icmp(3, 13, new byte[0]))).base64()))
                .contains("ICMP administratively prohibited");
    }

    @Test
    void aHostileCaptureIsText() throws IOException {
        byte[] good = Base64.getDecoder().decode(SiteFixture.capture());
        assertThat(captured(Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(good, good.length - 5))))
                .contains("UDP 10.0.1.2:40000", "It is cut off after 2 packets.");
        assertThat(captured(new Pcap(Pcap.ETHERNET).base64())).contains("No packet crossed.");
        assertThat(captured("AAAA")).contains("It is no pcap file: 3 bytes.");
        assertThat(captured("no base64 <img src=x onerror=alert(3)>")).contains("It is no base64.");
        byte[] random = new byte[5000];
        new java.util.Random(7).nextBytes(random);
        System.arraycopy(good, 0, random, 0, 24);
        assertThat(captured(Base64.getEncoder().encodeToString(random))).contains("It is cut off after");
        assertThat(captured(new Pcap(Pcap.ETHERNET).packet(0, 0x0800, new byte[] {0x4f, 0}).packet(1, 0x86dd, new byte[3]).packet(2, 0x1234,
                new byte[0]).base64())).contains("(cut)", "Ethernet type 0x1234");
    }

    @Test
    void comparesTwoRuns() throws IOException {
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ECONNREFUSED"));
        Page page = open("#/compare?left=observed&right=gvisor");
        assertThat(page.locator("[role=status]").innerText()).isEqualTo("15 cases of 1 test differ.");
        assertThat(flat(page.locator(".differences"))).contains("every API", "What ECONNREFUSED means.", "What fence means.");
        page = open("#/compare?left=observed&right=model-linux");
        assertThat(page.locator("[role=status]").innerText()).as("what a prediction allows is no difference").startsWith("0 cases ");
        assertThat(flat(page.locator("main"))).contains("One of them is a prediction: nobody observed it.");
    }

    @Test
    void aRunIsShownCaseByCaseWithWhatChanged() throws IOException {
        Page page = open("#/run/gvisor");
        assertThat(flat(page.locator("main"))).contains("gVisor, JDK 25, case by case", "15 cases", "4.4.0", "Measured.");
        Run now = Runs.withFirst(Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ok"),
                Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        NamedRun record = new NamedRun("the-record", Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ok"));
        Matrix matrix = Matrix.of(List.of(Runs.CLAIM), new NamedRun("observed", now), List.of(record),
                Comparison.of(now, List.of(record)), false);
        Columns columns = new Columns(new NamedRun("observed", now), List.of(record), List.of(), List.of(), List.of());
        Path none = folder.resolve("none");
        Site site = Site.of(matrix, columns, Differences.between(columns.observed(), List.of()), Environments.of(columns, r -> List.of()),
                new Site.Extras(none, none, none, none));
        Files.writeString(file, site.html(false));
        page = open("#/run");
        assertThat(flat(page.locator(".changes"))).contains(Runs.TEST + ", libc, ipv4: \u2715 breaks fence, recorded \u2713 holds ok");
        assertThat(page.locator("b.changed").count()).isEqualTo(1);
    }

    @Test
    void whatTheLabFoundNewStandsBeforeTheFindings() throws IOException {
        Run now = Runs.run(Runs.linux("6.18", "25"), Status.HOLDS, "ok");
        Path lab = Files.writeString(folder.resolve("lab.json"), """
                [{"name": "gvisor", "title": "gVisor, JDK 25", "disagreements": [{"file": "gvisor.explored/a.script", "script": "s1.recv() <b>"}]},
                {"name": "of-an-earlier-lab", "title": "Another"}]
                """);
        Files.writeString(file, Runs.site(now, List.of(), List.of(), "[]", folder).html(false));
        assertThat(flat(open("#/findings").locator("#new-disagreements"))).contains("nobody has looked into them yet", "gVisor, JDK 25",
                "s1.recv() <b>", "gvisor.explored/a.script").doesNotContain("Another");
        Files.delete(lab);
        Files.writeString(file, Runs.site(now, List.of(), List.of(), "[]", folder).html(false));
        assertThat(open("#/findings").locator("#new-disagreements").count()).isZero();
    }

    @Test
    void theArticlesExercisesAreAnsweredFromObservations() throws IOException {
        List<Observation> seen = new ArrayList<>();
        for (Api api : Api.values()) {
            boolean channel = api == Api.DATAGRAM_CHANNEL;
            seen.add(new Observation("article/exercise-repeat-connect", "RepeatedConnect.connectTwice", api.id(), "ipv4",
                    channel ? "EISCONN, A" : "ok, B", channel ? "It wants a disconnect first." : api == Api.POSIX ? "The second counts." : "The second replaced the peer.",
                    channel ? Status.BREAKS : Status.HOLDS,
                    List.of("socket.connect(B) -> ok"), 1));
        }
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), seen));
        String text = flat(open("#/article").locator("main"));
        assertThat(text).contains("After connect() to A and connect() to B: who is the peer?",
                "It wants a disconnect first. EISCONN, A Linux through DatagramChannel",
                "The second counts. ok, B Linux through libc",
                "The second replaced the peer. ok, B Linux through DatagramSocket, MulticastSocket and DatagramChannel.socket()",
                "Does the connected socket hear an answer? Nobody has observed it yet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#/article", "#/compare", "#/run", "#/findings", "#/checklist", "#/clauses", "#/mutants", "#/worlds",
        "#/predicted", "#/words", "#/claim/article/async-error-on-receive", "#/nothing", "#/case/x/y/z/w", "#/claim/%ZZ", "#/claim/", "#/run/none",
        "#/?cols=none&open=x,y&rows=z&theme=q"})
    void everyPageDrawsAndFitsAPhone(String address) {
        Page page = browser.open(file, address, 400, 800);
        assertThat(page.locator("h1").innerText()).isNotEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(400);
    }

    @Test
    void aCellFitsAPhone() {
        Page page = browser.open(file, CELL + "posix/ipv4", 400, 800);
        assertThat((Integer) page.evaluate("document.querySelector('dialog').scrollWidth")).isLessThanOrEqualTo(400);
    }

    @Test
    void hostileTextStaysText() {
        Page page = open("#/claim/article/removed" + URLEncoder.encode(SiteFixture.HOSTILE, StandardCharsets.UTF_8).replace("+", "%20"));
        assertThat(page.locator("h1").innerText()).contains("article/removed</script><img src=x onerror=alert(1)>\\u001b[31m\\u202e");
        assertThat(open(CELL + "posix/ipv4").locator("dialog").innerText()).contains("6.18<script>alert(2)</script>");
        page = open(CELL + "posix/ipv6");
        assertThat(page.locator("dialog .outcome").textContent()).hasSize(1_000_000);
        page = open(CELL + "posix/mapped");
        assertThat(page.locator("dialog .outcome").innerText()).isEqualTo("</script><img src=x onerror=alert(1)>\\u001b[31m\\u202e");
        assertThat(open("#/").locator("img, main script").count()).isZero();
        assertThat(open("#/run").locator("main").innerText()).contains("winsock");
    }

    @Test
    void tenThousandCellsStayFluent() throws IOException {
        List<Observation> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Observation(Runs.CLAIM.id(), "Many.test" + i / 15, Api.values()[i / 3 % 5].id(), Family.values()[i % 3].id(),
                    "outcome " + i % 7, "m", i % 7 == 0 ? Status.BREAKS : Status.HOLDS, List.of("call " + i), 1));
        }
        file = SiteFixture.write(folder, Runs.run(Runs.linux("6.18", "25"), many));
        Page page = open(CLAIM + "?unfold=1");
        assertThat(page.locator(".test").count()).isGreaterThan(600);
        assertThat(page.locator(".test td a.cell").count()).isGreaterThanOrEqualTo(10_000);
        // The time is the browser's own, for its work on one key; other work of the machine is in it, so the bound is wide.
        page.locator(".test td a.cell").first().focus();
        Object milliseconds = page.evaluate("""
                () => new Promise((done) => { const start = performance.now();
                  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
                  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))); })""");
        assertThat(((Number) milliseconds).doubleValue()).isLessThan(2000);
    }
}
