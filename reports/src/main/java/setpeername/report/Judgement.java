package setpeername.report;

import java.util.ArrayList;
import java.util.List;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Run;
import setpeername.outcome.Words;

/** What fails a build: never that a claim breaks, but what changed, what is missing, and what the harness did wrong. */
final class Judgement {

    private Judgement() {
    }

    /** Why the run fails; empty where it does not. */
    static List<String> reasons(List<ClaimEntry> catalogue, Run run, Comparison comparison, boolean strict) {
        List<String> reasons = new ArrayList<>();
        Completeness completeness = Completeness.of(run, catalogue);
        boolean first = comparison.record() == null;
        long errors = completeness.harnessErrors() + (first ? 0 : completeness.undescribed());
        if (errors > 0) {
            reasons.add(Words.count(errors, "harness error"));
        }
        if (completeness.missing() > 0) {
            reasons.add("the run has " + run.observations().size() + " cases and lacks " + completeness.missing()
                    + " of those that the catalogue's tests should have");
        }
        int differences = comparison.failing(strict).size();
        if (differences > 0) {
            reasons.add(Words.count(differences, "difference") + " to the record " + comparison.record().name());
        }
        return reasons;
    }
}
