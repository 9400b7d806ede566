package setpeername.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import setpeername.claim.Catalogue;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.platform.Platform;

/** {@code explain} and {@code diff}: what they say, and their exit codes. */
class RecordCommandsTest {

    private static final String CLAIM = "article/async-error-on-receive";
    private static final String TEST = "AsynchronousErrors.recvReportsClosedPort";
    private static final Platform LINUX = new Platform("linux-6.18", "linux", "6.18.44", "x86_64", "linux", "glibc 2.36", "25.0.3", "Example", true);

    @TempDir
    private Path folder;

    private record Said(int exitCode, String out, String err) {
    }

    private static Said run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
            int exitCode = Main.run(arguments);
            return new Said(exitCode, toOut.toString(StandardCharsets.UTF_8), toErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Observation seen(String api, Status status, String outcome, String meaning) {
        return new Observation(CLAIM, TEST, api, "ipv4", outcome, meaning, status, List.of("socket.recv() -> " + outcome), 1);
    }

    private Path file(String name, Platform platform, Observation... observations) throws IOException {
        Path file = folder.resolve(name);
        RunFile.write(new Run(platform, "1234567", "2026-11-22T18:00:00Z", List.of(observations)), file);
        return file;
    }

    private static void refused(Said said, String sentence) {
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines().findFirst().orElse("")).startsWith("setpeername: ").contains(sentence);
        assertThat(said.err()).doesNotContain("\tat ");
    }

