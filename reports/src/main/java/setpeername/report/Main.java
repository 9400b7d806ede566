package setpeername.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.claim.Catalogue;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.report.allure.AllureResults;
import setpeername.report.allure.AllureSite;

/** Writes the report on a run. */
@Command(name = "report", sortOptions = false, usageHelpWidth = 100,
        description = {"Compares a run with what is recorded of its platform, and writes the page about it.%n"},
        footer = {"%nExit codes: 0 the run is as recorded, or nobody has recorded its operating system and stack yet (then also with "
                + "outcomes that nobody described); 1 it differs from the "
                + "record of this very platform, is incomplete, or the harness failed in a case (the page is written first); "
                + "2 an option or a file is wrong."})
public final class Main implements Callable<Integer> {

    private static final String ALLURE_HTML = "allure";
    private static final String ALLURE_RESULTS = "allure-results";

    private final Supplier<List<ClaimEntry>> catalogue;

    @Option(names = {"-h", "--help"}, usageHelp = true, order = 1000, description = "Show this help and exit.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Option(names = "--run", paramLabel = "FILE", defaultValue = "suites/target/observed.jsonl",
            description = "The run to report on (default: ${DEFAULT-VALUE}).")
    private Path runFile;

    @Option(names = "--observed", paramLabel = "DIR", defaultValue = "reports/observed",
            description = "The recorded runs (default: ${DEFAULT-VALUE}).")
    private Path observed;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "reports/target/report",
            description = "Where to write the report (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--lab", paramLabel = "DIR", defaultValue = "reports/target/lab",
            description = "Runs of other platforms, as ci/lab leaves them (default: ${DEFAULT-VALUE}).")
    private Path lab;

    @Option(names = "--predicted", paramLabel = "DIR", defaultValue = "suites/target/predicted",
            description = "What the model predicts, as 'observe --platform model:NAME' writes it (default: ${DEFAULT-VALUE}).")
    private Path predicted;

    @Option(names = "--kill-matrix", paramLabel = "FILE", defaultValue = "suites/target/model/kill-matrix.json",
            description = "The kill matrix, as 'mutants --out' writes it (default: ${DEFAULT-VALUE}).")
    private Path killMatrix;

    @Option(names = "--worlds", paramLabel = "FILE", defaultValue = "reports/model/small-worlds.json",
            description = "The smallest scripts that tell platforms apart, as 'worlds --out' writes them (default: ${DEFAULT-VALUE}).")
    private Path worlds;

    @Option(names = "--platforms", paramLabel = "FILE", defaultValue = "ci/platforms.yaml",
            description = "The platforms of the lab, for the command that repeats a case of a record (default: ${DEFAULT-VALUE}).")
    private Path platforms;

    @Option(names = "--strict", description = {"Fail also where the run differs from the record of another kernel, C library or JDK,",
            "and where it did not try a case that is recorded."})
    private boolean strict;

    @Option(names = "--allure", paramLabel = "DIR", defaultValue = "reports/allure",
            description = "Where the generator of Allure's HTML is described (package-lock.json) and installed (default: ${DEFAULT-VALUE}).")
    private Path allure;

    @Option(names = "--allure-history", paramLabel = "FILE", defaultValue = "reports/allure/history.jsonl",
            description = "What Allure remembers of earlier reports; written anew with this one (default: ${DEFAULT-VALUE}).")
    private Path allureHistory;

    @Option(names = "--no-allure", description = "Write no results for Allure and no HTML of it.")
    private boolean noAllure;

    private Main(Supplier<List<ClaimEntry>> catalogue) {
        this.catalogue = catalogue;
    }

    /** Exits as the help says. */
    public static void main(String[] args) {
        System.exit(run(() -> Catalogue.load().all(), new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(Supplier<List<ClaimEntry>> catalogue, PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main(catalogue)).setOut(out).setErr(err);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof ReportError) {
                command.getErr().println("report: " + e.getMessage());
                return 2;
            }
            throw e;
        });
        line.setParameterExceptionHandler((e, parsed) -> {
            e.getCommandLine().getErr().println("report: " + e.getMessage().replace('\n', ' ').replaceFirst("\\.?$", ".") + " Try '--help'.");
            return 2;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() {
        NamedRun measured = NamedRun.measured(runFile);
        Run run = measured.run();
        List<ClaimEntry> catalogue = claims();
        List<NamedRun> records = NamedRun.recorded(observed);
        Comparison comparison = Comparison.of(run, records);
        // The record that the run was compared with stands beside it; the others are columns of the site.
        List<NamedRun> beside = records.stream().filter(r -> r == comparison.record()).toList();
        List<NamedRun> others = records.stream().filter(r -> r != comparison.record()).toList();
        List<NamedRun> predictions = NamedRun.predicted(predicted);
        Columns columns = new Columns(measured, beside, NamedRun.elsewhere(lab), others, predictions);
        Matrix matrix = Matrix.of(catalogue, measured, beside, columns.all(), comparison, strict);
        Differences between = Differences.between(columns.observed(), Explanation.load());
        Environments environments = Environments.of(columns,
                r -> r == measured ? comparison.failing(strict) : Comparison.of(r.run(), records).failing(strict));
        Site site = Site.of(matrix, columns, between, environments, new Site.Extras(killMatrix, worlds, lab.resolve("lab.json"), platforms));

        Folder folder = new Folder(out);
        folder.remove(ALLURE_HTML);
        folder.remove(ALLURE_RESULTS);
        MatrixFile file = MatrixFile.of(matrix.claims(), columns.listed(), matrix.comparison());
        folder.write("matrix.json", file.json());
        folder.write("matrix.schema.json", Page.resource("matrix.schema.json"));
        folder.write("matrix.md", ShortMatrix.of(catalogue, columns.listed()) + "\n" + comparison.sentence(run) + "\n");
        folder.write("junit.xml", JUnitXml.of(measured, comparison.failing(strict), comparison.record()));
        folder.write("badge.svg", Badge.of(matrix.claims(), run).svg());
        Path page = folder.write("index.html", site.html(false));

        PrintWriter console = spec.commandLine().getOut();
        Summary.lines(matrix, run, comparison).forEach(console::println);
        if (comparison.record() == null) {
            FirstRun.of(run, columns.predicted()).lines(run, runFile, observed).forEach(console::println);
        }
        console.println(between.sentence(columns.observed().size()));
        if (!noAllure) {
            console.println(allure(folder, matrix, environments, site));
        }
        List<String> reasons = Judgement.reasons(catalogue, run, comparison, strict, "--strict wants");
        if (!reasons.isEmpty()) {
            Path record = observed.resolve(NamedRun.fileName(run.platform()));
            console.println("FAILED: " + String.join("; ", reasons) + Judgement.advice(reasons, comparison, strict, runFile, record) + ".");
        }
        console.println(page);
        return reasons.isEmpty() ? 0 : 1;
    }

    /** Writes what is for Allure, and says in one sentence what came of it. */
    private String allure(Folder folder, Matrix matrix, Environments environments, Site site) {
        Path results = folder.stage();
        try {
            AllureResults.write(matrix.claims(), environments, results);
            folder.replace(results, ALLURE_RESULTS);
        } catch (IOException e) {
            Folder.discard(results);
            throw new ReportError("Cannot write the results for Allure: " + RunFile.reason(e) + ".");
        }
        Path html = folder.stage();
        try {
            new AllureSite(allure).generate(folder.resolve(ALLURE_RESULTS), html, allureHistory);
            folder.replace(html, ALLURE_HTML);
            folder.write("index.html", site.html(true));
            return "Allure: " + folder.resolve(ALLURE_HTML).resolve("index.html");
        } catch (AllureSite.NotMade e) {
            Folder.discard(html);
            return "The Allure HTML was not written: " + e.getMessage() + ".";
        }
    }

    private List<ClaimEntry> claims() {
        try {
            return catalogue.get();
        } catch (IllegalStateException e) {
            throw new ReportError("The claims catalogue is wrong: " + e.getMessage());
        }
    }
}
