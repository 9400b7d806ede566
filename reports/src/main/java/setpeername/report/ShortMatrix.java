package setpeername.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Observation;
import setpeername.outcome.Verdict;
import setpeername.outcome.Words;

/**
 * The matrix in a few lines of Markdown, for the README and for a pull request: network stacks as columns, the article's claims as rows; in a
 * cell what becomes of the claim's plain case, and beside it which edge cases break it. Kernels and JDKs of one stack are one column.
 */
final class ShortMatrix {

    private static final Map<String, String> NAMES = Map.of("linux", "Linux", "gvisor", "gVisor", "darwin", "macOS", "windows", "Windows",
            "freebsd", "FreeBSD");

    private static final int MOST = 110;
    private static final int MOST_EDGES = 3;
    private static final String LEGEND = """
            The claims of the article itself that a test can try. A platform's cell tells of a claim's *plain case*, the test that tries it as it
            is said, through five APIs in three address families: 15 cases. The last column names other tests of the claim that break, by what
            each tries or expects, and where: everywhere, if nothing is said. Where there are such, a claim that "holds" in its row is counted
            below as one that holds except in edge cases.

            """;

    private final List<ClaimEntry> catalogue;
    /** By stack, what is recorded of it, without JVM options. */
    private final Map<String, List<Column>> recorded = new LinkedHashMap<>();
    /** By heading, the columns. */
    private final Map<String, List<Column>> shown = new LinkedHashMap<>();
    private final List<Column> variants;

    private ShortMatrix(List<ClaimEntry> catalogue, List<Column> columns) {
        this.catalogue = catalogue;
        List<Column> records = columns.stream().filter(c -> c.role() == Column.Role.RECORDED)
                .sorted(Comparator.comparing(c -> !c.run().platform().stack().equals("linux"))).toList();
        records.stream().filter(c -> c.run().platform().options().isEmpty())
                .forEach(c -> recorded.computeIfAbsent(c.run().platform().stack(), s -> new ArrayList<>()).add(c));
        variants = records.stream().filter(c -> !c.run().platform().options().isEmpty()).toList();
        recorded.forEach((stack, runs) -> shown.put(name(stack), runs));
        columns.stream().filter(c -> c.role() == Column.Role.PREDICTED && !recorded.containsKey(flavour(c)) && NAMES.containsKey(flavour(c)))
                .forEach(c -> shown.put("_" + name(flavour(c)) + ", predicted_", List.of(c)));
    }

    /** The text, without the runs of just now: what is recorded, and beside it what is predicted of stacks that nobody has recorded. */
    static String of(List<ClaimEntry> catalogue, List<Column> columns) {
        return new ShortMatrix(catalogue, columns).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder(LEGEND);
        text.append("| the article says | ").append(String.join(" | ", shown.keySet())).append(" | edge-case tests that break |\n|---|")
                .append("---|".repeat(shown.size() + 1)).append('\n');
        for (ClaimEntry claim : catalogue) {
            boolean somewhere = shown.values().stream().anyMatch(runs -> !elsewhere(claim, runs.get(0)));
            if (claim.id().startsWith("article/") && claim.untested() == null && somewhere) {
                text.append(row(claim));
            }
        }
        text.append('\n');
        recorded.forEach((stack, runs) -> text.append("- ").append(name(stack)).append(", ").append(versions(stack, runs)).append(": of ")
                .append(counts(runs)).append(".\n"));
        variants.forEach(c -> text.append(variant(c)));
        return text.append(shown.size() == recorded.size() ? "" : "- Slanted columns are predicted by the model: nobody observed them.\n")
                .toString();
    }

    private String row(ClaimEntry claim) {
        Map<String, PlainCase> cells = new LinkedHashMap<>();
        shown.forEach((heading, runs) -> cells.put(heading, elsewhere(claim, runs.get(0)) ? null : answer(claim, runs)));
        return "| " + cell(shortened(said(claim))) + " | " + cells.entrySet().stream()
                .map(e -> slanted(e.getKey(), e.getValue() == null ? "not about it" : cell(e.getValue().words())))
                .collect(Collectors.joining(" | ")) + " | " + cell(edges(claim, cells)) + " |\n";
    }

    /** What the verdict is about: of a question, what was tried as its answer. */
    private static String said(ClaimEntry claim) {
        return claim.kind() == ClaimEntry.Kind.EXERCISE ? "Exercise: " + claim.statement() : claim.says();
    }

    private static PlainCase answer(ClaimEntry claim, List<Column> runs) {
        return PlainCase.of(claim.plain(), claim.tests(), cases(claim, runs));
    }

