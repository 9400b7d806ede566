package setpeername.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Difference;
import setpeername.outcome.Difference.Kind;
import setpeername.outcome.Difference.Result;
import setpeername.report.Runs;
import setpeername.socket.Api;
import setpeername.socket.Family;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllureResultsTest {

    @TempDir
    private Path folder;

    private Map<String, JsonNode> write(Run run, Difference... failing) throws IOException {
        AllureResults.write(Runs.matrix(run).claims(), Runs.environments(run, List.of(failing)), folder);
        Map<String, JsonNode> results = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
                JsonNode result = JsonMapper.shared().readTree(Files.readString(file));
                results.put(result.path("fullName").asString(), result);
            }
        }
        return results;
    }

    private static Run with(Observation... first) {
        List<Observation> observations = new ArrayList<>(Runs.all(Status.HOLDS, "ECONNREFUSED"));
        for (int i = 0; i < first.length; i++) {
            observations.set(i, first[i]);
        }
        return Runs.run(Runs.linux("6.18.44", "25"), observations);
    }

    private static String label(JsonNode result, String name) {
        return result.path("labels").valueStream().filter(l -> l.path("name").asString().equals(name)).map(l -> l.path("value").asString())
                .findFirst().orElseThrow();
    }

    @Test
    void noStatusWithoutAResultPasses() throws IOException {
        Map<String, JsonNode> results = write(with(Runs.seen(Api.POSIX, Family.IPV4, Status.NOT_APPLICABLE, ""),
                Runs.seen(Api.POSIX, Family.IPV6, Status.INCONCLUSIVE, ""), Runs.seen(Api.POSIX, Family.MAPPED, Status.NOT_RUN, ""),
                Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV4, Status.HARNESS_ERROR, "odd")));
        for (String family : Family.ids()) {
            assertThat(results.get(Runs.TEST + " posix " + family).path("status").asString()).isEqualTo("skipped");
            assertThat(results.get(Runs.TEST + " posix " + family).at("/statusDetails/message").asString()).contains("What  means.");
        }
        assertThat(results.get(Runs.TEST + " datagram-socket ipv4").path("status").asString()).isEqualTo("broken");
        assertThat(results.get(Runs.TEST + " datagram-socket ipv6").path("status").asString()).isEqualTo("passed");
        assertThat(results).hasSize(15);
    }

    @Test
    void whatBreaksItsClaimSaysSoInItsNameAndTag() throws IOException {
        JsonNode result = write(with(Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"))).get(Runs.TEST + " posix ipv4");
        assertThat(result.path("status").asString()).isEqualTo("passed");
        assertThat(result.path("name").asString()).isEqualTo("BREAKS: posix, ipv4: fence");
        assertThat(result.path("descriptionHtml").asString()).startsWith("<p><b>BREAKS</b>").contains("socket.recv() -&gt; fence");
        assertThat(label(result, "tag")).isEqualTo("BREAKS");
        assertThat(label(result, "platform")).isEqualTo("linux 6.18, JDK 25");
        assertThat(label(result, "story")).isEqualTo(Runs.TEST);
        assertThat(result.at("/links/0/url").asString()).endsWith("/#/case/observed/" + Runs.TEST + "/posix/ipv4");
    }

    @Test
    void aDifferenceToTheRecordFailsAlsoWhereTheCaseIsGone() throws IOException {
        Result recorded = new Result(Status.BREAKS, "fence");
        Map<String, JsonNode> results = write(with(),
                new Difference(Runs.TEST, "posix", "ipv4", Kind.CHANGED, recorded, new Result(Status.HOLDS, "ECONNREFUSED")),
                new Difference(Runs.TEST, "old-api", "ipv4", Kind.MISSING, recorded, null));
        assertThat(results.get(Runs.TEST + " posix ipv4").path("status").asString()).isEqualTo("failed");
        assertThat(results.get(Runs.TEST + " posix ipv4").at("/statusDetails/message").asString()).contains("Recorded: BREAKS 'fence'");
        assertThat(results.get(Runs.TEST + " old-api ipv4").path("status").asString()).isEqualTo("failed");
        assertThat(results).hasSize(16);
    }

    @Test
    void everyCaseIsATestCaseOfItsOwnAndTheSameInEveryRun() throws IOException {
        List<String> ids = write(with()).values().stream().map(r -> r.path("testCaseId").asString()).sorted().toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(15);
        assertThat(write(with()).values()).extracting(r -> r.path("testCaseId").asString()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void theDescriptionHasNoMarkupOfAnObservation() throws IOException {
        Observation hostile = new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv4", "o", "<img src=x onerror=alert(1)> &lt;b>",
                Status.HOLDS, List.of("<script>\u001b"), 1);
        String description = write(with(hostile)).get(Runs.TEST + " posix ipv4").path("descriptionHtml").asString();
        assertThat(description).doesNotContain("<img").doesNotContain("<script").doesNotContain("\u001b").contains("&lt;img", "&amp;lt;b&gt;",
                "&lt;script&gt;\\u001b");
    }

    @Test
    void theSetupSaysWhatItRanOnAndWhatWasLeftOut() throws IOException {
        write(with());
        assertThat(folder.resolve(AllureResults.SETUP)).content().contains("\"Kernel\":\"6.18.44\"", "\"C library\":\"glibc 2.36\"",
                "\"Cases\":\"15, of which 15 are here\"", "\"Left out\":\"0 cases as on the first\"");
    }
}
