package setpeername.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import setpeername.outcome.Difference;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Untried;
import setpeername.outcome.Verdict;
import setpeername.outcome.Words;
import setpeername.report.Matrix.ClaimRow;
import setpeername.report.Matrix.RunColumn;

/** What the command prints: the run at a glance, and all for which the build fails. */
final class Summary {

    private static final int MOST_LINES = 50;
    /** As the site and the README have it of a claim about another platform. */
    private static final String NOT_ABOUT_IT = "not about it";

    /** Where the longest verdicts break in a table's head. */
    private static final String EDGES = " in edge cases";

    private Summary() {
    }

    /** The lines about a run and its comparison. */
    static List<String> lines(Matrix matrix, Run run, Comparison comparison) {
        List<String> lines = new ArrayList<>();
        RunColumn measured = matrix.runs().get(0);
        lines.add(Words.shown(measured.platform().id(), 100) + ", commit " + Words.shown(measured.commit(), 50) + ", "
                + Words.shown(measured.started(), 30));
        lines.add(Words.count(measured.cells().size(), "case") + ": " + Arrays.stream(Status.values())
                .filter(s -> measured.counts().get(s) > 0).map(s -> measured.counts().get(s) + " " + s).collect(Collectors.joining(", ")));
        Arrays.stream(Status.values()).filter(s -> measured.counts().get(s) > 0).map(s -> "  " + s + ": " + s.means() + ".").forEach(lines::add);
        lines.add("");
        lines.addAll(table(matrix.claims(), measured));
        lines.add("");
        lines.add(comparison.sentence(run));
        List<Difference> changes = comparison.changes();
        changes.stream().limit(MOST_LINES).forEach(d -> lines.add("  " + d));
        if (changes.size() > MOST_LINES) {
            lines.add("  and " + (changes.size() - MOST_LINES) + " more, on the page");
        }
        lines.addAll(leftOut(run, comparison));
        run.observations().stream().filter(o -> o.status() == Status.HARNESS_ERROR).limit(MOST_LINES)
                .forEach(o -> lines.add(harnessError(o)));
        return lines;
    }

    /** Why recorded cases were not tried, most of them first. */
    private static List<String> leftOut(Run run, Comparison comparison) {
        return Untried.reasons(run, comparison.leftOut()).stream().map(reason -> "  not tried here: " + reason).toList();
    }

    /** What the harness has to say of a case. */
    static String harnessError(Observation o) {
        return "HARNESS_ERROR " + Words.shown(o.key(), 200) + (o.outcome().isEmpty() ? "" : " '" + Words.shown(o.outcome(), 120) + "'")
                + ": " + Words.shown(o.meaning(), 300);
    }

    private static List<String> table(List<ClaimRow> claims, RunColumn run) {
        Map<String, Map<String, Integer>> themes = new LinkedHashMap<>();
        Map<String, Integer> all = new HashMap<>();
        for (ClaimRow claim : claims) {
            Verdict verdict = run.verdicts().get(claim.id());
            String word = verdict == null ? NOT_ABOUT_IT : verdict.word();
            themes.computeIfAbsent(claim.theme(), t -> new HashMap<>()).merge(word, 1, Integer::sum);
            all.merge(word, 1, Integer::sum);
        }
        themes.put("All claims", all);
        int width = themes.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> columns = Stream.concat(Arrays.stream(Verdict.values()).map(Verdict::word), Stream.of(NOT_ABOUT_IT))
                .filter(all::containsKey).toList();
        List<String> lines = new ArrayList<>();
        lines.add(row("Claims", width, columns, word -> word.replace(EDGES, "")));
        lines.add(row("", width, columns, word -> word.endsWith(EDGES) ? EDGES.strip() : ""));
        themes.forEach((theme, counts) -> lines.add(row(theme, width, columns, word -> counts.containsKey(word) ? counts.get(word).toString() : ".")));
        lines.add("  " + Verdict.PLAIN_CASE);
        Arrays.stream(Verdict.values()).filter(v -> all.containsKey(v.word())).map(v -> "  " + v.word() + ": " + v.means() + ".")
                .forEach(lines::add);
        if (all.containsKey(NOT_ABOUT_IT)) {
            lines.add("  " + NOT_ABOUT_IT + ": the claim is about another platform.");
        }
        return lines;
    }

    /** A row of the table, its words flush right; a verdict's column is as wide as its longer line in the head. */
    private static String row(String first, int width, List<String> columns, Function<String, String> text) {
        StringBuilder line = new StringBuilder(first).append(" ".repeat(width - first.length()));
        for (String word : columns) {
            String said = text.apply(word);
            int wide = Math.max(word.replace(EDGES, "").length(), word.endsWith(EDGES) ? EDGES.strip().length() : 0);
            line.append(" ".repeat(2 + wide - said.length())).append(said);
        }
        return line.toString().stripTrailing();
    }
}
