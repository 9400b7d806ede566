package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import setpeername.model.Flavours;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.run.TestMethod.Case;

@DisplayName("The flavours of the model over all cases")
class FlavoursOverAllCasesTest {

    private static List<String> errors(List<Case> cases, String flavour) {
        List<String> errors = new ArrayList<>();
        try (Predictor predictor = new Predictor(Flavours.of(flavour))) {
            for (Case c : cases) {
                Observation predicted = predictor.run(c);
                if (predicted.status() == Status.HARNESS_ERROR) {
                    errors.add(c + ": " + predicted.outcome());
                }
                predictor.ways(c).stream().filter(way -> way.status() == Status.HARNESS_ERROR).forEach(way -> errors.add(c + ": " + way.outcome()));
            }
        }
        return errors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux", "gvisor", "darwin", "freebsd", "windows", "posix"})
    @DisplayName("come to no outcome that nobody described")
    void everyOutcomeIsDescribed(String flavour) {
        assertThat(errors(Suites.cases(), flavour)).isEmpty();
    }

    @Test
    @DisplayName("would show one that nobody described")
    void undescribed() {
        assertThat(errors(TestMethod.of(Miniatures.class).stream().flatMap(t -> t.cases().stream()).toList(), "linux")).anyMatch(e -> e.contains("recordsWhatNobodyDescribed"));
    }
}
