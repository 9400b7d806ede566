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
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.outcome.Words;

/**
 * The matrix in a few lines of Markdown, for the README and for a pull request: network stacks as columns, the article's claims as rows,
 * statuses as words. Kernels and JDKs of one stack are one column; where their verdicts differ, the cell says so.
 */
final class ShortMatrix {

    private static final Map<String, String> NAMES = Map.of("linux", "Linux", "gvisor", "gVisor", "darwin", "macOS", "windows", "Windows",
            "freebsd", "FreeBSD");

    private static final int MOST = 110;

    private ShortMatrix() {
    }

    /** The text, without the runs of just now: what is recorded, and beside it what is predicted of stacks that nobody has recorded. */
    static String of(List<ClaimEntry> catalogue, List<Column> columns) {
        Map<String, List<Column>> stacks = new LinkedHashMap<>();
        columns.stream().filter(c -> c.role() == Column.Role.RECORDED)
                .sorted(Comparator.comparing(c -> !c.run().platform().stack().equals("linux")))
                .forEach(c -> stacks.computeIfAbsent(c.run().platform().stack(), s -> new ArrayList<>()).add(c));
        Map<String, List<Column>> shown = new LinkedHashMap<>();
        stacks.forEach((stack, runs) -> shown.put(name(stack), runs));
        columns.stream().filter(c -> c.role() == Column.Role.PREDICTED && !stacks.containsKey(flavour(c)) && NAMES.containsKey(flavour(c)))
                .forEach(c -> shown.put("_" + name(flavour(c)) + ", predicted_", List.of(c)));
        StringBuilder text = new StringBuilder();
        text.append("| | ").append(String.join(" | ", shown.keySet())).append(" |\n|---|").append("---|".repeat(shown.size())).append('\n');
        text.append("| **claims**: hold, mixed, break | ").append(shown.entrySet().stream()
                .map(e -> slanted(e.getKey(), counts(catalogue, e.getValue()))).collect(Collectors.joining(" | "))).append(" |\n");
        for (ClaimEntry claim : catalogue) {
            boolean somewhere = shown.values().stream().anyMatch(runs -> !elsewhere(claim, runs.get(0)));
            if (claim.id().startsWith("article/") && claim.untested() == null && somewhere) {
                text.append("| ").append(cell(shortened(claim.says()))).append(" | ").append(shown.entrySet().stream()
                        .map(e -> slanted(e.getKey(), verdict(claim, e.getValue()))).collect(Collectors.joining(" | "))).append(" |\n");
            }
        }
        text.append('\n');
        stacks.forEach((stack, runs) -> text.append(name(stack)).append(": ").append(versions(stack, runs)).append(".\n"));
        text.append("A claim is *mixed* where it holds through some APIs, in some families or tests, and breaks in others: with it, in how "
                + "many of its cases it holds.").append(shown.size() == stacks.size() ? "\n"
                : " Slanted columns are predicted by the model: nobody observed them.\n");
        return text.toString();
    }

    private static String flavour(Column predicted) {
        return predicted.run().platform().stack().replace("model:", "");
    }

    private static String name(String stack) {
        return NAMES.getOrDefault(stack, cell(Words.shown(stack, 40)));
    }

    private static String slanted(String column, String text) {
        return column.startsWith("_") ? "_" + text + "_" : text;
    }

    private static String counts(List<ClaimEntry> catalogue, List<Column> runs) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        catalogue.stream().filter(c -> c.untested() == null && !elsewhere(c, runs.get(0)))
                .forEach(c -> counts.merge(Verdict.of(cases(c, runs)), 1, Integer::sum));
        return counts.getOrDefault(Verdict.HOLDS, 0) + ", " + counts.getOrDefault(Verdict.MIXED, 0) + ", "
                + counts.getOrDefault(Verdict.BREAKS, 0);
    }

    private static boolean elsewhere(ClaimEntry claim, Column column) {
        return claim.about() != null && !flavour(column).equals(claim.about());
    }

    private static String verdict(ClaimEntry claim, List<Column> runs) {
        if (elsewhere(claim, runs.get(0))) {
            return "not about it";
        }
        List<Observation> cases = cases(claim, runs);
        Verdict verdict = Verdict.of(cases);
        long holds = cases.stream().filter(o -> o.status() == Status.HOLDS).count();
        long results = holds + cases.stream().filter(o -> o.status() == Status.BREAKS).count();
        if (verdict == Verdict.MIXED) {
            return "mixed, " + Math.max(1, Math.min(99, Math.round(100.0 * holds / results))) + " %";
        }
        return verdict.word();
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
        List<String> parts = jdks.stream().map(String::valueOf).toList();
        boolean old = runs.stream().anyMatch(c -> !c.run().platform().options().isEmpty());
        return (stack.equals("linux") ? "kernels " + cell(String.join(", ", kernels)) + "; " : "") + "JDK " + String.join(", ", parts)
                + (old ? "; on JDK 17 the old DatagramSocket too" : "");
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