    @Test
    void explainTellsClaimSourceVerdictsAndOutcomes() throws IOException {
        file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ECONNREFUSED", "The error is told."),
                seen("datagram-socket", Status.BREAKS, "fence", "The error is lost."));
        Said said = run("explain", CLAIM, "--runs", folder.toString());
        ClaimEntry claim = Catalogue.load().find(CLAIM).orElseThrow();
        String text = said.out().replaceAll("\\s+", " ");
        assertThat(said.exitCode()).isZero();
        assertThat(text).contains(claim.says(), claim.statement(), claim.source(), "OBSERVED mixed Linux (6.18; JDK 25): of the plain case 1 of 2 cases hold; in all 1 of 2 cases hold",
                "WHAT THE VERDICTS SAY " + Verdict.PLAIN_CASE, " mixed: " + Verdict.MIXED.means() + ".",
                "holds The error is told. outcome: ECONNREFUSED observed: Linux through libc (ipv4)",
                "breaks The error is lost. outcome: fence observed: Linux through DatagramSocket (ipv4)",
                "observe --claim " + CLAIM);
        assertThat(said.out().lines()).allMatch(line -> line.length() <= 120 || line.contains("java -jar"));
    }

    /** A prediction never stands under what was observed, and says what it is. */
    @Test
    void explainMarksPredictions() throws IOException {
        file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ECONNREFUSED", "The error is told."));
        List<String> lines = run("explain", CLAIM, "--runs", folder.toString()).out().lines().toList();
        int observed = lines.indexOf("OBSERVED");
        int predicted = lines.indexOf("PREDICTED by the model; nobody observed these");
        assertThat(observed).isPositive();
        assertThat(predicted).isGreaterThan(observed);
        assertThat(lines.subList(observed, predicted)).noneMatch(line -> line.contains("macOS"));
        int also = lines.indexOf("ALSO PREDICTED by the model, for comparison");
        assertThat(also).isGreaterThan(predicted);
        assertThat(lines.subList(predicted, also)).anyMatch(line -> line.contains("macOS")).noneMatch(line -> line.contains("Linux"));
        assertThat(lines.subList(also, lines.size())).anyMatch(line -> line.matches(" +holds +Linux|.* Linux.*"));
        assertThat(lines.stream().filter(line -> line.matches(" +observed: .*"))).noneMatch(line -> line.contains("macOS"));
    }

    /** What a JVM option changes is told, also where the outcome is one that the stack gives without it, through other APIs. */
    @Test
    void explainTellsWhatAnOptionChanges() throws IOException {
        file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ECONNREFUSED", "The error is told."),
                seen("datagram-socket", Status.BREAKS, "fence", "The error is lost."));
        Platform old = new Platform("old", "linux", LINUX.kernel(), LINUX.arch(), "linux", LINUX.libc(), "17", "Example", true,
                "-Djdk.net.usePlainDatagramSocketImpl=true");
        file("b.jsonl", old, seen("datagram-socket", Status.HOLDS, "ECONNREFUSED", "The error is told."));
        assertThat(run("explain", CLAIM, "--runs", folder.toString()).out().replaceAll("\\s+", " ")).contains(
                "observed: Linux through libc (ipv4); Linux with the old DatagramSocket through DatagramSocket (ipv4)");
        file("b.jsonl", old, seen("datagram-socket", Status.BREAKS, "fence", "The error is lost."));
        assertThat(run("explain", CLAIM, "--runs", folder.toString()).out()).containsOnlyOnce("with the old DatagramSocket");
    }

    @Test
    void theJarHasTheCommittedRecords() {
        String text = run("explain", CLAIM).out();
        assertThat(text.substring(text.indexOf("OBSERVED"), text.indexOf("PREDICTED"))).contains("Linux", "gVisor", "JDK 17");
    }

    @Test
    void explainNamesTheNearestClaims() {
        refused(run("explain", "artcle/asinc-error-on-receive"), "There is no claim 'artcle/asinc-error-on-receive'; the nearest are " + CLAIM);
        refused(run("explain", "multicast"), "exercise-multicast");
        refused(run("explain", ""), "There is no claim ''");
        refused(run("explain"), "Which claim? 'explain --list' names them all.");
        assertThat(run("explain", "--list").out()).contains(Catalogue.load().all().stream().map(ClaimEntry::id).toList());
    }

    @Test
    void everyClaimIsExplained() throws IOException {
        file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ECONNREFUSED", "The error is told."));
        for (ClaimEntry claim : Catalogue.load().all().stream().filter(c -> c.untested() != null).toList()) {
            assertThat(run("explain", claim.id(), "--runs", folder.toString()).out().replaceAll("\\s+", " ")).contains("Untested", claim.untested());
        }
    }

    @Test
    void explainRefusesWhatIsNoRun() throws IOException {
        refused(run("explain", CLAIM, "--runs", folder.resolve("none").toString()), "There is no folder");
        refused(run("explain", CLAIM, "--runs", folder.toString()), "There is no run (*.jsonl) in");
        file("model.jsonl", Platform.predicted("linux"), seen("posix", Status.HOLDS, "ok", "m"));
        refused(run("explain", CLAIM, "--runs", folder.toString()), "is what the model predicts, not what a run observed");
        Files.delete(folder.resolve("model.jsonl"));
        Files.writeString(folder.resolve("b.jsonl"), "{}");
        refused(run("explain", CLAIM, "--runs", folder.toString()), "its first line is no header");
    }

    @Test
    void explainObeysNoTerminalSequenceOfARun() throws IOException {
        file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "\u001b[31mred", "It \u001b]0;mine\u0007 is told."));
        assertThat(run("explain", CLAIM, "--runs", folder.toString()).out()).doesNotContain("\u001b", "\u0007").contains("\\u001b");
    }

    @Test
    void diffOfTheSameIsZero() throws IOException {
        String file = file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ok", "m")).toString();
        Said said = run("diff", file, file);
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).endsWith("No difference." + System.lineSeparator());
    }

    @Test
    void diffGroupsWhatChangedByTest() throws IOException {
        String a = file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ok", "m"), seen("datagram-socket", Status.HOLDS, "ok", "m"),
                seen("channel-socket", Status.HOLDS, "ok", "m")).toString();
        String b = file("b.jsonl", LINUX, seen("posix", Status.BREAKS, "fence", "n"), seen("datagram-socket", Status.BREAKS, "fence", "n"),
                seen("multicast-socket", Status.HOLDS, "ok", "m")).toString();
        Said said = run("diff", a, b);
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).containsOnlyOnce(TEST).contains("HOLDS 'ok' -> BREAKS 'fence'", "posix (ipv4), datagram-socket (ipv4)",
                "not in A -> HOLDS 'ok'", "HOLDS 'ok' -> not in B",
                "4 cases of 1 test differ: 2 with another result, 1 in B only, 1 in A only.");
    }

    @Test
    void diffTellsWhyCasesWereNotTried() throws IOException {
        String a = file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ok", "m")).toString();
        String b = file("b.jsonl", LINUX, seen("posix", Status.NOT_RUN, "", "nft was not found.")).toString();
        assertThat(run("diff", a, b).out()).contains("1 case that only one of the two tried is left out.",
                "  not run in B: 1 case: nft was not found.");
    }

    @Test
    void diffWithAPredictionSaysSo() throws IOException {
        String model = file("model.jsonl", Platform.predicted("posix"), seen("posix", Status.INCONCLUSIVE, "ok | EISCONN", "m")).toString();
        String a = file("a.jsonl", LINUX, seen("posix", Status.BREAKS, "EISCONN", "m")).toString();
        Said said = run("diff", model, a);
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("A: model-posix, PREDICTED by the model", "nobody observed it", "B: linux-6.18, observed");
        String b = file("b.jsonl", LINUX, seen("posix", Status.BREAKS, "EINVAL", "m")).toString();
        assertThat(run("diff", model, b).exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{\"type\":\"header\"}\n", "\u0000\u0001"})
    void diffRefusesABadFile(String content) throws IOException {
        String good = file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ok", "m")).toString();
        String bad = Files.writeString(folder.resolve("bad.jsonl"), content).toString();
        refused(run("diff", good, bad), bad);
        refused(run("diff", bad, good), bad);
    }

    @Test
    void diffRefusesAFileThatIsNotThere() throws IOException {
        String good = file("a.jsonl", LINUX, seen("posix", Status.HOLDS, "ok", "m")).toString();
        refused(run("diff", good, folder.resolve("none.jsonl").toString()), "no such file");
        refused(run("diff", good), "Missing required parameter");
        Path half = Files.write(folder.resolve("half.jsonl"), Files.readAllLines(Path.of(good)).subList(0, 2));
        refused(run("diff", good, half.toString()), "has no footer: the run that wrote it did not end");
    }
}
