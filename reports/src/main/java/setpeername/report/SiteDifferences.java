package setpeername.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Where platforms differ, as the site's data has it. A cell is a row of places: the run that differs, the test, the API, the family, and a
 * run that gives what is usual.
 *
 * @param causes the explained ones, in the order of {@code differences.yaml}
 * @param unexplained those that nothing explains
 * @param predicted those between a prediction and what is usually observed
 */
record SiteDifferences(List<Cause> causes, List<int[]> unexplained, List<int[]> predicted) {

    /** What one explanation is of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cause(String id, String headline, String why, String unknown, List<Explanation.Source> sources, List<int[]> cells) {
    }

    /** Puts them together, with the places of runs and texts in the site's data. */
    static SiteDifferences of(Differences differences, List<Differences.Odd> predicted, ToIntFunction<NamedRun> runs, Site.Texts texts) {
        List<Cause> causes = new ArrayList<>();
        for (Explanation e : differences.used()) {
            // Where two explain one, it stands with the first.
            List<int[]> cells = differences.all().stream().filter(o -> !o.reasons().isEmpty() && o.reasons().get(0) == e)
                    .map(o -> cell(o, runs, texts)).toList();
            causes.add(new Cause(e.id(), e.headline(), e.why(), e.unknown(), e.sources(), cells));
        }
        return new SiteDifferences(causes, differences.unexplained().stream().map(o -> cell(o, runs, texts)).toList(),
                predicted.stream().map(o -> cell(o, runs, texts)).toList());
    }

    private static int[] cell(Differences.Odd odd, ToIntFunction<NamedRun> runs, Site.Texts texts) {
        return new int[] {runs.applyAsInt(odd.run()), texts.test(odd.seen().test()), texts.string(odd.seen().api()),
                texts.string(odd.seen().family()), runs.applyAsInt(odd.usual())};
    }
}
