package setpeername.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import setpeername.platform.Platform;
import setpeername.report.Matrix.Cell;
import setpeername.report.Matrix.Named;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The site: claims by platforms, observed and predicted, with what stands behind each cell, and the pages about findings, coverage and
 * mutants. One file that asks the network for nothing, as {@link Page} has it. Texts that stand in many cells are kept once.
 *
 * @param strings all texts of cells; cells name them by their place
 * @param traces all traces, each a list of places in {@code strings}
 * @param claims the catalogue
 * @param apis the APIs
 * @param families the families
 * @param tests the tests that cells name by their place
 * @param runs what was observed, then what is predicted
 * @param comparison the measured run beside its nearest record
 * @param differences where the runs differ, with the reasons
 * @param findings findings.yaml
 * @param checklist checklist.yaml
 * @param clauses javadoc-clauses.yaml
 * @param article the article's argument
 * @param mutants kill-matrix.json, or null where it was not made
 * @param worlds small-worlds.json, or null where it was not made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Site(List<String> strings, List<List<Integer>> traces, List<Matrix.ClaimRow> claims, List<Named> apis, List<Named> families,
        List<String> tests, List<SiteRun> runs, Matrix.Compared comparison, SiteDifferences differences, JsonNode findings, JsonNode checklist,
        JsonNode clauses, JsonNode article, JsonNode mutants, JsonNode worlds) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SCRIPTS = List.of("site-core.js", "site-differences.js", "site-front.js", "site-claim.js", "site-more.js", "site-route.js");

    /** Where the facts of a column come from. */
    enum Role {
        /** A run of just now. */
        MEASURED,
        /** A committed record. */
        RECORDED,
        /** The model's prediction: nobody observed it. */
        PREDICTED
    }

    /** A column: each cell is test, API, family, status, outcome, meaning and trace, by their places. */
    record SiteRun(String id, Role role, Platform platform, String commit, String started, List<int[]> cells) {
    }

    /** Puts it together. */
    static Site of(Matrix matrix, Columns columns, Differences differences, Path killMatrix, Path worlds) {
        Texts texts = new Texts();
        List<SiteRun> runs = new ArrayList<>();
        for (NamedRun run : columns.all()) {
            boolean fresh = columns.fresh().contains(run);
            runs.add(texts.run(run, fresh ? Role.MEASURED : columns.predicted().contains(run) ? Role.PREDICTED : Role.RECORDED));
        }
        SiteDifferences between = SiteDifferences.of(differences, Differences.predicted(columns.observed(), columns.predicted()),
                columns.all()::indexOf, texts);
        return new Site(texts.strings(), texts.traces(), matrix.claims(), matrix.apis(), matrix.families(), texts.tests(), runs,
                matrix.comparison(), between, yaml("findings"), yaml("checklist"), yaml("javadoc-clauses"), yaml("report/article"),
                json(killMatrix), json(worlds));
    }

    private static JsonNode yaml(String name) {
        try (InputStream in = Site.class.getResourceAsStream("/setpeername/" + name + ".yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new ReportError("Cannot read " + file + ": make it again with 'mvn verify'.");
        }
    }

    /** The text of {@code index.html}.
     *
     * @param allure whether there is an Allure report beside it to link to
     */
    String html(boolean allure) {
        return Page.assemble("site.html", "site.css", SCRIPTS, JSON.writeValueAsString(this), allure);
    }

    /** Texts, each kept once. */
    static final class Texts {
        private final Map<String, Integer> strings = new LinkedHashMap<>();
        private final Map<List<Integer>, Integer> traces = new LinkedHashMap<>();
        private final Map<String, Integer> tests = new LinkedHashMap<>();

        SiteRun run(NamedRun named, Role role) {
            List<int[]> cells = named.run().observations().stream().map(o -> cell(new Cell(o.claim(), o.test(), o.api(), o.family(), o.status(),
                    o.outcome(), o.meaning(), o.detail(), o.nanos(), o.repeat()))).toList();
            return new SiteRun(named.name(), role, named.run().platform(), named.run().commit(), named.run().started(), cells);
        }

        int[] cell(Cell c) {
            return new int[] {place(tests, c.test()), place(strings, c.api()), place(strings, c.family()), c.status().ordinal(),
                    place(strings, c.outcome()), place(strings, c.meaning()),
                    place(traces, c.detail().stream().map(line -> place(strings, line)).toList()), place(strings, c.claim())};
        }

        int test(String test) {
            return place(tests, test);
        }

        int string(String text) {
            return place(strings, text);
        }

        private static <T> int place(Map<T, Integer> places, T value) {
            Integer place = places.get(value);
            if (place == null) {
                place = places.size();
                places.put(value, place);
            }
            return place;
        }

        List<String> strings() {
            return List.copyOf(strings.keySet());
        }

        List<List<Integer>> traces() {
            return List.copyOf(traces.keySet());
        }

        List<String> tests() {
            return List.copyOf(tests.keySet());
        }
    }
}
