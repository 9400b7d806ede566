package setpeername.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Verdict;
import setpeername.outcome.Words;

/**
 * A badge about one run: how many claims hold and how many do not. A claim that breaks is a result, so no number makes it red but that of
 * harness errors.
 *
 * @param verdicts on the claims that were tried, and on those that no test can try
 * @param platform what was measured
 */
record Badge(List<Verdict> verdicts, String platform) {

    /** Width of a character of 11 px Verdana, on average, in px. */
    private static final double CHARACTER = 6.7;

    static Badge of(List<Matrix.ClaimRow> claims, Run run) {
        Map<String, List<Observation>> cases = run.observations().stream().collect(Collectors.groupingBy(Observation::claim));
        return new Badge(claims.stream().map(c -> c.verdict(run.platform(), cases.getOrDefault(c.id(), List.of()))).filter(Objects::nonNull)
                .toList(), run.platform().id());
    }

    private long count(Verdict wanted) {
        return verdicts.stream().filter(v -> v == wanted).count();
    }

    /** How many claims hold, or break, and of how many of them edge cases do not. */
    private String both(Verdict all, Verdict exceptEdges) {
        long edges = count(exceptEdges);
        return all.of(count(all) + edges) + (edges == 0 ? "" : " (" + edges + " of them except in edge cases)");
    }

    /** The image; its title says what it counts. */
    String svg() {
        String label = "connected UDP";
        long errors = count(Verdict.HARNESS_ERROR);
        long holds = count(Verdict.HOLDS) + count(Verdict.HOLDS_EXCEPT_EDGES);
        long breaks = count(Verdict.BREAKS) + count(Verdict.BREAKS_EXCEPT_EDGES);
        String value = holds + " hold, " + count(Verdict.MIXED) + " mixed, " + breaks + " break"
                + (errors > 0 ? ", " + errors + " harness errors" : "");
        String title = "Of the claims about connected UDP that were tried on " + Words.shown(platform, 100) + ": "
                + both(Verdict.HOLDS, Verdict.HOLDS_EXCEPT_EDGES) + ", " + Verdict.MIXED.of(count(Verdict.MIXED)) + ", "
                + both(Verdict.BREAKS, Verdict.BREAKS_EXCEPT_EDGES)
                + Stream.of(Verdict.UNDECIDED, Verdict.NO_RESULT).filter(v -> count(v) > 0).map(v -> ", " + v.of(count(v)))
                        .collect(Collectors.joining())
                + (errors > 0 ? "; in " + errors + " the harness failed" : "") + ".";
        int left = width(label);
        int all = left + width(value);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%3$d" height="20" role="img" aria-labelledby="t">
                <title id="t">%1$s</title>
                <rect width="%3$d" height="20" rx="3" fill="#3d444b"/>
                <path d="M%2$d 0h%4$dq3 0 3 3v14q0 3-3 3h-%4$dz" fill="%5$s"/>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                <text x="8" y="14">%6$s</text>
                <text x="%7$d" y="14">%8$s</text>
                </g>
                </svg>
                """.formatted(Xml.text(title), left, all, all - left - 3, errors > 0 ? "#8b1a6b" : "#0b57a8", label, left + 8, value);
    }

    private static int width(String text) {
        return (int) Math.ceil(text.length() * CHARACTER) + 16;
    }
}
