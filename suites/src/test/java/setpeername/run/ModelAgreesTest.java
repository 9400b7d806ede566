package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import setpeername.api.ThisHost;
import setpeername.finding.Findings;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.outcome.Difference;
import setpeername.outcome.Difference.Result;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.platform.ThisPlatform;
import setpeername.run.TestMethod.Case;

@Tag("slow")
@DisplayName("model:linux and a real Linux")
class ModelAgreesTest {

    @Test
    @DisplayName("agree in every cell of every suite, but for what the known findings explain")
    void cellByCell() {
        Platform here = ThisPlatform.find();
        assumeTrue(here.stack().equals("linux"), "This machine's UDP is not Linux's: nothing to compare model:linux with.");
        Flavour linux = Flavours.of(here.stack(), here.kernel()).orElseThrow();
        List<String> unexplained = new ArrayList<>();
        List<Case> cases = Suites.cases().stream().filter(c -> !c.test().startsProcesses()).toList();
        List<Case> withoutNetwork = new ArrayList<>();
        try (CaseRunner real = new CaseRunner(new ThisHost()); Predictor model = new Predictor(linux);
                Predictor tolerant = new Predictor(Findings.tolerated(linux))) {
            for (Case c : cases) {
                Observation seen = real.run(c);
                if (c.test().needsNetwork() && seen.status() == Status.NOT_RUN) {
                    withoutNetwork.add(c);
                    continue;
                }
                Observation predicted = model.run(c);
                if (!Difference.allows(predicted, seen) && tolerant.ways(c).stream().noneMatch(way -> Result.of(way).equals(Result.of(seen)))) {
                    unexplained.add(c + ": seen '" + seen.outcome() + "' " + seen.detail() + ", predicted '" + predicted.outcome() + "' "
                            + predicted.detail());
                }
            }
        }
        assertThat(cases).hasSizeGreaterThan(1000);
        assertThat(withoutNetwork.size()).as("cases that were NOT_RUN for want of a network: none, or all of them").isIn(0,
                (int) cases.stream().filter(c -> c.test().needsNetwork()).count());
        assertThat(unexplained).isEmpty();
    }

    @Test
    @DisplayName("are both run through all cases: no prediction is missing, and the same run again gives the same")
    void deterministic() {
        List<Case> cases = Suites.cases();
        try (Predictor once = new Predictor(Flavours.POSIX); Predictor again = new Predictor(Flavours.POSIX)) {
            for (Case c : cases.subList(0, 60)) {
                Observation first = once.run(c);
                assertThat(again.run(c).outcome()).isEqualTo(first.outcome());
                assertThat(again.run(c).detail()).isEqualTo(first.detail());
            }
        }
    }
}