    /** Which tests besides the plain case break, where, and on which of the recorded stacks. */
    private String edges(ClaimEntry claim, Map<String, PlainCase> cells) {
        List<String> broken = new ArrayList<>();
        for (String test : claim.tests()) {
            Map<String, List<String>> stacksByPlaces = new LinkedHashMap<>();
            recorded.keySet().stream().map(ShortMatrix::name).filter(s -> cells.get(s) != null && cells.get(s).edges().containsKey(test))
                    .forEach(s -> stacksByPlaces.computeIfAbsent(cells.get(s).edges().get(test), places -> new ArrayList<>()).add(s));
            boolean all = stacksByPlaces.size() == 1;
            List<String> said = new ArrayList<>();
            stacksByPlaces.forEach((places, stacks) -> {
                if (!places.isEmpty()) {
                    said.add(Stream.of(places.equals(PlainCase.EVERYWHERE) ? "" : places, all ? "" : "on " + String.join(" and ", stacks))
                            .filter(s -> !s.isEmpty()).collect(Collectors.joining(" ")));
                }
            });
            if (!said.isEmpty()) {
                String places = String.join("; ", said);
                broken.add(TestTitle.of(test) + (places.isEmpty() ? "" : " (" + places + ")"));
            }
        }
        String more = broken.size() > MOST_EDGES ? "; and " + (broken.size() - MOST_EDGES) + " more" : "";
        return broken.stream().limit(MOST_EDGES).collect(Collectors.joining("; ")) + more;
    }

    private static String flavour(Column predicted) {
        return predicted.run().platform().stack().replace("model:", "");
    }

    private static String name(String stack) {
        return NAMES.getOrDefault(stack, cell(Words.shown(stack, 40)));
    }

    private static String slanted(String column, String text) {
        return column.startsWith("_") ? "_" + text.replace("**", "") + "_" : text;
    }

    private String counts(List<Column> runs) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        catalogue.stream().filter(c -> c.untested() == null && !elsewhere(c, runs.get(0)))
                .forEach(c -> counts.merge(answer(c, runs).verdict(), 1, Integer::sum));
        return Words.count(counts.values().stream().mapToInt(i -> i).sum(), "claim") + " " + counts.entrySet().stream()
                .map(e -> e.getKey().of(e.getValue())).collect(Collectors.joining(", "));
    }

    /** In the plain case of which claims a JVM option makes a difference. */
    private String variant(Column variant) {
        List<Column> others = recorded.getOrDefault(variant.run().platform().stack(), List.of()).stream()
                .filter(c -> Likeness.jdk(c.run().platform()) == Likeness.jdk(variant.run().platform())).toList();
        String name = variant.run().platform().options().startsWith("-Djdk.net.usePlainDatagramSocketImpl") ? "the old DatagramSocket"
                : cell(Words.shown(variant.run().platform().options(), 60));
        List<String> differing = others.isEmpty() ? List.of() : catalogue.stream()
                .filter(c -> c.id().startsWith("article/") && c.untested() == null && !elsewhere(c, variant)
                        && !answer(c, others).words().equals(answer(c, List.of(variant)).words()))
                .map(c -> "*" + cell(shortened(said(c))) + "*: " + cell(answer(c, List.of(variant)).words())).toList();
        return "- JDK " + Likeness.jdk(variant.run().platform()) + " with " + name + (differing.isEmpty()
                ? ": the plain cases are the same.\n" : ", otherwise: " + String.join("; ", differing) + ".\n");
    }

    private static boolean elsewhere(ClaimEntry claim, Column column) {
        return claim.about() != null && !flavour(column).equals(claim.about());
    }

    private static List<Observation> cases(ClaimEntry claim, List<Column> runs) {
        return runs.stream().flatMap(r -> r.run().observations().stream()).filter(o -> o.claim().equals(claim.id())).toList();
    }

    private static String versions(String stack, List<Column> runs) {
        Set<String> kernels = new LinkedHashSet<>();
        Set<Integer> jdks = new TreeSet<>();
        runs.stream().sorted(Comparator.comparing(c -> Likeness.kernelOrder(c.run().platform()))).forEach(c -> {
            kernels.add(Words.shown(c.run().platform().kernel().replaceFirst("^(\\d+\\.\\d+).*$", "$1"), 30));
            jdks.add(Likeness.jdk(c.run().platform()));
        });
        return (stack.equals("linux") ? "kernels " + cell(String.join(", ", kernels)) + ", " : "") + "JDK "
                + jdks.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** No more than so many characters, and whole words. */
    private static String shortened(String says) {
        if (says.length() <= MOST) {
            return says;
        }
        int end = says.lastIndexOf(' ', MOST);
        return says.substring(0, end > 0 ? end : MOST).replaceFirst("[,;:.]$", "") + "\u2026";
    }

    /** Text for a cell of a table in Markdown. */
    private static String cell(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}
