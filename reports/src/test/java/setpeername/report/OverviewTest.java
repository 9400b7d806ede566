package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.outcome.Grading;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

class OverviewTest {

    private static final Run GOOD = Runs.run(Runs.linux("6.18.44", "25.0.3"), Status.HOLDS, "ECONNREFUSED");

    private static final String RECORD = "records/" + NamedRun.fileName(GOOD.platform());

    @TempDir
    private Path folder;
    private String err;

    @BeforeEach
    void folders() throws IOException {
        for (String name : List.of("runs/run-a", "runs/run-b", "records", "predicted")) {
            Files.createDirectories(folder.resolve(name));
        }
    }

    private String overview(int code) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        assertThat(Overview.run(() -> List.of(Runs.CLAIM), new PrintWriter(stdout), new PrintWriter(stderr), "--runs",
                folder.resolve("runs").toString(), "--observed", folder.resolve("records").toString(), "--predicted",
                folder.resolve("predicted").toString())).isEqualTo(code);
        err = stderr.toString();
        return stdout.toString();
    }

    private void write(Run run, String file) throws IOException {
        RunFile.write(run, folder.resolve(file));
    }

    @Test
    void eachRunHasItsRowAndWhatDiffersIsShown() throws IOException {
        write(GOOD, RECORD);
        write(GOOD, "runs/run-a/same.jsonl");
        write(Runs.withFirst(GOOD, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence")), "runs/run-b/changed.jsonl");
        Run mac = Runs.run(Runs.platform("darwin", "darwin", "15.5", "libSystem", "25"), Status.HOLDS, "ECONNREFUSED");
        write(Runs.withFirst(mac, new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv4", "odd", Grading.UNDESCRIBED,
                Status.HARNESS_ERROR, List.of(), 1)), "runs/run-b/mac.jsonl");
        write(Runs.run(Platform.predicted("darwin"), Status.HOLDS, "ECONNREFUSED"), "predicted/model-darwin.jsonl");
        assertThat(overview(0)).startsWith("## Connected UDP on 3 platforms")
                .contains("| as recorded | 15 cases: 15 HOLDS |", "| 1 difference to linux-6.18.44-glibc_2.36-25.0.3 | 15 cases: 14 HOLDS, 1 BREAKS |")
                .contains("| darwin-15.5-libSystem-25 | NEW, **1 case with an outcome that nobody described** | "
                        + "15 cases: 14 HOLDS, 1 HARNESS_ERROR |")
                .contains("  " + Runs.TEST + " posix ipv4: BREAKS 'fence', recorded HOLDS 'ECONNREFUSED'")
                .contains("14 cases as predicted, 1 otherwise", "HARNESS_ERROR " + Runs.TEST + " posix ipv4 'odd'")
                .contains("To record this platform, copy mac.jsonl to ")
                .doesNotContain("summary>linux-6.18.44-glibc 2.36-25.0.3</summary>\n\n~~~~text\n~~~~");
    }

    @Test
    void whatARunLacksIsInItsRow() throws IOException {
        write(GOOD, RECORD);
        List<Observation> fewer = GOOD.observations().subList(2, 15);
        write(Runs.run(GOOD.platform(), fewer), "runs/run-a/short.jsonl");
        assertThat(overview(0)).contains("| 2 differences to linux-6.18.44-glibc_2.36-25.0.3, **lacks 2 cases** | 13 cases: 13 HOLDS |");
    }

    /** Nothing that a platform calls itself, and no outcome, ends a table, a fence or a tag. */
    @Test
    void hostileNamesAndOutcomesAreShown() throws IOException {
        Platform odd = Runs.platform("x", "x", "1 | <script>`", "lib\n|c", "25");
        write(Runs.run(odd, Status.HOLDS, "~~~~\n<script>alert(1)</script>"), "runs/run-a/odd.jsonl");
        write(Runs.run(Platform.predicted("x"), Status.BREAKS, "fence"), "predicted/model-x.jsonl");
        String markdown = overview(0);
        assertThat(markdown.lines().filter(l -> l.equals("~~~~") || l.startsWith("~~~~"))).hasSize(2);
        assertThat(markdown.lines().filter(l -> l.startsWith("| x")).toList()).hasSize(1).allMatch(l -> l.split("\\|").length == 4);
        assertThat(markdown.substring(0, markdown.indexOf("~~~~"))).doesNotContain("<script>");
    }

    @Test
    void noRunIsASentence() throws IOException {
        overview(2);
        assertThat(err).contains("overview: There is no run (*.jsonl) in ").hasLineCount(1);
        Files.writeString(folder.resolve("runs/run-a/half.jsonl"), "{\"type\":");
        overview(2);
        assertThat(err).startsWith("overview: ").doesNotContain("\tat ").hasLineCount(1);
    }
}
