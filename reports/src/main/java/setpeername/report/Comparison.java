package setpeername.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.report.Difference.Kind;
import setpeername.report.Difference.Result;

/**
 * A run beside the nearest record.
 *
 * @param record what it was compared with; null where nobody has recorded this operating system and stack
 * @param samePlatform whether the record is of the same kernel, C library and JDK, so that a difference is a change of behaviour
 * @param differences all cases that are not as recorded
 */
public record Comparison(NamedRun record, boolean samePlatform, List<Difference> differences) {

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
        return new Comparison(nearest.get(), Likeness.same(run.platform(), record.platform()), differences(run, record));
    }

    private static List<Difference> differences(Run run, Run record) {
        Map<String, Observation> seen = byKey(run);
        Map<String, Observation> recorded = byKey(record);
        List<Difference> differences = new ArrayList<>();
        for (Observation now : run.observations()) {
            Observation then = recorded.get(now.key());
            if (then == null) {
                differences.add(difference(now, Kind.ADDED, null, now));
            } else if (!Result.of(then).equals(Result.of(now))) {
                boolean tried = tried(run, now, record) && tried(record, then, run);
                differences.add(difference(now, tried ? Kind.CHANGED : Kind.NOT_TRIED, then, now));
            }
        }
        record.observations().stream().filter(o -> !seen.containsKey(o.key()))
                .forEach(o -> differences.add(difference(o, Kind.MISSING, o, null)));
        return List.copyOf(differences);
    }

    /** False where a case has no result because its run lacked something that the other had. */
    private static boolean tried(Run run, Observation o, Run other) {
        boolean lacksIpv6 = !run.platform().ipv6() && other.platform().ipv6();
        boolean olderJdk = Likeness.jdk(run.platform()) < Likeness.jdk(other.platform());
        return !(lacksIpv6 && o.status() == Status.INCONCLUSIVE && o.detail().isEmpty() || olderJdk && o.status() == Status.NOT_RUN);
    }

    private static Difference difference(Observation named, Kind kind, Observation recorded, Observation seen) {
        return new Difference(named.test(), named.api(), named.family(), kind, Result.of(recorded), Result.of(seen));
    }

    private static Map<String, Observation> byKey(Run run) {
        Map<String, Observation> cases = new LinkedHashMap<>();
        run.observations().forEach(o -> cases.put(o.key(), o));
        return cases;
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
        return differences.stream().filter(d -> d.kind() != Kind.NOT_TRIED).toList();
    }

    /** The differences for which the build fails. */
    public List<Difference> failing(boolean strict) {
        return strict || samePlatform ? changes() : List.of();
    }

    /** With what it was compared and what came of it, in one sentence. */
    public String sentence(Run run) {
        if (record == null) {
            String platform = run.platform().os() + (run.platform().stack().equals(run.platform().os()) ? ""
                    : " with the network stack " + run.platform().stack());
            return "NEW: nobody has recorded " + Words.shown(platform, 100) + " yet, so there is nothing to compare this run with.";
        }
        String other = Likeness.otherwise(run.platform(), record.run().platform());
        return Words.shown("Compared with the record " + record.name() + " (" + (other.isEmpty() ? "same kernel, C library and JDK" : other)
                + "; measured " + record.run().started() + ", commit " + record.run().commit() + "): ", 400)
                + (changes().isEmpty() ? "no difference" : Words.count(changes().size(), "difference"))
                + (changes().size() == differences.size() ? "."
                        : "; " + Words.count(differences.size() - changes().size(), "case") + " that only one of the two could try.");
    }
}
