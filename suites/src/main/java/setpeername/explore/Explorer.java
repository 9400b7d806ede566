package setpeername.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Shrinkable;
import setpeername.finding.Findings;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.model.KernelTrait;
import setpeername.model.ModelHost;
import setpeername.model.Trait;
import setpeername.script.Oracle;
import setpeername.script.Oracle.Verdict;
import setpeername.script.Script;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * Runs generated scripts of one API and family, holds each against the model, and shrinks what disagrees.
 *
 * <p>A known finding hides no other: a script passes only where the model, or the model with the traits of known findings left open, allows
 * all that it returned. A new disagreement is told once: the traits that decide it are left open from then on; where none does, scripts
 * whose call disagrees in the same way are counted and not looked into.
 */
public final class Explorer {

    /** How often a disagreement must come again to be one. */
    private static final int REPEATS = 3;

    private final Api api;
    private final Family family;
    private final Lanes lanes;
    private final Generator generator;
    private final Oracle strict;
    private final Oracle known;
    /** Whether there are scripts that would end the system. */
    private final boolean careful;
    /** The traits of known findings, and those that decide what this exploration has told. */
    private final Set<Trait> open = new HashSet<>(Findings.deviations());
    private Oracle tolerant;
    private final Result result = new Result();

    /**
     * An exploration with scripts from that seed, held against that flavour. What comes of it does not depend on how many lanes there are.
     * The lanes stay the caller's, who may use them no more than one exploration at a time.
     */
    public Explorer(Lanes lanes, Flavour flavour, Api api, Family family, long seed) {
        this.api = api;
        this.family = family;
        this.lanes = lanes;
        this.generator = new Generator(api, family, seed);
        this.strict = new Oracle(flavour, api, family);
        this.known = new Oracle(flavour.leavingOpen(open), api, family);
        this.tolerant = known;
        this.careful = flavour.answer(KernelTrait.MIXED_ROUTE_ENDS_THE_SYSTEM) != Answer.NO;
    }

    /** What came of it until now. */
    public static final class Result {
        private long scripts;
        private long known;
        private long passedOver;
        private long alike;
        private final Map<String, Long> undecided = new HashMap<>();
        private final List<Disagreement> disagreements = new ArrayList<>();
        private final List<Disagreement> unrepeated = new ArrayList<>();

        /** How many scripts were run. */
        public long scripts() {
            return scripts;
        }

        /** How many of them were passed over, as the system would end. */
        public long passedOver() {
            return passedOver;
        }

        /** How many of them needed a known finding to agree. */
        public long known() {
            return known;
        }

        /** The new disagreements, each shrunk. */
        public List<Disagreement> disagreements() {
            return disagreements;
        }

        /** What disagreed once and agreed when it was run again; not shrunk. */
        public List<Disagreement> unrepeated() {
            return unrepeated;
        }

        /** How many scripts disagreed as one did that was told, and were not looked into. */
        public long alike() {
            return alike + undecided.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Scripts that lanes run, with what they can be shrunk to. */
    private record Given(List<Shrinkable<List<Step>>> generated, Lanes.Scripts scripts) {
    }

    /** Runs so many scripts; tells each new disagreement at once. While the lanes run some, those before are checked in their order. */
    public Result explore(int scripts, Consumer<Disagreement> told) {
        int left = scripts;
        Given given = null;
        while (given != null || left > 0) {
            List<Shrinkable<List<Step>>> next = new ArrayList<>();
            for (; left > 0 && next.size() < lanes.batch(); left--) {
                Shrinkable<List<Step>> generated = generator.next();
                if (endsTheSystem(generated.value())) {
                    result.scripts++;
                    result.passedOver++;
                } else {
                    next.add(generated);
                }
            }
            List<Ran> done = given == null ? List.of() : given.scripts().done();
            Given before = given;
            given = next.isEmpty() ? null : new Given(next, lanes.begin(next.stream().map(Shrinkable::value).toList()));
            for (int i = 0; i < done.size(); i++) {
                result.scripts++;
                check(before.generated().get(i), done.get(i).returned(), told);
            }
        }
        return result;
    }

    /** Whether the system that it runs on may not outlive a script. */
    private boolean endsTheSystem(List<Step> steps) {
        return careful && known.predict(steps).stream().anyMatch(way -> way.contains(ModelHost.SYSTEM_ENDS));
    }

    private void check(Shrinkable<List<Step>> generated, List<String> seen, Consumer<Disagreement> told) {
        List<Step> steps = generated.value();
        if (strict.check(steps, seen).agrees()) {
            return;
        }
        Verdict verdict = tolerant.check(steps, seen);
        if (verdict.agrees()) {
            if (tolerant == known || known.check(steps, seen).agrees()) {
                result.known++;
            } else {
                result.alike++;
            }
        } else if (result.undecided.computeIfPresent(manner(steps, seen, verdict), (manner, count) -> count + 1) == null) {
            lookInto(generated, seen, manner(steps, seen, verdict), told);
        }
    }

    /** How a script disagrees, whoever its actors are. */
    private static String manner(List<Step> steps, List<String> seen, Verdict verdict) {
        return steps.get(verdict.step()).call() + " " + seen.get(verdict.step()) + " " + verdict.allowed();
    }

    private void lookInto(Shrinkable<List<Step>> generated, List<String> first, String manner, Consumer<Disagreement> told) {
        if (disagreesAgain(generated.value())) {
            List<Step> shortest = new Shrinker(this::disagrees).shrink(generated);
            List<String> seen = lanes.alone().run(shortest);
            if (!tolerant.check(shortest, seen).agrees()) {
                Disagreement disagreement = Disagreement.of(new Script(api, family, shortest), seen, tolerant);
                if (tolerate(disagreement, manner)) {
                    result.disagreements.add(disagreement);
                    told.accept(disagreement);
                }
                return;
            }
        }
        result.unrepeated.add(Disagreement.of(new Script(api, family, generated.value()), first, tolerant));
    }

    private boolean disagrees(List<Step> steps) {
        return !endsTheSystem(steps) && !tolerant.check(steps, lanes.alone().run(steps)).agrees();
    }

    private boolean disagreesAgain(List<Step> steps) {
        for (int i = 0; i < REPEATS; i++) {
            lanes.alone().renew();
            if (!disagrees(steps)) {
                return false;
            }
        }
        return true;
    }

    /** Makes sure that a disagreement is told once; false where it has been told. */
    private boolean tolerate(Disagreement disagreement, String manner) {
        if (disagreement.deciders().isEmpty()) {
            String shortest = manner(disagreement.script().steps(), disagreement.seen(), disagreement.verdict());
            Long told = result.undecided.putIfAbsent(shortest, 0L);
            result.undecided.putIfAbsent(manner, told == null ? 0L : 1L);
            return told == null;
        }
        open.addAll(disagreement.deciders().get(0));
        tolerant = new Oracle(strict.flavour().leavingOpen(open), api, family);
        return true;
    }
}
