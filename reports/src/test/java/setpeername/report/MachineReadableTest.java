package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import setpeername.outcome.Difference;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** matrix.json and its schema, junit.xml, badge.svg, matrix.md. */
class MachineReadableTest {

    private static final Platform HERE = Runs.linux("6.18.44", "25.0.3");
    private static final NamedRun RECORD = new NamedRun("the-record", Runs.run(HERE, Status.HOLDS, "ECONNREFUSED"));

    /** Every status once, a hostile outcome, and cases without a result. */
    private static Run everyStatus() {
        List<Observation> seen = new ArrayList<>(Runs.all(Status.HOLDS, "ECONNREFUSED"));
        seen.set(0, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "</failure>]]>\u0000\u001b[31m\ud800"));
        seen.set(1, Runs.seen(Api.POSIX, Family.IPV6, Status.NOT_APPLICABLE, ""));
        seen.set(2, Runs.seen(Api.POSIX, Family.MAPPED, Status.INCONCLUSIVE, ""));
        seen.set(3, Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV4, Status.NOT_RUN, ""));
        seen.set(4, Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV6, Status.HARNESS_ERROR, "odd"));
        seen.set(5, Runs.seen(Api.DATAGRAM_SOCKET, Family.MAPPED, Status.BREAKS, "fence"));
        return Runs.run(HERE, seen);
    }

    private static List<Column> listed(NamedRun measured, List<NamedRun> beside, List<NamedRun> lab, List<NamedRun> records,
            List<NamedRun> predicted) {
        return new Columns(measured, beside, lab, records, predicted).listed();
    }

    private static List<Column> columns(Run run) {
        return listed(new NamedRun("observed", run), List.of(RECORD), List.of(), List.of(),
                List.of(new NamedRun("model-darwin", Runs.run(Platform.predicted("darwin"), Status.INCONCLUSIVE, "ECONNREFUSED | fence"))));
    }

    private static ObjectNode file() {
        Run run = everyStatus();
        Matrix matrix = Matrix.of(List.of(Runs.CLAIM, Runs.UNTESTED), new NamedRun("observed", run), List.of(RECORD),
                Comparison.of(run, List.of(RECORD)), false);
        return (ObjectNode) JsonMapper.shared().readTree(MatrixFile.of(matrix.claims(), columns(run), matrix.comparison()).json());
    }

    private static List<Error> check(JsonNode file) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Page.resource("matrix.schema.json"));
        return schema.validate(file.toString(), InputFormat.JSON);
    }

    @Test
    void theSchemaIsOneOfDraft202012() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(Page.resource("matrix.schema.json"), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theFileIsAsItsSchemaSays() {
        assertThat(check(file())).isEmpty();
    }

    private static final Map<String, Consumer<ObjectNode>> BREAKS = Map.of(
            "another format", f -> f.put("format", "setpeername-matrix/1"),
            "an unknown field", f -> f.put("extra", 1),
            "an unknown field of a claim", f -> ((ObjectNode) f.at("/claims/0")).put("colour", "red"),
            "a status that there is not", f -> ((ObjectNode) f.at("/cases/0/results/0")).put("status", "PASSED"),
            "a verdict that there is not", f -> ((ObjectNode) f.at("/claims/0/verdicts")).put("observed", "PASSED"),
            "a run without its role", f -> ((ObjectNode) f.at("/runs/0")).remove("role"),
            "a platform without its kernel", f -> ((ObjectNode) f.at("/runs/0/platform")).remove("kernel"),
            "a result of no run", f -> ((ArrayNode) f.at("/cases/0/results/0/runs")).removeAll(),
            "a negative count", f -> ((ObjectNode) f.at("/runs/0/counts")).put("HOLDS", -1));

    @ParameterizedTest
    @CsvSource({"another format", "an unknown field", "an unknown field of a claim", "a status that there is not", "a verdict that there is not",
        "a run without its role", "a platform without its kernel", "a result of no run", "a negative count"})
    void theSchemaRefusesABrokenFile(String what) {
        ObjectNode file = file();
        BREAKS.get(what).accept(file);
        assertThat(check(file)).as(what).isNotEmpty();
    }

    @Test
    void runsWithTheSameResultStandTogetherAndAPredictionIsCalledOne() {
        ObjectNode file = file();
        JsonNode results = file.at("/cases/6/results");
        assertThat(results.at("/0/runs").toString()).isEqualTo("[\"observed\",\"the-record\"]");
        assertThat(results.at("/1/runs").toString()).isEqualTo("[\"model-darwin\"]");
        assertThat(file.at("/runs").valueStream().map(r -> r.path("role").asString())).containsExactly("MEASURED", "RECORDED", "PREDICTED");
        assertThat(file.at("/claims/0/verdicts").toString()).isEqualTo(
                "{\"observed\":\"HARNESS_ERROR\",\"the-record\":\"HOLDS\",\"model-darwin\":\"NO_RESULT\"}");
        assertThat(file.at("/claims/1/verdicts/observed").asString()).isEqualTo("UNTESTED");
    }

    @Test
    void aRunOfARecordsOwnNameIsAColumnOfItsOwn() {
        List<Column> columns = listed(new NamedRun("the-record", everyStatus()), List.of(RECORD),
                List.of(new NamedRun("the-record", everyStatus())), List.of(), List.of());
        assertThat(columns).extracting(Column::id).containsExactly("the-record-measured", "the-record", "the-record-lab");
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String of(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }

    @Test
    void inJUnitXmlABreakPassesAndAChangeFails() throws Exception {
        Run run = everyStatus();
        List<Difference> changes = Comparison.of(run, List.of(RECORD)).changes();
        Difference change = changes.stream().filter(d -> d.key().equals(Runs.TEST + " posix ipv4")).findFirst().orElseThrow();
        Difference missing = new Difference("Gone.test", "posix", "ipv4", Difference.Kind.MISSING, change.recorded(), null);
        Document document = xml(JUnitXml.of(new NamedRun("observed", run), List.of(change, missing), RECORD));
        assertThat(of(document, "sum(//testsuite/@tests)")).isEqualTo("16");
        assertThat(of(document, "sum(//testsuite/@failures)")).isEqualTo("2");
        assertThat(of(document, "sum(//testsuite/@errors)")).isEqualTo("1");
        assertThat(of(document, "sum(//testsuite/@skipped)")).isEqualTo("3");
        assertThat(of(document, "count(//failure)")).isEqualTo("2");
        assertThat(of(document, "//testcase[@name='recvReportsClosedPort [posix, ipv4]']/failure/@message"))
                .startsWith("Changed from the record the-record: ").contains("recorded HOLDS 'ECONNREFUSED'");
        assertThat(of(document, "//testcase[@name='test [posix, ipv4]']/failure/@type")).isEqualTo("missing");
        assertThat(of(document, "count(//testcase[@name='recvReportsClosedPort [datagram-socket, mapped]']/*[not(self::system-out)])"))
                .as("it breaks its claim as recorded").isEqualTo("0");
        assertThat(of(document, "//testcase[@name='recvReportsClosedPort [datagram-socket, ipv6]']/error/@type")).isEqualTo("HARNESS_ERROR");
        assertThat(of(document, "//testcase[@name='recvReportsClosedPort [posix, ipv6]']/skipped/@message")).isEqualTo(
                "NOT_APPLICABLE: What  means.");
        assertThat(of(document, "count(//testcase[not(@classname) or not(@time)])")).isEqualTo("0");
    }

    @Test
    void theBadgeSaysWhatItCounts() throws Exception {
        Run run = everyStatus();
        List<Matrix.ClaimRow> claims = Runs.matrix(run).claims();
        Document badge = xml(Badge.of(claims, run).svg());
        assertThat(of(badge, "/*/*[local-name()='title']")).startsWith("Of the claims about connected UDP that were tried on linux-6.18.44")
                .endsWith(": 0 hold, 0 are mixed, 0 break; in 1 the harness failed.");
        Run good = Runs.run(Runs.linux("6.18<script>", "25"), Status.HOLDS, "ok");
        assertThat(of(xml(Badge.of(claims, good).svg()), "/*/*[local-name()='g']/*[2]")).isEqualTo("1 hold, 0 mixed, 0 break");
        assertThat(new Badge(List.of(Verdict.HOLDS, Verdict.HOLDS_EXCEPT_EDGES, Verdict.MIXED, Verdict.BREAKS, Verdict.BREAKS_EXCEPT_EDGES,
                Verdict.BREAKS, Verdict.UNDECIDED, Verdict.NO_RESULT, Verdict.UNTESTED), "here").svg())
                .contains("tried on here: 2 hold (1 of them except in edge cases), 1 is mixed, 3 break (1 of them except in edge cases), "
                        + "1 is undecided, 1 has no result.", ">2 hold, 1 mixed, 3 break<");
    }

    @Test
    void theShortMatrixHasWordsAndMarksPredictions() {
        List<Observation> some = new ArrayList<>(Runs.all(Status.HOLDS, "ok"));
        some.set(0, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        List<Column> columns = listed(new NamedRun("observed", everyStatus()), List.of(RECORD), List.of(),
                List.of(new NamedRun("g", Runs.run(Runs.platform("linux", "gvisor", "4.4.0", "glibc 2.36", "25"), some))),
                List.of(new NamedRun("model-darwin", Runs.run(Platform.predicted("darwin"), Status.BREAKS, "fence"))));
        String text = ShortMatrix.of(List.of(Runs.CLAIM, Runs.UNTESTED), columns);
        assertThat(text.lines()).contains("| the article says | Linux | gVisor | _macOS, predicted_ | edge-case tests that break |",
                "| With connect(), the next recv fails with \"Connection refused\". | holds | mixed: **breaks** in 1 of 15 cases "
                        + "| _breaks: What fence means._ |  |",
                "- Linux, kernels 6.18, JDK 25: of 1 claim 1 holds.", "- gVisor, JDK 25: of 1 claim 1 is mixed.");
    }
}
