package setpeername.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.model.Trait;
import setpeername.script.Oracle;
import setpeername.script.Step;
import setpeername.socket.Api;

/** What {@link SmallWorlds} does, in the plainest way: each script is run from its first call on, on each flavour, and none is left out. */
final class PlainSearch {

    private final List<Flavour> flavours;
    private final SmallWorld world;
    private final Map<String, Oracle> oracles = new HashMap<>();
    private final Map<String, Map<String, Integer>> lengths;
    private long scripts;

    private PlainSearch(List<Flavour> flavours, SmallWorld world, Map<String, Map<String, Integer>> lengths) {
        this.flavours = flavours;
        this.world = world;
        this.lengths = lengths;
    }

    /**
     * What was found.
     *
     * @param lengths for each two flavours, the traits that tell them apart, each with the length of its shortest script
     * @param scripts how many scripts there were
     */
    record Found(Map<String, Map<String, Integer>> lengths, long scripts) {
    }

    static Found search(List<Flavour> flavours, List<SmallWorld> worlds, int calls) {
        Map<String, Map<String, Integer>> lengths = new TreeMap<>();
        long scripts = 0;
        for (SmallWorld world : worlds) {
            PlainSearch search = new PlainSearch(flavours, world, lengths);
            search.goOn(List.of(), Pairing.of(flavours), calls);
            scripts += search.scripts;
        }
        return new Found(lengths, scripts);
    }

    private void goOn(List<Step> before, List<Pairing> pairs, int calls) {
        for (Step step : world.steps()) {
            List<Step> steps = new ArrayList<>(before);
            steps.add(step);
            scripts++;
            List<Set<List<String>>> returns = returns(steps);
            List<Pairing> alike = new ArrayList<>();
            for (Pairing pair : pairs) {
                if (pair.differ(returns.get(pair.left()), returns.get(pair.right()))) {
                    keep(pair, steps, returns);
                } else {
                    alike.add(pair);
                }
            }
            if (steps.size() < calls && !alike.isEmpty()) {
                goOn(steps, alike, calls);
            }
        }
    }

    /** What each flavour may return; of what POSIX leaves open only what another does, as it is much. */
    private List<Set<List<String>>> returns(List<Step> steps) {
        List<Set<List<String>>> returns = new ArrayList<>();
        Set<List<String>> all = new LinkedHashSet<>();
        for (Flavour flavour : flavours) {
            returns.add(oracle(flavour).predict(steps, flavour == Flavours.POSIX ? all : null));
            all.addAll(returns.get(returns.size() - 1));
        }
        return returns;
    }

    private void keep(Pairing pair, List<Step> steps, List<Set<List<String>>> returns) {
        Flavour left = flavours.get(pair.left());
        Flavour right = flavours.get(pair.right());
        oracle(left).predict(steps);
        for (Trait trait : Trait.ALL) {
            Answer other = right.answer(trait);
            if (left.answer(trait) != other && oracle(left).hasConsulted(trait)) {
                Set<List<String>> turned = oracle(left.answering(trait, other)).predict(steps);
                Set<List<String>> ofRight = pair.posix() ? oracle(right).predict(steps, turned) : returns.get(pair.right());
                if (!pair.differ(turned, ofRight)) {
                    lengths.computeIfAbsent(left.id() + " and " + right.id(), p -> new TreeMap<>())
                            .merge(trait.name(), steps.size(), Math::min);
                    return;
                }
            }
        }
    }

    private Oracle oracle(Flavour flavour) {
        return oracles.computeIfAbsent(flavour.id(), id -> new Oracle(flavour, Api.POSIX, world.family()));
    }
}
