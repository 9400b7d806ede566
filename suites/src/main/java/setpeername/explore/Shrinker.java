package setpeername.explore;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Shrinkable;
import setpeername.script.Step;

/** Finds a shorter and simpler script that does the same. */
final class Shrinker {

    private static final int MOST_TRIES = 2_000;

    private final Predicate<List<Step>> same;
    private int tries;

    /** With what tells whether a script still does it. */
    Shrinker(Predicate<List<Step>> same) {
        this.same = same;
    }

    /** Removes calls while that works, then follows jqwik to simpler calls, until neither gets any further. */
    List<Step> shrink(Shrinkable<List<Step>> from) {
        Shrinkable<List<Step>> best = from;
        Optional<Shrinkable<List<Step>>> simpler = simpler(best);
        while (simpler.isPresent()) {
            best = simpler.get();
            simpler = simpler(best);
        }
        return withoutNeedless(best.value());
    }

    private Optional<Shrinkable<List<Step>>> simpler(Shrinkable<List<Step>> from) {
        for (Iterator<Shrinkable<List<Step>>> next = from.shrink().iterator(); next.hasNext() && tries < MOST_TRIES;) {
            Shrinkable<List<Step>> candidate = next.next();
            if (isSame(candidate.value())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean isSame(List<Step> steps) {
        tries++;
        return !steps.isEmpty() && same.test(steps);
    }

    /** Without single calls, and without two at a time, that it does not need. */
    private List<Step> withoutNeedless(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i; j < steps.size(); j++) {
                List<Step> without = new ArrayList<>(steps);
                without.remove(j);
                if (j != i) {
                    without.remove(i);
                }
                if (isSame(without)) {
                    return withoutNeedless(without);
                }
            }
        }
        return List.copyOf(steps);
    }
}
