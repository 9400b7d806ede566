package setpeername.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import setpeername.claim.Catalogue;
import setpeername.claim.ClaimEntry;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.outcome.PackedRecords;
import setpeername.outcome.Run;
import setpeername.platform.Platform;
import setpeername.run.Predictor;
import setpeername.run.Suites;
import setpeername.run.TestMethod.Case;

/** {@code explain}: what is known of one claim, in a terminal. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Prints one claim: what it says and where, its verdict on each recorded platform, each outcome with its meaning and who "
                + "gave it, and what to repeat it with. What the model predicts is marked as predicted.%n"},
        footer = {"%nExit codes: 0 done; 2 there is no such claim, or a file is wrong.", "%nExamples:",
            "  java -jar setpeername.jar explain article/async-error-on-receive", "  java -jar setpeername.jar explain --list"})
final class ExplainCommand implements Callable<Integer> {

    private static final int NEAREST = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "CLAIM", description = "The claim's id.")
    private String id;

    @Option(names = "--list", description = "List the ids of all claims.")
    private boolean list;

    @Option(names = "--runs", paramLabel = "DIR", description = "The runs of this folder (*.jsonl), not the records that came with the jar.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        List<ClaimEntry> claims = Catalogue.load().all();
        PrintWriter console = spec.commandLine().getOut();
        if (list) {
            claims.forEach(c -> Text.wrapped(c.id(), c.says(), 44).forEach(console::println));
            return 0;
        }
        if (id == null) {
            throw new CommandError(2, "Which claim? 'explain --list' names them all.");
        }
        ClaimEntry claim = claims.stream().filter(c -> c.id().equals(id)).findFirst()
                .orElseThrow(() -> new CommandError(2, "There is no claim '" + id + "'; the nearest are " + String.join(", ", nearest(id, claims))
                        + ". 'explain --list' names them all."));
        new Explanation(claim, folder == null ? packed() : runs(folder), predictions(claim)).lines().forEach(console::println);
        return 0;
    }

    private static List<String> nearest(String id, List<ClaimEntry> claims) {
        return claims.stream().map(ClaimEntry::id).sorted(Comparator.comparingInt(c -> distance(id, c))).limit(NEAREST).toList();
    }

    /** Levenshtein's distance to the id, or to the id without what stands before its slash, where that is nearer; part of it is nearest. */
    private static int distance(String wanted, String id) {
        String name = id.substring(id.indexOf('/') + 1);
        int edits = Math.min(edits(wanted, id), edits(wanted, name));
        return id.contains(wanted) ? Math.min(edits, 1) : edits;
    }

    private static int edits(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }

    private static List<Run> packed() throws IOException {
        try (InputStream in = ExplainCommand.class.getResourceAsStream("/setpeername/records.json")) {
            return in == null ? List.of() : PackedRecords.read(in).unpacked();
        }
    }

    private static List<Run> runs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandError(2, "There is no folder " + folder + " with runs.");
        }
        List<Run> runs = new ArrayList<>();
        for (Path file : PackCommand.files(folder)) {
            Run run = DiffCommand.read(file);
            if (run.platform().predicted()) {
                throw new CommandError(2, file + " is what the model predicts, not what a run observed: no result can be shown from it.");
            }
            runs.add(run);
        }
        if (runs.isEmpty()) {
            throw new CommandError(2, "There is no run (*.jsonl) in " + folder + ".");
        }
        return runs;
    }

    private static List<Run> predictions(ClaimEntry claim) {
        List<Case> cases = claim.tests().stream().flatMap(id -> Suites.test(id).cases().stream()).toList();
        List<Run> predictions = new ArrayList<>();
        for (Flavour flavour : Flavours.ALL) {
            try (Predictor predictor = new Predictor(flavour)) {
                predictions.add(new Run(Platform.predicted(flavour.id()), "", "", cases.stream().map(predictor::run).toList()));
            }
        }
        return predictions;
    }
}
