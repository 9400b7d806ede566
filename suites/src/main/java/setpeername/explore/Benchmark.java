package setpeername.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import setpeername.model.Choices;
import setpeername.model.Flavour;
import setpeername.model.ModelHost;
import setpeername.script.Ports;
import setpeername.script.Stage;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.Host;

/** How fast scripts of {@link Generator#CALLS} calls are, in one run. To be used within a JqwikSession. */
public final class Benchmark {

    private static final int ROUNDS = 15;
    /** As long for each API, so that the warm-up is, too, and what passes now and then falls on all alike. */
    private static final long ROUND_NANOS = 250_000_000;

    private final Supplier<Host> hosts;
    private final Flavour flavour;
    private final int scripts;
    private final int lanes;

    /** A benchmark of so many scripts, which each round repeats, in lanes that each have a host, held against that flavour. */
    public Benchmark(Supplier<Host> hosts, Flavour flavour, int scripts, int lanes) {
        this.hosts = hosts;
        this.flavour = flavour;
        this.scripts = scripts;
        this.lanes = lanes;
    }

    /**
     * What was measured: medians of the rounds.
     *
     * @param explored scripts a second on the hosts, generated, run, named and checked
     * @param bare scripts a second on the hosts where only the same calls are made, in the same lanes
     * @param ownShare the share of an exploration's time that is not the calls'
     * @param modelled scripts a second on the model, in one lane
     */
    public record Speed(double explored, double bare, double ownShare, double modelled) {
    }

    /** Measures in turns, so that what else the machine does falls on all alike; the first third of the rounds warms up. */
    public Speed measure(Api api, Family family) {
        List<List<Step>> steps = scripts(api, family);
        List<BareLoop> loops = Ports.shares(lanes).stream().map(share -> BareLoop.record(hosts.get(), api, family, steps, share)).toList();
        double[] explored = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        double[] ownShare = new double[ROUNDS];
        double[] modelled = new double[ROUNDS];
        try (Lanes running = Lanes.on(lanes, hosts, api, family, false)) {
            for (int round = 0; round < ROUNDS; round++) {
                explored[round] = perSecond(() -> new Explorer(running, flavour, api, family, 1).explore(scripts, found -> { }));
                bare[round] = perSecond(() -> bare(running, loops));
                ownShare[round] = 1 - explored[round] / bare[round];
                modelled[round] = perSecond(() -> model(api, family, steps));
            }
        }
        return new Speed(median(explored), median(bare), median(ownShare), median(modelled));
    }

    /** Lanes share the scripts out as those of an exploration do. */
    private void bare(Lanes running, List<BareLoop> loops) {
        AtomicInteger next = new AtomicInteger();
        running.each(lane -> {
            for (int i = next.getAndIncrement(); i < scripts; i = next.getAndIncrement()) {
                loops.get(lane).run(i);
            }
        });
    }

    private List<List<Step>> scripts(Api api, Family family) {
        Generator generator = new Generator(api, family, 1);
        List<List<Step>> steps = new ArrayList<>();
        for (int i = 0; i < scripts; i++) {
            steps.add(generator.next().value());
        }
        return steps;
    }

    private void model(Api api, Family family, List<List<Step>> scriptsOfModel) {
        Choices choices = new Choices();
        ModelHost model = new ModelHost(flavour, choices);
        Stage stage = new Stage(model, api, family);
        for (List<Step> steps : scriptsOfModel) {
            choices.reset();
            model.restart();
            stage.run(steps, (index, step, returned) -> true);
        }
    }

    private double perSecond(Runnable work) {
        long start = System.nanoTime();
        long nanos;
        long done = 0;
        do {
            work.run();
            done += scripts;
            nanos = System.nanoTime() - start;
        } while (nanos < ROUND_NANOS);
        return done * 1e9 / nanos;
    }

    private static double median(double[] rounds) {
        double[] warm = Arrays.copyOfRange(rounds, ROUNDS / 3, ROUNDS);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
