package setpeername.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;

/** What all cases of a claim together say of it in one run. */
public enum Verdict {
    /** Every case that has a result holds. */
    HOLDS,
    /** Every case that has a result breaks. */
    BREAKS,
    /** Some hold and some break. */
    MIXED,
    /** No case has a result. */
    NO_RESULT,
    /** No test tries it; the catalogue says why. */
    UNTESTED,
    /** In a case the harness failed or nobody described the outcome. */
    HARNESS_ERROR;

    /** As a word of a sentence. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The verdict on a claim with these cases. */
    static Verdict of(List<Observation> cases) {
        Set<Status> seen = EnumSet.noneOf(Status.class);
        cases.forEach(c -> seen.add(c.status()));
        if (seen.contains(Status.HARNESS_ERROR)) {
            return HARNESS_ERROR;
        } else if (seen.contains(Status.HOLDS)) {
            return seen.contains(Status.BREAKS) ? MIXED : HOLDS;
        }
        return seen.contains(Status.BREAKS) ? BREAKS : NO_RESULT;
    }
}
