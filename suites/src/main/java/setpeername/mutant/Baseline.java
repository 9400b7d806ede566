package setpeername.mutant;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import setpeername.model.Trait;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.run.Predictor;
import setpeername.run.TestMethod.Case;

/**
 * What the flavour itself gives in one case.
 *
 * @param testCase the case
 * @param allowed the outcomes that it allows, each with its status
 * @param result whether it comes to a result, HOLDS or BREAKS, in every way: a case without one shows nothing of a mutant
 * @param consulted the indices of the traits that had a part in it; the answers to all others change nothing
 */
record Baseline(Case testCase, Set<String> allowed, boolean result, BitSet consulted) {

    static Baseline of(Case testCase, Predictor flavour) {
        BitSet consulted = new BitSet(Trait.ALL.size());
        List<Observation> ways = flavour.ways(testCase, () -> Trait.ALL.stream().filter(flavour.host()::hasConsulted)
                .forEach(t -> consulted.set(t.index())));
        boolean result = ways.stream().allMatch(w -> w.status() == Status.HOLDS || w.status() == Status.BREAKS);
        return new Baseline(testCase, outcomes(ways), result, consulted);
    }

    static Set<String> outcomes(List<Observation> ways) {
        Set<String> outcomes = new TreeSet<>();
        ways.forEach(w -> outcomes.add(w.status() + " '" + w.outcome() + "'"));
        return outcomes;
    }
}
