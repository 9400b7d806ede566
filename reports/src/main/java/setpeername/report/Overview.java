package setpeername.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.claim.Catalogue;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.outcome.Words;

/** Says in Markdown, for the summary of a pull request, how the runs of many machines stand to recorded ones. */
@Command(name = "overview", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 100,
        description = {"Compares each run under a folder with the nearest record, and prints a table and what differs as Markdown.%n"},
        footer = {"%nExit codes: 0 printed, whatever the runs are worth; 2 there is no run, or an option or a file is wrong."})
public final class Overview implements Callable<Integer> {

    private static final int MOST_LINES = 100;
    private static final String FENCE = "~~~~";

    private final Supplier<List<ClaimEntry>> catalogue;

    @Spec
    private CommandSpec spec;

    @Option(names = "--runs", paramLabel = "DIR", required = true, description = "The runs, in files *.jsonl of this folder and those in it.")
    private Path runs;

    @Option(names = "--observed", paramLabel = "DIR", required = true, description = "The recorded runs, for a pull request those of its base.")
    private Path observed;

    @Option(names = "--predicted", paramLabel = "DIR", required = true, description = "What the model predicts.")
    private Path predicted;

    private Overview(Supplier<List<ClaimEntry>> catalogue) {
        this.catalogue = catalogue;
    }

    /** Exits as the help says. */
    public static void main(String[] args) {
        System.exit(run(() -> Catalogue.load().all(), new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(Supplier<List<ClaimEntry>> catalogue, PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Overview(catalogue)).setOut(out).setErr(err);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof ReportError) {
                command.getErr().println("overview: " + e.getMessage());
                return 2;
            }
            throw e;
        });
        line.setParameterExceptionHandler((e, parsed) -> {
            e.getCommandLine().getErr().println("overview: " + e.getMessage().replace('\n', ' ').replaceFirst("\\.?$", ".") + " Try '--help'.");
            return 2;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() {
        List<Path> files = files();
        List<NamedRun> records = NamedRun.recorded(observed);
        List<NamedRun> predictions = NamedRun.predicted(predicted);
        List<ClaimEntry> claims = catalogue.get();
        List<String> rows = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (Path file : files) {
            NamedRun named = NamedRun.measured(file);
            Run run = named.run();
            Comparison comparison = Comparison.of(run, records);
            rows.add("| " + cell(run.platform().id()) + " | " + verdict(comparison) + flaws(Completeness.of(run, claims)) + " | " + counts(run)
                    + " |");
            List<String> lines = lines(run, comparison, predictions, file);
            if (!lines.isEmpty()) {
                details.add("<details><summary>" + cell(run.platform().id()) + "</summary>");
                details.add("");
                details.add(FENCE + "text");
                lines.stream().limit(MOST_LINES).map(l -> l.replace(FENCE, "~ ~ ~ ~")).forEach(details::add);
                if (lines.size() > MOST_LINES) {
                    details.add("and " + (lines.size() - MOST_LINES) + " more, on the page of that machine");
                }
                details.add(FENCE);
                details.add("</details>");
                details.add("");
            }
        }
        PrintWriter console = spec.commandLine().getOut();
        console.println("## Connected UDP on " + Words.count(files.size(), "platform") + ", beside what is recorded\n");
        console.println("| platform | beside its record | run |\n|---|---|---|");
        rows.forEach(console::println);
        console.println();
        details.forEach(console::println);
        return 0;
    }

    private List<Path> files() {
        try (Stream<Path> tree = Files.walk(runs)) {
            List<Path> files = tree.filter(f -> f.toString().endsWith(".jsonl") && Files.isRegularFile(f)).sorted().toList();
            if (files.isEmpty()) {
                throw new ReportError("There is no run (*.jsonl) in " + runs + ".");
            }
            return files;
        } catch (IOException e) {
            throw new ReportError("Cannot read the runs in " + runs + ": " + RunFile.reason(e) + ".");
        }
    }

    private static String verdict(Comparison comparison) {
        return switch (comparison.verdict()) {
            case NEW -> "NEW";
            case AS_RECORDED -> "as recorded" + (comparison.samePlatform() ? "" : " in " + cell(comparison.record().name()));
            case DIFFERS, DIFFERS_FROM_ANOTHER ->
                    Words.count(comparison.changes().size(), "difference") + " to " + cell(comparison.record().name());
        };
    }

    /** What is wrong with a run, whatever it is compared with. */
    private static String flaws(Completeness completeness) {
        return (completeness.harnessErrors() > 0 ? ", **" + Words.count(completeness.harnessErrors(), "harness error") + "**" : "")
                + (completeness.undescribed() > 0
                        ? ", **" + Words.count(completeness.undescribed(), "case") + " with an outcome that nobody described**" : "")
                + (completeness.missing().isEmpty() ? "" : ", **lacks " + Words.count(completeness.missing().size(), "case") + "**");
    }

    private static String counts(Run run) {
        List<Observation> all = run.observations();
        return Words.count(all.size(), "case") + ": " + Arrays.stream(Status.values())
                .filter(s -> all.stream().anyMatch(o -> o.status() == s))
                .map(s -> all.stream().filter(o -> o.status() == s).count() + " " + s).collect(Collectors.joining(", "));
    }

    /** What there is to say of a run that is not as recorded; nothing of others. */
    private static List<String> lines(Run run, Comparison comparison, List<NamedRun> predictions, Path file) {
        List<String> lines = new ArrayList<>();
        if (comparison.record() == null) {
            lines.add(comparison.sentence(run));
            lines.addAll(FirstRun.of(run, predictions).lines(run, file.getFileName(), Path.of("reports", "observed")));
        } else if (!comparison.changes().isEmpty()) {
            lines.add(comparison.sentence(run));
            comparison.changes().forEach(d -> lines.add("  " + d));
        }
        run.observations().stream().filter(o -> o.status() == Status.HARNESS_ERROR).forEach(o -> lines.add(Summary.harnessError(o)));
        return lines;
    }

    /** A text in a table's cell: whatever a platform calls itself, it is shown and does nothing. */
    private static String cell(String text) {
        return Words.shown(text, 100).replaceAll("[^A-Za-z0-9 ._-]", "_");
    }
}
