package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.run.TestMethod.Case;

class WorkerTest {

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "takes a process that says nothing until its input ends: cat")
    void oneThatGivesNoAnswerIsEndedAndSaidSo() {
        try (Worker mute = new Worker("The mute", () -> List.of("cat"), true, UnaryOperator.identity(), 200)) {
            assertThat(mute.missing()).contains("The mute gave no answer within 200 ms and was ended.");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "takes sh")
    void oneThatIsEndedIsStartedAgainForTheNextCaseAndFailsNoOther() {
        String answer = CaseLine.of(new Observation("a/b", "S.t", "posix", "ipv4", "ok", "Good.", Status.HOLDS, List.of(), 1));
        List<String> says = new ArrayList<>(List.of("cat >/dev/null", "read a; printf '%s\\n' '" + answer + "'; read b"));
        Case any = Suites.cases().get(0);
        try (Worker hangs = new Worker("It", () -> List.of("sh", "-c", says.remove(0)), false, UnaryOperator.identity(), 3_000)) {
            Observation first = hangs.run(any);
            assertThat(first.status()).isEqualTo(Status.HARNESS_ERROR);
            assertThat(first.meaning()).isEqualTo("It gave no answer within 3000 ms and was ended.");
            assertThat(hangs.run(any).outcome()).isEqualTo("ok");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "takes sh")
    void oneThatCannotBeStartedAgainIsAHarnessErrorAndTriedOnce() {
        List<String> says = new ArrayList<>(List.of("echo ready; read a", "echo no"));
        Case any = Suites.cases().get(0);
        try (Worker ends = new Worker("It", () -> List.of("sh", "-c", says.remove(0)), true, UnaryOperator.identity(), 10_000)) {
            assertThat(ends.run(any).meaning()).isEqualTo("It ended with exit code 0.");
            for (int i = 0; i < 2; i++) {
                Observation next = ends.run(any);
                assertThat(next.status()).isEqualTo(Status.HARNESS_ERROR);
            }
            assertThat(ends.run(any).meaning()).isEqualTo("It could not be started again. no");
        }
    }
}
