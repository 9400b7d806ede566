package setpeername.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import setpeername.outcome.Difference;
import setpeername.outcome.Difference.Kind;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Words;

/**
 * The run of an operating system and network stack that nobody has recorded, beside what the model predicts of it. A prediction is no record:
 * what is not as predicted fails nothing, and corrects the model. An outcome that nobody described stays a HARNESS_ERROR in its cell, but does
 * not fail the first run, which is there to find such outcomes; it fails from the moment on that the run is recorded.
 *
 * @param prediction the model's run of the same stack; null where the model has none
 * @param asPredicted the cases with a result in both, which is the same
 * @param otherwise the cases with a result in both, which is not the same
 * @param undescribed the cases with an outcome that nobody described
 */
record FirstRun(NamedRun prediction, long asPredicted, List<Difference> otherwise, List<Observation> undescribed) {

    private static final int MOST_LINES = 50;
    private static final Set<Status> RESULTS = Set.of(Status.HOLDS, Status.BREAKS, Status.HARNESS_ERROR);

    static FirstRun of(Run run, List<NamedRun> predictions) {
        Optional<NamedRun> prediction = predictions.stream().filter(p -> p.run().platform().predictionOf(run.platform())).findFirst();
        Set<String> results = prediction.map(p -> results(p.run())).orElse(Set.of());
        long compared = results(run).stream().filter(results::contains).count();
        List<Difference> otherwise = prediction.map(p -> Difference.between(run, p.run())).orElse(List.of()).stream()
                .filter(d -> d.kind() == Kind.CHANGED && RESULTS.contains(d.recorded().status()) && RESULTS.contains(d.seen().status())).toList();
        return new FirstRun(prediction.orElse(null), compared - otherwise.size(), otherwise,
                run.observations().stream().filter(Observation::undescribed).toList());
    }

    /** The cases with a result. */
    private static Set<String> results(Run run) {
        return run.observations().stream().filter(o -> RESULTS.contains(o.status())).map(Observation::key).collect(Collectors.toSet());
    }

    /** What the command prints of it: what is otherwise than predicted, what is to be described, and the file to commit. */
    List<String> lines(Run run, Path runFile, Path observed) {
        List<String> lines = new ArrayList<>();
        if (prediction == null) {
            lines.add("The model predicts nothing of this platform.");
        } else {
            lines.add("Beside the prediction " + Words.shown(prediction.run().platform().stack(), 50) + ", which nobody had tried: "
                    + Words.count(asPredicted, "case") + " as predicted, " + otherwise.size() + " otherwise.");
            otherwise.stream().limit(MOST_LINES)
                    .forEach(d -> lines.add("  " + Words.shown(d.key(), 200) + ": " + d.seen() + ", predicted " + d.recorded()));
            if (otherwise.size() > MOST_LINES) {
                lines.add("  and " + (otherwise.size() - MOST_LINES) + " more, on the page");
            }
        }
        if (!undescribed.isEmpty()) {
            lines.add(Words.count(undescribed.size(), "case") + " with an outcome that nobody described, which does not fail a platform's first"
                    + " run: describe each above its test before the run is recorded.");
        }
        lines.add("To record this platform, copy " + runFile + " to " + observed.resolve(NamedRun.fileName(run.platform())) + " and commit that file.");
        return lines;
    }
}
