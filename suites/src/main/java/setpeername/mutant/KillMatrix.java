package setpeername.mutant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import setpeername.claim.ClaimEntry;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.mutant.Baseline.Way;
import setpeername.run.Predictor;
import setpeername.run.TestMethod.Case;

/**
 * Which claims notice which mutants of a flavour: the proof that each test bites.
 *
 * <p>A case kills a mutant whose answer was closed where, on a platform that answers to what is left open in one of the ways that the flavour
 * allows, nothing that the mutant does is allowed: whatever such a platform does there, it is seen. A case kills a mutant that closes an open answer where the flavour allows an outcome that the mutant does not:
 * a platform that rightly does so would be called wrong. A case that comes to no result (INCONCLUSIVE, NOT_APPLICABLE, NOT_RUN) on the
 * flavour itself kills nothing.
 *
 * @param flavour the id of the flavour
 * @param mutants all of its mutants
 * @param claims all tested claims
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KillMatrix(String flavour, List<MutantRow> mutants, List<ClaimRow> claims) {

    /**
     * One mutant.
     *
     * @param id {@code TRAIT=ANSWER}
     * @param trait the trait's name
     * @param sentence its sentence
     * @param source where the flavour's answer comes from
     * @param was the flavour's answer
     * @param becomes the mutant's answer
     * @param cases how many cases kill it
     * @param killedBy for each claim that kills it, the first case that does
     * @param equivalent why it cannot be killed, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MutantRow(String id, String trait, String sentence, String source, Answer was, Answer becomes, int cases,
            List<Kill> killedBy, String equivalent) {
    }

    /** A case that kills a mutant: what the flavour allows in it, and what the mutant does. */
    public record Kill(String claim, String test, String api, String family, Set<String> allowed, Set<String> mutant) {
    }

    /**
     * One claim that has tests.
     *
     * @param id the claim's id
     * @param killedMutants the ids of the mutants that it kills
     * @param untried the written reason why the model cannot try it, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClaimRow(String id, List<String> killedMutants, String untried) {
    }

    /** Runs all mutants of a flavour through cases. */
    public static KillMatrix of(Flavour flavour, List<Case> cases, List<ClaimEntry> catalogue, Reasons reasons) {
        List<Baseline> baselines = new ArrayList<>();
        Set<String> tried = new LinkedHashSet<>();
        try (Predictor predictor = new Predictor(flavour)) {
            for (Case c : cases) {
                Baseline baseline = Baseline.of(c, predictor);
                tried.add(c.test().claim());
                if (baseline.result()) {
                    baselines.add(baseline);
                }
            }
        }
        Map<String, List<String>> kills = new LinkedHashMap<>();
        List<MutantRow> mutants = new ArrayList<>();
        for (Mutant mutant : Mutant.of(flavour)) {
            MutantRow row = row(mutant, flavour, baselines, reasons.equivalent().get(mutant.id()));
            mutants.add(row);
            row.killedBy().forEach(kill -> kills.computeIfAbsent(kill.claim(), c -> new ArrayList<>()).add(row.id()));
        }
        List<ClaimRow> claims = catalogue.stream().filter(c -> c.untested() == null)
                .filter(c -> tried.contains(c.id()))
                .map(c -> new ClaimRow(c.id(), kills.getOrDefault(c.id(), List.of()), reasons.untried().get(c.id())))
                .toList();
        return new KillMatrix(flavour.id(), mutants, claims);
    }

    private static MutantRow row(Mutant mutant, Flavour flavour, List<Baseline> baselines, String equivalent) {
        int cases = 0;
        Map<String, Kill> first = new LinkedHashMap<>();
        try (Predictor predictor = new Predictor(mutant.in(flavour))) {
            for (Baseline baseline : baselines) {
                if (baseline.consulted().get(mutant.trait().index())) {
                    Case c = baseline.testCase();
                    Set<Way> seen = Baseline.ways(c, predictor);
                    if (mutant.was() == Answer.OPEN ? baseline.allowsMoreThan(seen) : baseline.isToldFrom(seen)) {
                        cases++;
                        first.putIfAbsent(c.test().claim(), new Kill(c.test().claim(), c.test().id(), c.api().id(), c.family().id(),
                                Baseline.outcomes(baseline.ways()), Baseline.outcomes(seen)));
                    }
                }
            }
        }
        return new MutantRow(mutant.id(), mutant.trait().name(), mutant.trait().sentence(), mutant.trait().source(), mutant.was(),
                mutant.becomes(), cases, List.copyOf(first.values()), equivalent);
    }

    /**
     * What is wrong, a sentence each: mutants that survive without a reason, claims that kill nothing without a reason, and reasons for what
     * needs none or does not exist.
     */
    public List<String> defects(Reasons reasons) {
        List<String> defects = new ArrayList<>();
        for (MutantRow mutant : mutants) {
            if (mutant.killedBy().isEmpty() && mutant.equivalent() == null) {
                defects.add("No claim kills " + mutant.id() + " (\"" + mutant.sentence() + "\"): write a test that does, or the reason why "
                        + "none can, into " + Reasons.EQUIVALENT + ".");
            } else if (!mutant.killedBy().isEmpty() && mutant.equivalent() != null) {
                Kill kill = mutant.killedBy().get(0);
                defects.add(Reasons.EQUIVALENT + " says that nothing can kill " + mutant.id() + ", but " + kill.test() + " through "
                        + kill.api() + ", " + kill.family() + " does.");
            }
        }
        for (ClaimRow claim : claims) {
            if (claim.killedMutants().isEmpty() && claim.untried() == null) {
                defects.add("The tests of " + claim.id() + " kill no mutant: nothing shows that they can fail. Write one that does, or the "
                        + "reason why the model cannot try it, into " + Reasons.UNTRIED + ".");
            } else if (!claim.killedMutants().isEmpty() && claim.untried() != null) {
                defects.add(Reasons.UNTRIED + " says that the model cannot try " + claim.id() + ", but its tests kill "
                        + claim.killedMutants().get(0) + ".");
            }
        }
        Set<String> known = new LinkedHashSet<>();
        mutants.forEach(m -> known.add(m.id()));
        reasons.equivalent().keySet().stream().filter(id -> !known.contains(id))
                .forEach(id -> defects.add(Reasons.EQUIVALENT + " names " + id + ", which is no mutant of " + flavour + "."));
        known.clear();
        claims.forEach(c -> known.add(c.id()));
        reasons.untried().keySet().stream().filter(id -> !known.contains(id))
                .forEach(id -> defects.add(Reasons.UNTRIED + " names " + id + ", which is no claim that has tests."));
        return defects;
    }

    /** How many mutants are killed. */
    public long killed() {
        return mutants.stream().filter(m -> !m.killedBy().isEmpty()).count();
    }

    /** How many are not, for a written reason. */
    public long equivalents() {
        return mutants.stream().filter(m -> m.killedBy().isEmpty() && m.equivalent() != null).count();
    }
}
