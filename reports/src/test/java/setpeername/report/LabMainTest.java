package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** A run of the lab fails for what a run of 'mvn verify' fails for. */
class LabMainTest {

    private static final Run RECORD = Runs.run(Runs.linux("7.2.0", "25.0.3"), Status.HOLDS, "ECONNREFUSED");
    private final StringWriter said = new StringWriter();

    private int compare(Run... runs) {
        List<NamedRun> named = List.of(runs).stream().map(run -> new NamedRun("linux-7.2", run)).toList();
        return LabMain.compare(named, List.of(new NamedRun("the-record", RECORD)), List.of(Runs.CLAIM), new PrintWriter(said, true));
    }

    @Test
    void runAsRecordedPasses() {
        assertThat(compare(RECORD)).isZero();
        assertThat(said.toString()).startsWith("linux-7.2: Compared with the record the-record").doesNotContain("FAILED").contains("no difference.");
    }

    @Test
    void changeFailsAndIsShown() {
        Run changed = Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        assertThat(compare(RECORD, changed, RECORD)).isEqualTo(1);
        assertThat(said.toString()).contains("FAILED: 1 difference to the record the-record").contains("BREAKS 'fence', recorded HOLDS 'ECONNREFUSED'");
    }

    @Test
    void differenceToAnotherKernelIsShownAndPasses() {
        Run other = Runs.run(Runs.linux("6.1.0", "25.0.3"), Status.BREAKS, "fence");
        assertThat(compare(other)).isZero();
        assertThat(said.toString()).contains("15 differences").doesNotContain("FAILED");
    }

    @Test
    void recordedCaseThatThePlatformLeftOutFails() {
        assertThat(compare(Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.NOT_RUN, "")))).isEqualTo(1);
        assertThat(said.toString()).contains("FAILED: 1 recorded case was not tried here, and the lab wants it (1 case: What  means).")
                .contains("NOT_RUN, recorded HOLDS 'ECONNREFUSED' (only one of the two tried it)");
    }

    @Test
    void harnessErrorAndMissingCaseFail() {
        Run error = Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.HARNESS_ERROR, "odd"));
        assertThat(compare(error)).isEqualTo(1);
        assertThat(said.toString()).contains("1 harness error");
        Run fewer = Runs.run(Runs.linux("4.4.0", "25.0.3"), RECORD.observations().subList(1, RECORD.observations().size()));
        assertThat(compare(fewer)).isEqualTo(1);
        assertThat(said.toString()).contains("lacks 1 of those");
    }
}
