package setpeername.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import setpeername.outcome.Difference;
import setpeername.outcome.Difference.Kind;
import setpeername.outcome.Difference.Result;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.outcome.Words;
import setpeername.platform.Platform;

/**
 * The observed platforms as environments of the Allure report, and which cases stand in it: every case of the measured run, and of each
 * other platform those that differ from it. Ten whole platforms would be 200 MB. What the model predicts is no result, so it is not there.
 *
 * @param all the measured run first
 */
public record Environments(List<Environment> all) {

    /**
     * A platform.
     *
     * @param name its name in Allure
     * @param id the id of its column
     * @param run its run
     * @param recorded whether it is a record, and was not measured just now
     * @param shown the cases that stand in Allure
     * @param missing cases that its record has and it has not
     * @param alike how many cases are left out because they are as on the measured platform
     * @param notRun how many are left out because they were not run there
     */
    public record Environment(String name, String id, NamedRun run, boolean recorded, List<Shown> shown, List<Difference> missing,
            long alike, long notRun) {

        /** How many cases it has. */
        public int cases() {
            return run.run().observations().size();
        }
    }

    /**
     * A case that stands in Allure.
     *
     * @param seen the case
     * @param difference the difference to the record for which the build fails, or null
     * @param elsewhere what other platforms give, in one sentence
     */
    public record Shown(Observation seen, Difference difference, String elsewhere) {
    }

    /**
     * Chooses the cases.
     *
     * @param failing of a run that was measured just now, the differences for which the build fails
     */
    static Environments of(Columns columns, Function<NamedRun, List<Difference>> failing) {
        List<NamedRun> runs = columns.observed();
        Map<String, Map<NamedRun, Observation>> cases = new LinkedHashMap<>();
        runs.forEach(run -> run.run().observations().forEach(o -> cases.computeIfAbsent(o.key(), k -> new LinkedHashMap<>()).put(run, o)));
        Map<NamedRun, List<Shown>> shown = new LinkedHashMap<>();
        Map<NamedRun, Long> notRun = new LinkedHashMap<>();
        runs.forEach(run -> shown.put(run, new ArrayList<>()));
        Map<NamedRun, Map<String, Difference>> differences = new LinkedHashMap<>();
        columns.fresh().forEach(run -> failing.apply(run)
                .forEach(d -> differences.computeIfAbsent(run, r -> new LinkedHashMap<>()).put(d.key(), d)));
        cases.forEach((key, given) -> {
            Observation usual = given.values().stream().filter(o -> o.status() != Status.NOT_RUN).findFirst().orElse(null);
            given.forEach((run, o) -> {
                Difference difference = differences.getOrDefault(run, Map.of()).get(key);
                boolean odd = usual != null && (o == usual || o.status() != Status.NOT_RUN && !Result.of(o).equals(Result.of(usual)));
                if (run == columns.measured() || odd || difference != null || o.status() == Status.HARNESS_ERROR) {
                    shown.get(run).add(new Shown(o, difference, elsewhere(o, given)));
                } else if (o.status() == Status.NOT_RUN) {
                    notRun.merge(run, 1L, Long::sum);
                }
            });
        });
        Set<String> names = new HashSet<>();
        return new Environments(runs.stream().map(run -> {
            List<Difference> missing = differences.getOrDefault(run, Map.of()).values().stream()
                    .filter(d -> d.kind() == Kind.MISSING).toList();
            long left = notRun.getOrDefault(run, 0L);
            boolean recorded = !columns.fresh().contains(run);
            return new Environment(name(run, recorded, names), columns.id(run), run, recorded, List.copyOf(shown.get(run)), missing,
                    run.run().observations().size() - shown.get(run).size() - left, left);
        }).toList());
    }

    /** A name of its own that Allure takes: at most 64 characters, and none that leads to another folder. */
    private static String name(NamedRun run, boolean recorded, Set<String> taken) {
        Platform p = run.run().platform();
        String title = p.stack() + " " + Likeness.kernel(p)[0] + "." + Likeness.kernel(p)[1] + ", JDK " + Likeness.jdk(p)
                + (p.options().isEmpty() ? "" : ", " + p.options().replaceFirst("^-D(jdk\\.net\\.)?", "").replaceFirst("=.*", ""));
        String name = fit(title, recorded ? 54 : 64) + (recorded ? " (record)" : "");
        for (int i = 2; !taken.add(name); i++) {
            name = fit(title, 30) + ", " + fit(run.name(), 20) + (i == 2 ? "" : " " + i) + (recorded ? " (record)" : "");
        }
        return name;
    }

    private static String fit(String text, int length) {
        String plain = text.replaceAll("[^A-Za-z0-9 .,()+_-]", "_").replaceAll("\\.\\.+", ".").strip();
        return plain.substring(0, Math.min(plain.length(), length));
    }

    private static String elsewhere(Observation here, Map<NamedRun, Observation> given) {
        if (given.size() == 1) {
            return "No other platform has this case.";
        }
        List<Observation> others = given.values().stream().filter(o -> o != here && o.status() != Status.NOT_RUN).toList();
        long alike = others.stream().filter(o -> Result.of(o).equals(Result.of(here))).count();
        return "Of " + Words.count(others.size(), "other platform") + " that ran it, " + alike + " gave the same and "
                + (others.size() - alike) + " another outcome.";
    }

    /** By the places of a column's cases, what names them in Allure, and null for those that are not there; null where none is. */
    List<String> ids(Column column) {
        return all.stream().filter(e -> e.id().equals(column.id())).findFirst().map(e -> {
            Set<Observation> shown = Collections.newSetFromMap(new IdentityHashMap<>());
            e.shown().forEach(s -> shown.add(s.seen()));
            return column.run().observations().stream().map(o -> shown.contains(o) ? id(e.id(), o.key()) : null).toList();
        }).orElse(null);
    }

    /** What names a case of a column in Allure: the id that its generator makes of {@link #uuid}. */
    public static String id(String column, String key) {
        return md5(uuid(column, key));
    }

    /** The UUID of a case's result: the same in every report, so that links lead to it. */
    public static String uuid(String column, String key) {
        return md5(column + " " + key);
    }

    /** What names a case on all platforms, as Allure wants test cases named. */
    public static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
