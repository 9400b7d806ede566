package setpeername.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Run;
import setpeername.outcome.Untried;
import setpeername.outcome.Words;

/** What fails a build: never that a claim breaks, but what changed, what is missing, and what the harness did wrong. */
final class Judgement {

    private static final int FEW = 3;

    private Judgement() {
    }

    /**
     * Why the run fails; empty where it does not.
     *
     * @param strict whether it fails for cases that it left out, too
     * @param wanting who wants these then, with the verb
     */
    static List<String> reasons(List<ClaimEntry> catalogue, Run run, Comparison comparison, boolean strict, String wanting) {
        List<String> reasons = new ArrayList<>();
        Completeness completeness = Completeness.of(run, catalogue);
        boolean first = comparison.record() == null;
        long errors = completeness.harnessErrors() + (first ? 0 : completeness.undescribed());
        if (errors > 0) {
            reasons.add(Words.count(errors, "harness error"));
        }
        if (!completeness.missing().isEmpty()) {
            reasons.add("the run has " + run.observations().size() + " cases and lacks " + completeness.missing().size()
                    + " of those that the catalogue's tests should have: " + firstFew(completeness.missing()));
        }
        int changes = strict || comparison.samePlatform() ? comparison.changes().size() : 0;
        if (changes > 0) {
            reasons.add(Words.count(changes, "difference") + " to the record " + comparison.record().name());
        }
        int leftOut = strict ? comparison.leftOut().size() : 0;
        if (leftOut > 0) {
            List<String> why = Untried.reasons(run, comparison.leftOut());
            reasons.add(Words.count(leftOut, "recorded case") + (leftOut == 1 ? " was" : " were") + " not tried here, and " + wanting
                    + (leftOut == 1 ? " it (" : " them (") + String.join("; ", why).replaceFirst("\\.$", "") + ")");
        }
        return reasons;
    }

    private static String firstFew(List<String> keys) {
        return keys.stream().limit(FEW).collect(Collectors.joining(", ")) + (keys.size() > FEW ? " and " + (keys.size() - FEW) + " more" : "");
    }

    /** What to do where the only reason is that behaviour changed; else nothing, as such a run is no record. */
    static String advice(List<String> reasons, Comparison comparison, boolean strict, Path runFile, Path record) {
        boolean changed = comparison.failing(strict).stream().anyMatch(d -> d.kind().isChange());
        boolean leftOut = strict && !comparison.leftOut().isEmpty();
        int lost = comparison.lost().size();
        if (!changed || reasons.size() > (leftOut ? 2 : 1)) {
            return "";
        }
        return lost == 0 ? " (where the new behaviour is right, record it: copy " + runFile + " to " + record + ")"
                : " (" + Words.count(lost, "case") + " of the record " + (lost == 1 ? "was" : "were") + " not run here, and a copy of this run "
                        + "would lose " + (lost == 1 ? "it" : "them") + ": where the new behaviour is right, record it from a run that has "
                        + "all cases)";
    }
}
