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
import java.util.function.Predicate;
import java.util.stream.Stream;
import setpeername.lab.LabNames;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.platform.Platform;
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
 * @param parts for the parts of outcomes, the places in their traces that tell of them
 * @param captures packet captures, as base64
 * @param claims the catalogue
 * @param apis the APIs
 * @param families the families
 * @param tests the tests that cells name by their place
 * @param titles by test, its name as words
 * @param runs what was observed, then what is predicted
 * @param comparison the measured run beside its nearest record
 * @param differences where the runs differ, with the reasons
 * @param findings findings.yaml
 * @param checklist checklist.yaml
 * @param clauses javadoc-clauses.yaml
 * @param article the article's argument
 * @param words the page of words
 * @param mutants kill-matrix.json, or null where it was not made
 * @param worlds small-worlds.json, or null where it was not made
 * @param lab what became of the platforms of the lab, or null where it did not run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Site(List<String> strings, List<List<Integer>> traces, List<List<Integer>> parts, List<String> captures,
        List<Matrix.ClaimRow> claims, List<Named> apis, List<Named> families, List<String> tests, Map<String, String> titles,
        List<SiteRun> runs, Matrix.Compared comparison, SiteDifferences differences, JsonNode findings, JsonNode checklist,
        JsonNode clauses, JsonNode article, JsonNode words, JsonNode mutants, JsonNode worlds, JsonNode lab) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SCRIPTS = List.of("site-core.js", "site-words.js", "site-pcap.js", "site-matrix.js",
            "site-differences.js", "site-front.js", "site-claim.js", "site-case.js", "site-run.js", "site-article.js", "site-glossary.js",
            "site-more.js", "site-route.js");

    /**
     * A column: each cell is test, API, family, status, outcome, meaning, trace, claim, parts and capture, by their places.
     *
     * @param lab the platform of the lab that measures its like again; null where this machine or the model does
     * @param allure by the place of a cell, what names it in Allure, or null where it is not there; null itself where no cell is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SiteRun(String id, Column.Role role, Platform platform, String commit, String started, String lab, List<int[]> cells,
            List<String> allure) {
    }

    /**
     * The files that the site shows besides runs; each may be missing.
     *
     * @param killMatrix kill-matrix.json
     * @param worlds small-worlds.json
     * @param lab lab.json
     * @param platforms platforms.yaml, with the images beside it
     */
    record Extras(Path killMatrix, Path worlds, Path lab, Path platforms) {
    }

    /** Puts it together: the measured run is the first of the columns. */
    static Site of(Matrix matrix, Columns columns, Differences differences, Environments environments, Extras extras) {
        Texts texts = new Texts();
        LabNames names = labNames(extras.platforms());
        String here = columns.measured().run().platform().id();
        List<SiteRun> runs = new ArrayList<>();
        for (Column c : columns.listed()) {
            Run run = c.run();
            boolean recordOfElsewhere = c.role() == Column.Role.RECORDED && !run.platform().id().equals(here);
            String lab = recordOfElsewhere ? names.of(run.platform()).orElse(null) : c.lab();
            runs.add(new SiteRun(c.id(), c.role(), run.platform(), run.commit(), run.started(), lab,
                    run.observations().stream().map(texts::cell).toList(), environments.ids(c)));
        }
        List<NamedRun> all = columns.all();
        SiteDifferences between = SiteDifferences.of(differences, Differences.predicted(columns.observed(), columns.predicted()),
                all::indexOf, texts);
        return new Site(texts.strings(), texts.traces(), texts.parts(), texts.captures(), matrix.claims(), matrix.apis(), matrix.families(),
                texts.tests(), titles(texts.tests(), matrix.claims()), runs, matrix.comparison(), between, yaml("findings"), yaml("checklist"), yaml("javadoc-clauses"),
                yaml("report/article"), yaml("report/words"), json(extras.killMatrix(), Site::isKillMatrix),
                json(extras.worlds(), Site::isWorlds), json(extras.lab(), Site::isLab));
    }

    private static Map<String, String> titles(List<String> tests, List<Matrix.ClaimRow> claims) {
        Map<String, String> titles = new LinkedHashMap<>();
        Stream.concat(tests.stream(), claims.stream().flatMap(c -> c.tests().stream())).forEach(t -> titles.computeIfAbsent(t, TestTitle::of));
        return titles;
    }

    private static LabNames labNames(Path platforms) {
        try {
            return LabNames.read(platforms, platforms.resolveSibling("images"));
        } catch (IllegalStateException e) {
            throw new ReportError(e.getMessage());
        }
    }

    private static JsonNode yaml(String name) {
        try (InputStream in = Site.class.getResourceAsStream("/setpeername/" + name + ".yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKillMatrix(JsonNode file) {
        return file.path("claims").isArray() && file.path("mutants").isArray()
                && file.path("mutants").valueStream().allMatch(m -> m.path("id").isString() && m.path("killedBy").isArray());
    }

    private static boolean isWorlds(JsonNode file) {
        return file.isArray() && file.valueStream().allMatch(w -> w.path("left").isString() && w.path("right").isString()
                && w.path("scripts").isArray());
    }

    private static boolean isLab(JsonNode file) {
        return file.isArray() && file.valueStream().allMatch(c -> c.path("name").isString() && c.path("title").isString());
    }

    private static JsonNode json(Path file, Predicate<JsonNode> isRight) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            JsonNode read = JSON.readTree(Files.readString(file));
            if (isRight.test(read)) {
                return read;
            }
        } catch (IOException | JacksonException e) {
            throw unusable(file);
        }
        throw unusable(file);
    }

    private static ReportError unusable(Path file) {
        return new ReportError("Cannot use " + file + ": remove it, or make it again with 'mvn verify' or 'ci/lab'.");
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
        private final Map<List<Integer>, Integer> parts = new LinkedHashMap<>();
        private final Map<String, Integer> captures = new LinkedHashMap<>();

        int[] cell(Observation c) {
            return new int[] {place(tests, c.test()), place(strings, c.api()), place(strings, c.family()), c.status().ordinal(),
                    place(strings, c.outcome()), place(strings, c.meaning()),
                    place(traces, c.detail().stream().map(line -> place(strings, line)).toList()), place(strings, c.claim()),
                    place(parts, c.parts()), place(captures, c.capture())};
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

        List<List<Integer>> parts() {
            return List.copyOf(parts.keySet());
        }

        List<String> captures() {
            return List.copyOf(captures.keySet());
        }

        List<String> tests() {
            return List.copyOf(tests.keySet());
        }
    }
}
