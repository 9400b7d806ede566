package setpeername.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import setpeername.outcome.Difference;
import setpeername.outcome.Difference.Kind;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Words;

/**
 * A run beside the nearest record.
 *
 * @param record what it was compared with; null where nobody has recorded this operating system and stack
 * @param samePlatform whether the record is of the same kernel, C library and JDK, so that a difference is a change of behaviour
 * @param differences all cases that are not as recorded
 */
public record Comparison(NamedRun record, boolean samePlatform, List<Difference> differences) {

    private static final Set<Status> RESULTS = Set.of(Status.HOLDS, Status.BREAKS);

    /** What the comparison says. */
    public enum Verdict {
        /** No record to compare with. */
        NEW,
        /** All as recorded. */
        AS_RECORDED,
        /** Differs from what this very platform is recorded to do. */
        DIFFERS,
        /** Differs from the record of another kernel, C library or JDK. */
        DIFFERS_FROM_ANOTHER
    }

    /** Compares a run with the nearest of these records. */
    static Comparison of(Run run, List<NamedRun> records) {
        Optional<NamedRun> nearest = Likeness.nearest(run.platform(), records);
        if (nearest.isEmpty()) {
            return new Comparison(null, false, List.of());
        }
        Run record = nearest.get().run();
        return new Comparison(nearest.get(), Likeness.same(run.platform(), record.platform()), Difference.between(run, record));
    }

    /** What it says in all. */
    public Verdict verdict() {
        if (record == null) {
            return Verdict.NEW;
        } else if (changes().isEmpty()) {
            return Verdict.AS_RECORDED;
        }
        return samePlatform ? Verdict.DIFFERS : Verdict.DIFFERS_FROM_ANOTHER;
    }

    /** The differences that are more than one of the two not having tried a case. */
    public List<Difference> changes() {
        return differences.stream().filter(d -> d.kind().isChange()).toList();
    }

    /** The recorded cases that the run did not try, for want of something on its machine. */
    public List<Difference> leftOut() {
        return differences.stream().filter(d -> d.kind() == Kind.LEFT_OUT && d.seen().status() == Status.NOT_RUN).toList();
    }

    /**
     * The differences for which the build fails.
     *
     * @param strict whether it fails for those to another platform's record too, and for cases that were left out
     */
    public List<Difference> failing(boolean strict) {
        return strict ? Stream.concat(changes().stream(), leftOut().stream()).toList() : samePlatform ? changes() : List.of();
    }

    /** The cases that have a result in the record of this very platform, or could have one, and none in the run: a copy would lose them. */
    List<Difference> lost() {
        return differences.stream().filter(d -> d.recorded() != null && RESULTS.contains(d.recorded().status()) && d.seen() != null
                && (d.kind() == Kind.LEFT_OUT || samePlatform && d.kind() == Kind.NOT_TRIED)).toList();
    }

    /** With what it was compared and what came of it, in one sentence. */
    public String sentence(Run run) {
        if (record == null) {
            String platform = run.platform().os() + (run.platform().stack().equals(run.platform().os()) ? ""
                    : " with the network stack " + run.platform().stack());
            return "NEW: nobody has recorded " + Words.shown(platform, 100) + " yet, so there is nothing to compare this run with.";
        }
        long couldNot = differences.stream().filter(d -> d.kind() == Kind.NOT_TRIED).count();
        String other = Likeness.otherwise(run.platform(), record.run().platform());
        return Words.shown("Compared with the record " + record.name() + " (" + (other.isEmpty() ? "same kernel, C library and JDK" : other)
                + "; measured " + record.run().started() + ", commit " + record.run().commit() + "): ", 400)
                + (changes().isEmpty() ? "no difference" : Words.count(changes().size(), "difference"))
                + (couldNot == 0 ? "" : "; " + Words.count(couldNot, "case") + " that only one of the two could try")
                + (leftOut().isEmpty() ? "" : "; " + Words.count(leftOut().size(), "recorded case") + " not tried here") + ".";
    }
}
