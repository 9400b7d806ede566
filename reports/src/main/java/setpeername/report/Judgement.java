package setpeername.report;

import java.nio.file.Path;
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

    /** What to do where the only reason is that behaviour changed; else nothing, as such a run is no record. */
    static String advice(List<String> reasons, Comparison comparison, boolean strict, Path runFile, Path record) {
        boolean changed = comparison.failing(strict).stream().anyMatch(d -> d.kind().isChange());
        int lost = comparison.lost().size();
        if (!changed || reasons.size() > 1) {
            return "";
        }
        return lost == 0 ? " (where the new behaviour is right, record it: copy " + runFile + " to " + record + ")"
                : " (" + Words.count(lost, "case") + " of the record " + (lost == 1 ? "was" : "were") + " not run here, and a copy of this run "
                        + "would lose " + (lost == 1 ? "it" : "them") + ": where the new behaviour is right, record it from a run that has "
                        + "all cases)";
    }
}
