package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import setpeername.outcome.Difference;
import setpeername.outcome.Difference.Kind;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Untried;
import setpeername.outcome.Words;

/** {@code diff}: what changed from one run to another, or differs from a prediction. */
@Command(name = "diff", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Compares two runs, as 'observe --out' writes them, case by case: status and outcome. One of them may be a prediction "
                + "('observe --platform model:NAME --out'): an outcome that it allows is no difference.%n"},
        footer = {"%nExit codes: 0 no difference; 1 differences; 2 a file or an option is wrong.", "%nExample:",
            "  java -jar setpeername.jar diff before.jsonl after.jsonl"})
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A.jsonl", description = "The older run.")
    private Path older;

    @Parameters(index = "1", paramLabel = "B.jsonl", description = "The newer run.")
    private Path newer;

    @Override
    public Integer call() {
        Run a = read(older);
        Run b = read(newer);
        PrintWriter console = spec.commandLine().getOut();
        console.println("A: " + described(a));
        console.println("B: " + described(b));
        List<Difference> all = Difference.between(b, a);
        List<Difference> changes = all.stream().filter(d -> d.kind().isChange()).toList();
        changes.stream().collect(Collectors.groupingBy(Difference::test, LinkedHashMap::new, Collectors.toList()))
                .forEach((test, differences) -> print(console, test, differences));
        console.println();
        console.println(summary(changes) + (all.size() == changes.size() ? "" : " " + Words.count(all.size() - changes.size(), "case")
                + " that only one of the two tried " + (all.size() - changes.size() == 1 ? "is" : "are") + " left out."));
        List<Difference> left = all.stream().filter(d -> !d.kind().isChange()).toList();
        untried(console, "A", a, left);
        untried(console, "B", b, left);
        return changes.isEmpty() ? 0 : 1;
    }

    /** Why one of the two did not try the cases that are left out. */
    private static void untried(PrintWriter console, String name, Run run, List<Difference> left) {
        Untried.reasons(run, left).forEach(reason -> console.println("  not run in " + name + ": " + reason));
    }

    /** A whole run of a file. */
    static Run read(Path file) {
        try {
            return RunFile.read(file);
        } catch (IOException e) {
            throw new CommandError(2, e.getMessage());
        }
    }

    private static String described(Run run) {
        String name = Words.shown(run.platform().id(), 100);
        return run.platform().predicted() ? name + ", PREDICTED by the model at commit " + Words.shown(run.commit(), 50) + ": nobody observed it"
                : name + ", observed " + Words.shown(run.started(), 30) + ", commit " + Words.shown(run.commit(), 50);
    }

    private static void print(PrintWriter console, String test, List<Difference> differences) {
        console.println();
        console.println(Words.shown(test, 200));
        Map<String, List<Difference>> like = differences.stream()
                .collect(Collectors.groupingBy(DiffCommand::change, LinkedHashMap::new, Collectors.toList()));
        like.forEach((change, cases) -> {
            console.println("  " + change);
            Text.wrapped(places(cases), 6).forEach(console::println);
        });
    }

    private static String change(Difference d) {
        return (d.recorded() == null ? "not in A" : d.recorded()) + " -> " + (d.seen() == null ? "not in B" : d.seen());
    }

    private static String places(List<Difference> cases) {
        Map<String, List<String>> families = new LinkedHashMap<>();
        cases.forEach(d -> families.computeIfAbsent(Words.shown(d.api(), 50), api -> new ArrayList<>()).add(Words.shown(d.family(), 50)));
        return families.entrySet().stream().map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")").collect(Collectors.joining(", "));
    }

    private static String summary(List<Difference> changes) {
        if (changes.isEmpty()) {
            return "No difference.";
        }
        Map<Kind, Long> counts = changes.stream().collect(Collectors.groupingBy(Difference::kind, LinkedHashMap::new, Collectors.counting()));
        Map<Kind, String> words = Map.of(Kind.CHANGED, "with another result", Kind.ADDED, "in B only", Kind.MISSING, "in A only");
        return Words.count(changes.size(), "case") + " of " + Words.count(changes.stream().map(Difference::test).distinct().count(), "test")
                + (changes.size() == 1 ? " differs: " : " differ: ") + counts.entrySet().stream().map(e -> e.getValue() + " " + words.get(e.getKey()))
                .collect(Collectors.joining(", ")) + ".";
    }
}
