package setpeername.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Shrinkable;
import setpeername.finding.Findings;
import setpeername.model.Flavour;
import setpeername.model.Trait;
import setpeername.script.Oracle;
import setpeername.script.Script;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * Runs generated scripts of one API and family, holds each against the model, and shrinks what disagrees.
 *
 * <p>A known finding hides no other: a script passes only where the model, or the model with the traits of known findings left open, allows
 * all that it returned. A new disagreement is told once: the traits that decide it are left open from then on.
 */
public final class Explorer {

    /** After so many disagreements that no trait decides, which cannot be told apart, an exploration ends. */
    private static final int MOST_UNDECIDED = 5;
    /** How often a disagreement must come again to be one. */
    private static final int REPEATS = 3;

    private final Api api;
    private final Family family;
    private final Subject subject;
    private final Generator generator;
    private final Oracle strict;
    private final Set<Trait> open = new HashSet<>(Findings.deviations());
    private Oracle tolerant;
    private final Result result = new Result();

    /** An exploration with scripts from that seed, held against that flavour. */
    public Explorer(Subject subject, Flavour flavour, Api api, Family family, long seed) {
        this.api = api;
        this.family = family;
        this.subject = subject;
        this.generator = new Generator(api, family, seed);
        this.strict = new Oracle(flavour, api, family);
        this.tolerant = new Oracle(flavour.leavingOpen(open), api, family);
    }

    /** What came of it until now. */
    public static final class Result {
        private long scripts;
        private long known;
        private int undecided;
        private final List<Disagreement> disagreements = new ArrayList<>();
        private final List<Script> unrepeated = new ArrayList<>();

        /** How many scripts were run. */
        public long scripts() {
            return scripts;
        }

        /** How many of them needed a known finding to agree. */
        public long known() {
            return known;
        }

        /** The new disagreements, each shrunk. */
        public List<Disagreement> disagreements() {
            return disagreements;
        }

        /** Scripts that disagreed once and agreed when they were run again. */
        public List<Script> unrepeated() {
            return unrepeated;
        }

        /** Whether it ended early, as disagreements could not be told apart. */
        public boolean gaveUp() {
            return undecided >= MOST_UNDECIDED;
        }
    }

    /** Runs so many scripts; tells each new disagreement at once. */
    public Result explore(int scripts, Consumer<Disagreement> told) {
        for (int i = 0; i < scripts && !result.gaveUp(); i++) {
            Shrinkable<List<Step>> generated = generator.next();
            result.scripts++;
            List<Step> steps = generated.value();
            List<String> seen = subject.run(steps);
            if (strict.check(steps, seen).agrees()) {
                continue;
            }
            if (tolerant.check(steps, seen).agrees()) {
                result.known++;
            } else if (disagreesAgain(steps)) {
                Disagreement disagreement = shrunk(generated);
                result.disagreements.add(disagreement);
                tolerate(disagreement);
                told.accept(disagreement);
            } else {
                result.unrepeated.add(new Script(api, family, steps));
            }
        }
        return result;
    }

    private boolean disagrees(List<Step> steps) {
        return !tolerant.check(steps, subject.run(steps)).agrees();
    }

    private boolean disagreesAgain(List<Step> steps) {
        for (int i = 0; i < REPEATS; i++) {
            subject.renew();
            if (!disagrees(steps)) {
                return false;
            }
        }
        return true;
    }

    private Disagreement shrunk(Shrinkable<List<Step>> generated) {
        List<Step> shortest = new Shrinker(this::disagrees).shrink(generated);
        return Disagreement.of(new Script(api, family, shortest), subject.run(shortest), tolerant);
    }

    private void tolerate(Disagreement disagreement) {
        if (disagreement.deciders().isEmpty()) {
            result.undecided++;
        } else {
            open.addAll(disagreement.deciders().get(0));
            tolerant = new Oracle(strict.flavour().leavingOpen(open), api, family);
        }
    }
}
