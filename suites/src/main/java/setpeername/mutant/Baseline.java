package setpeername.mutant;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import setpeername.model.Choices.Decisions;
import setpeername.model.Trait;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.run.Predictor;
import setpeername.run.TestMethod.Case;

/**
 * What the flavour itself gives in one case.
 *
 * @param testCase the case
 * @param ways all ways that the flavour allows it to go
 * @param result whether it comes to a result, HOLDS or BREAKS, in every way: a case without one shows nothing of a mutant
 * @param consulted the indices of the traits that had a part in it; the answers to all others change nothing
 */
record Baseline(Case testCase, Set<Way> ways, boolean result, BitSet consulted) {

    /** One way: its status and outcome, and how the open traits were decided. */
    record Way(String outcome, Decisions decisions) {
    }

    static Baseline of(Case testCase, Predictor flavour) {
        BitSet consulted = new BitSet(Trait.ALL.size());
        boolean[] result = {true};
        Set<Way> ways = ways(testCase, flavour, seen -> {
            result[0] &= seen.status() == Status.HOLDS || seen.status() == Status.BREAKS;
            Trait.ALL.stream().filter(flavour.host()::hasConsulted).forEach(t -> consulted.set(t.index()));
        });
        return new Baseline(testCase, ways, result[0], consulted);
    }

    static Set<Way> ways(Case testCase, Predictor flavour) {
        return ways(testCase, flavour, seen -> { });
    }

    private static Set<Way> ways(Case testCase, Predictor flavour, Consumer<Observation> each) {
        Set<Way> ways = new LinkedHashSet<>();
        flavour.ways(testCase, (seen, decisions) -> {
            ways.add(new Way(seen.status() + " '" + seen.outcome() + "'", decisions));
            each.accept(seen);
        });
        return ways;
    }

    static Set<String> outcomes(Set<Way> ways) {
        Set<String> outcomes = new TreeSet<>();
        ways.forEach(w -> outcomes.add(w.outcome()));
        return outcomes;
    }

    private static Set<String> outcomes(Set<Way> ways, Decisions decisions) {
        Set<String> outcomes = new TreeSet<>();
        ways.stream().filter(w -> w.decisions().agrees(decisions)).forEach(w -> outcomes.add(w.outcome()));
        return outcomes;
    }

    /** Whether there is a platform, one way to decide the open traits, on which nothing that the mutant allows is allowed. */
    boolean isToldFrom(Set<Way> mutant) {
        for (Decisions platform : ways.stream().map(Way::decisions).distinct().toList()) {
            Set<String> seen = outcomes(mutant, platform);
            seen.retainAll(outcomes(ways, platform));
            if (seen.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the mutant lacks an outcome that the flavour allows. */
    boolean allowsMoreThan(Set<Way> mutant) {
        return !outcomes(mutant).containsAll(outcomes(ways));
    }
}
