package setpeername.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Verdict;
import setpeername.outcome.Words;

/**
 * A badge about one run: how many claims hold and how many do not. A claim that breaks is a result, so no number makes it red but that of
 * harness errors.
 *
 * @param holds claims that hold in every case that has a result
 * @param mixed claims that hold in some and break in some
 * @param breaks claims that break in every case that has a result
 * @param errors claims with a case in which the harness failed
 * @param platform what was measured
 */
record Badge(long holds, long mixed, long breaks, long errors, String platform) {

    /** Width of a character of 11 px Verdana, on average, in px. */
    private static final double CHARACTER = 6.7;

    static Badge of(List<Matrix.ClaimRow> claims, Run run) {
        Map<String, List<Observation>> cases = run.observations().stream().collect(Collectors.groupingBy(Observation::claim));
        List<Verdict> verdicts = new ArrayList<>();
        claims.forEach(c -> verdicts.add(c.verdict(run.platform(), cases.getOrDefault(c.id(), List.of()))));
        return new Badge(count(verdicts, Verdict.HOLDS), count(verdicts, Verdict.MIXED), count(verdicts, Verdict.BREAKS),
                count(verdicts, Verdict.HARNESS_ERROR), run.platform().id());
    }

    private static long count(List<Verdict> verdicts, Verdict wanted) {
        return verdicts.stream().filter(v -> v == wanted).count();
    }

    /** The image; its title says what it counts. */
    String svg() {
        String label = "connected UDP";
        String value = holds + " hold, " + mixed + " mixed, " + breaks + " break" + (errors > 0 ? ", " + errors + " harness errors" : "");
        String title = "Of the claims about connected UDP that were tried on " + Words.shown(platform, 100) + ", " + holds
                + " hold in every case, " + mixed + " hold in some cases and break in others, " + breaks + " break in every case"
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
