package setpeername.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Difference;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * The measured run beside the record that it was compared with, claim by claim.
 *
 * @param claims the catalogue in reading order, then ids that only a run knows
 * @param apis the APIs in the order of the page's rows
 * @param families the families in the order of its columns
 * @param runs the measured run first, then the committed records by name
 * @param comparison the measured run beside the nearest record
 */
public record Matrix(List<ClaimRow> claims, List<Named> apis, List<Named> families, List<RunColumn> runs,
        Compared comparison) {

    private static final String GONE = "No longer in the catalogue";

    /** A claim; {@code tests} are those of the catalogue, then those that only a run knows. Where the catalogue does not have the claim,
     * only id, theme and tests are there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClaimRow(String id, String theme, ClaimEntry.Kind kind, String says, String statement, String source, List<String> tests,
            String plain, String untested, String about) {

        /** What these cases of it say; null where the claim is about another platform. */
        Verdict verdict(Platform platform, List<Observation> cases) {
            if (untested != null) {
                return Verdict.UNTESTED;
            }
            return about != null && !platform.stack().replace("model:", "").equals(about) ? null : Verdict.of(plain, cases);
        }
    }

    /** An id with the name that a reader knows it by. */
    public record Named(String id, String title) {
    }

    /** Where a run's observations come from. */
    public enum Role {
        /** The run of which this is the report. */
        MEASURED,
        /** A committed record. */
        RECORDED
    }

    /** A run: what it ran on, its cases, and what they say of each claim but those about another platform. */
    public record RunColumn(String id, Role role, Platform platform, String commit, String started, Map<Status, Long> counts,
            Map<String, Verdict> verdicts, List<Cell> cells) {
    }

    /** One case of a run; {@code detail} is its trace, {@code repeat} the command that runs it again. */
    public record Cell(String claim, String test, String api, String family, Status status, String outcome, String meaning,
            List<String> detail, long nanos, String repeat) {
    }

    /** The comparison with the record of that name, if there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Compared(Comparison.Verdict verdict, String sentence, String record, boolean samePlatform, boolean strict,
            List<Difference> differences) {
    }

    /** Puts it together. */
    static Matrix of(List<ClaimEntry> catalogue, NamedRun measured, List<NamedRun> records, Comparison comparison, boolean strict) {
        return of(catalogue, measured, records, List.of(), comparison, strict);
    }

    /** The same, with the claims of other runs too. */
    static Matrix of(List<ClaimEntry> catalogue, NamedRun measured, List<NamedRun> records, List<NamedRun> others, Comparison comparison,
            boolean strict) {
        List<NamedRun> all = new ArrayList<>(List.of(measured));
        all.addAll(records);
        List<ClaimRow> claims = claims(catalogue, Stream.concat(all.stream(), others.stream()).toList());
        List<RunColumn> runs = new ArrayList<>();
        for (NamedRun run : all) {
            runs.add(column(run, run == measured ? Role.MEASURED : Role.RECORDED, claims));
        }
        Compared compared = new Compared(comparison.verdict(), comparison.sentence(measured.run()),
                comparison.record() == null ? null : comparison.record().name(), comparison.samePlatform(), strict, comparison.differences());
        return new Matrix(claims, Arrays.stream(Api.values()).map(a -> new Named(a.id(), a.title())).toList(),
                Arrays.stream(Family.values()).map(f -> new Named(f.id(), f.id())).toList(), runs, compared);
    }

    private static List<ClaimRow> claims(List<ClaimEntry> catalogue, List<NamedRun> runs) {
        Map<String, Set<String>> tests = new LinkedHashMap<>();
        catalogue.forEach(c -> tests.put(c.id(), new LinkedHashSet<>(c.tests())));
        for (NamedRun run : runs) {
            run.run().observations().forEach(o -> tests.computeIfAbsent(o.claim(), id -> new LinkedHashSet<>()).add(o.test()));
        }
        List<ClaimRow> rows = new ArrayList<>();
        for (ClaimEntry c : catalogue) {
            rows.add(new ClaimRow(c.id(), c.theme(), c.kind(), c.says(), c.statement(), c.source(), List.copyOf(tests.remove(c.id())),
                    c.plain(), c.untested(), c.about()));
        }
        tests.forEach((id, found) -> rows.add(new ClaimRow(id, GONE, null, null, null, null, List.copyOf(found), null, null, null)));
        return rows;
    }

    private static RunColumn column(NamedRun named, Role role, List<ClaimRow> claims) {
        Run run = named.run();
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        Map<String, List<Observation>> byClaim = new LinkedHashMap<>();
        List<Cell> cells = new ArrayList<>();
        for (Status status : Status.values()) {
            counts.put(status, 0L);
        }
        for (Observation o : run.observations()) {
            counts.merge(o.status(), 1L, Long::sum);
            byClaim.computeIfAbsent(o.claim(), id -> new ArrayList<>()).add(o);
            cells.add(new Cell(o.claim(), o.test(), o.api(), o.family(), o.status(), o.outcome(), o.meaning(), o.detail(), o.nanos(),
                    o.repeat()));
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (ClaimRow claim : claims) {
            Verdict verdict = claim.verdict(run.platform(), byClaim.getOrDefault(claim.id(), List.of()));
            if (verdict != null) {
                verdicts.put(claim.id(), verdict);
            }
        }
        return new RunColumn(named.name(), role, run.platform(), run.commit(), run.started(), counts, verdicts, cells);
    }
}
