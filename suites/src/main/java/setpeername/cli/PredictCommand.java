package setpeername.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.platform.Platform;
import setpeername.run.Predictor;
import setpeername.run.Revision;
import setpeername.run.Suites;

/** {@code predict}: what the model says of every platform that it has, for the report. */
@Command(name = "predict", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs every test on every flavour of the model, as 'observe --platform model:NAME' does on one, and writes a file for "
                + "each: model-NAME.jsonl.%n"},
        footer = {"%nExit codes: 0 done; 1 a file cannot be written; 2 a wrong option."})
final class PredictCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write the files.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        for (Flavour flavour : Flavours.ALL) {
            Platform platform = Platform.predicted(flavour.id());
            Path file = out.resolve(platform.id() + ".jsonl");
            RunFile.prepare(file);
            try (Predictor predictor = new Predictor(flavour)) {
                List<Observation> predicted = Suites.cases().stream().map(predictor::run).toList();
                RunFile.write(new Run(platform, Revision.commit(), started, predicted), file);
            }
        }
        spec.commandLine().getOut().println(Flavours.ALL.size() + " predictions of " + Suites.cases().size() + " cases each: " + out);
        return 0;
    }
}
