package setpeername.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.platform.Platform;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts of all columns, in the shape of {@code matrix.json}, which {@code matrix.schema.json} describes. Traces stay in the runs'
 * files.
 *
 * @param format the name and version of this shape
 * @param claims the catalogue in reading order, then ids that only a run knows
 * @param runs all columns: observed and predicted
 * @param cases all cases; in each, runs with the same result together
 * @param comparison the measured run, which is the first, beside the nearest record
 */
record MatrixFile(String format, List<Claim> claims, List<Facts> runs, List<Case> cases, Matrix.Compared comparison) {

    /** The name and version of the shape. */
    static final String FORMAT = "setpeername-matrix/4";

    /** A claim with its verdict in each run, by the run's id; a run is missing where the claim is about another platform. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Claim(String id, String theme, ClaimEntry.Kind kind, String says, String statement, String source, List<String> tests, String plain,
            String untested, String about, Map<String, Verdict> verdicts) {
    }

    /** What a run ran on, and how many of its cases have which status. */
    record Facts(String id, Column.Role role, Platform platform, String commit, String started, Map<Status, Long> counts) {
    }

    /** A case with its results. */
    record Case(String claim, String test, String api, String family, List<Result> results) {
    }

    /** A result with the ids of the runs that have it. */
    record Result(Status status, String outcome, String meaning, List<String> runs) {
    }

    static MatrixFile of(List<Matrix.ClaimRow> rows, List<Column> columns, Matrix.Compared comparison) {
        Map<String, Map<String, List<Observation>>> byClaim = new LinkedHashMap<>();
        columns.forEach(c -> byClaim.put(c.id(), c.run().observations().stream().collect(Collectors.groupingBy(Observation::claim))));
        List<Claim> claims = new ArrayList<>();
        for (Matrix.ClaimRow row : rows) {
            Map<String, Verdict> verdicts = new LinkedHashMap<>();
            for (Column c : columns) {
                Verdict verdict = row.verdict(c.run().platform(), byClaim.get(c.id()).getOrDefault(row.id(), List.of()));
                if (verdict != null) {
                    verdicts.put(c.id(), verdict);
                }
            }
            claims.add(new Claim(row.id(), row.theme(), row.kind(), row.says(), row.statement(), row.source(), row.tests(), row.plain(),
                    row.untested(), row.about(), verdicts));
        }
        return new MatrixFile(FORMAT, claims, columns.stream().map(MatrixFile::facts).toList(), cases(columns), comparison);
    }

    private static Facts facts(Column c) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, c.run().observations().stream().filter(o -> o.status() == status).count());
        }
        return new Facts(c.id(), c.role(), c.run().platform(), c.run().commit(), c.run().started(), counts);
    }

    private record Key(String claim, String test, String api, String family) {
    }

    private record Seen(Status status, String outcome, String meaning) {
    }

    private static List<Case> cases(List<Column> columns) {
        Map<Key, Map<Seen, List<String>>> cases = new LinkedHashMap<>();
        for (Column c : columns) {
            for (Observation o : c.run().observations()) {
                cases.computeIfAbsent(new Key(o.claim(), o.test(), o.api(), o.family()), k -> new LinkedHashMap<>())
                        .computeIfAbsent(new Seen(o.status(), o.outcome(), o.meaning()), s -> new ArrayList<>()).add(c.id());
            }
        }
        List<Case> all = new ArrayList<>();
        cases.forEach((k, results) -> {
            List<Result> list = new ArrayList<>();
            results.forEach((s, runs) -> list.add(new Result(s.status(), s.outcome(), s.meaning(), runs)));
            all.add(new Case(k.claim(), k.test(), k.api(), k.family(), list));
        });
        return all;
    }

    /** The text of the file. */
    String json() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter(" ", "\n"));
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).defaultPrettyPrinter(printer).build();
        return mapper.writeValueAsString(this) + "\n";
    }
}
