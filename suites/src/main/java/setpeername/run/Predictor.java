package setpeername.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import setpeername.model.Choices;
import setpeername.model.Choices.Decisions;
import setpeername.model.Flavour;
import setpeername.model.ModelHost;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.run.TestMethod.Case;

/**
 * Runs cases on a flavour of the model, unchanged, once for each way to decide what the flavour leaves open. Where the ways differ in their
 * outcome, the prediction names all of them; where they differ in what that says of the claim, it is INCONCLUSIVE.
 */
public final class Predictor implements Runner {

    private static final int MOST_WAYS = 4096;

    private final Choices choices = new Choices();
    private final ModelHost host;
    private final CaseRunner runner;

    /** Predicts for that flavour. */
    public Predictor(Flavour flavour) {
        this.host = new ModelHost(flavour, choices);
        this.runner = new CaseRunner(host);
    }

    /** The host that the cases run on. */
    public ModelHost host() {
        return host;
    }

    @Override
    public Observation run(Case c) {
        return merge(c, ways(c));
    }

    /** The case in every way that the flavour allows: by outcome and status, the first way to each. */
    public List<Observation> ways(Case c) {
        return ways(c, (seen, decisions) -> { });
    }

    /** The same; {@code each} is told of every way and how it decided the open traits, and may look at the {@link #host()}. */
    public List<Observation> ways(Case c, BiConsumer<Observation, Decisions> each) {
        Map<String, Observation> ways = new LinkedHashMap<>();
        choices.reset();
        int count = 0;
        do {
            if (++count > MOST_WAYS) {
                throw new IllegalStateException(c + " has more than " + MOST_WAYS + " ways on " + host.flavour() + ".");
            }
            host.restart();
            Observation seen = runner.run(c);
            each.accept(seen, choices.decisions());
            String decided = choices.taken();
            if (!decided.isEmpty()) {
                seen = withDetail(seen, decided);
            }
            ways.putIfAbsent(seen.status() + " " + seen.outcome(), seen);
        } while (choices.next());
        return List.copyOf(ways.values());
    }

    private static Observation withDetail(Observation seen, String decided) {
        List<String> detail = new ArrayList<>();
        detail.add("left open, here decided: " + decided);
        detail.addAll(seen.detail());
        return new Observation(seen.claim(), seen.test(), seen.api(), seen.family(), seen.outcome(), seen.meaning(), seen.status(), detail,
                seen.nanos(), seen.parts().stream().map(place -> place < 0 ? place : place + 1).toList(), seen.capture());
    }

    private static Observation merge(Case c, List<Observation> ways) {
        Observation first = ways.get(0);
        if (ways.size() == 1) {
            return first;
        }
        String outcome = ways.stream().map(Observation::outcome).distinct().collect(Collectors.joining(Observation.OR));
        List<Status> statuses = ways.stream().map(Observation::status).distinct().toList();
        String meaning = "Left open: " + ways.stream().map(w -> w.status() + " with '" + w.outcome() + "'").collect(Collectors.joining(", "))
                + ".";
        List<String> detail = ways.stream().flatMap(w -> w.detail().stream()).toList();
        return new Observation(c.test().claim(), c.test().id(), c.api().id(), c.family().id(), outcome, meaning,
                statuses.size() == 1 ? statuses.get(0) : Status.INCONCLUSIVE, detail, ways.stream().mapToLong(Observation::nanos).sum());
    }

    @Override
    public void close() {
        runner.close();
    }
}
