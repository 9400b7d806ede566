package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorkerTest {

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "takes a process that says nothing until its input ends: cat")
    void oneThatGivesNoAnswerIsEndedAndSaidSo() {
        try (Worker mute = new Worker("The mute", () -> List.of("cat"), true, UnaryOperator.identity(), 200)) {
            assertThat(mute.missing()).contains("The mute gave no answer within 200 ms and was ended.");
        }
    }
}
