package setpeername.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.model.Trait;
import setpeername.script.Oracle;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * Runs all scripts of the small worlds, short ones first, on all flavours, and keeps for each two flavours the first script for each trait
 * that tells them apart.
 *
 * <p>Two flavours are told apart where they allow nothing in common: whatever is seen, one of them is excluded. One of them being
 * {@code posix}, which allows what the standard leaves open, it is enough that the other allows something that POSIX does not.
 */
public final class SmallWorlds {

    private final List<Flavour> flavours;
    private final List<int[]> pairs = new ArrayList<>();
    private final List<Map<String, Distinction>> found = new ArrayList<>();
    private final Map<String, Oracle> oracles = new HashMap<>();
    private long scripts;

    private SmallWorlds(List<Flavour> flavours) {
        this.flavours = flavours;
        for (int left = 0; left < flavours.size(); left++) {
            for (int right = left + 1; right < flavours.size(); right++) {
                pairs.add(new int[] {left, right});
                found.add(new LinkedHashMap<>());
            }
        }
    }

    /** What was found.
     *
     * @param pairs each two flavours
     * @param scripts how many scripts were run on all flavours
     */
    public record Result(List<Distinction.Pair> pairs, long scripts) {
    }

    /** Goes through all small worlds with all flavours; progress is told a sentence at a time. */
    public static Result explore(Consumer<String> progress) {
        return explore(Flavours.ALL, SmallWorld.all(), progress);
    }

    static Result explore(List<Flavour> flavours, List<SmallWorld> worlds, Consumer<String> progress) {
        SmallWorlds all = new SmallWorlds(flavours);
        for (SmallWorld world : worlds) {
            all.explore(world, progress);
        }
        List<Distinction.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < all.pairs.size(); i++) {
            List<Distinction> scripts = all.found.get(i).values().stream()
                    .sorted(java.util.Comparator.comparingInt(d -> d.script().size())).toList();
            pairs.add(new Distinction.Pair(flavours.get(all.pairs.get(i)[0]).id(), flavours.get(all.pairs.get(i)[1]).id(), scripts));
        }
        return new Result(pairs, all.scripts);
    }

    /** Calls after which some pairs are not told apart yet: a bit for each. */
    private record Prefix(List<Step> steps, int alike) {
    }

    private void explore(SmallWorld world, Consumer<String> progress) {
        List<Prefix> prefixes = List.of(new Prefix(List.of(), (1 << pairs.size()) - 1));
        for (int length = 1; length <= world.calls(); length++) {
            List<Prefix> longer = new ArrayList<>();
            for (Prefix prefix : prefixes) {
                for (Step step : world.steps()) {
                    if (SmallWorld.mayFollow(prefix.steps(), step)) {
                        List<Step> steps = new ArrayList<>(prefix.steps());
                        steps.add(step);
                        int alike = tellApart(world, steps, prefix.alike());
                        if (alike != 0 && length < world.calls() && !SmallWorld.onlyLooks(step)) {
                            longer.add(new Prefix(steps, alike));
                        }
                    }
                }
            }
            prefixes = longer;
            progress.accept(world.name() + ": all scripts of " + length + (length == 1 ? " call" : " calls") + ", " + scripts
                    + " scripts so far");
        }
    }

    /** Runs a script on the flavours of pairs that are alike until its last call; returns the pairs that still are. */
    private int tellApart(SmallWorld world, List<Step> steps, int alike) {
        scripts++;
        List<Set<List<String>>> allowed = new ArrayList<>(Collections.nCopies(flavours.size(), null));
        int still = alike;
        for (int i = 0; i < pairs.size(); i++) {
            if ((alike & 1 << i) != 0) {
                int left = pairs.get(i)[0];
                int right = pairs.get(i)[1];
                for (int flavour : pairs.get(i)) {
                    if (allowed.get(flavour) == null) {
                        allowed.set(flavour, oracle(flavours.get(flavour), world.family()).predict(steps));
                    }
                }
                if (differ(left, allowed.get(left), right, allowed.get(right))) {
                    still &= ~(1 << i);
                    keep(world, steps, i, allowed.get(left), allowed.get(right));
                }
            }
        }
        return still;
    }

    private boolean differ(int left, Set<List<String>> ofLeft, int right, Set<List<String>> ofRight) {
        return isPosix(left) ? !ofLeft.containsAll(ofRight) : isPosix(right) ? !ofRight.containsAll(ofLeft)
                : Collections.disjoint(ofLeft, ofRight);
    }

    private boolean isPosix(int flavour) {
        return flavours.get(flavour) == Flavours.POSIX;
    }

    private void keep(SmallWorld world, List<Step> steps, int pair, Set<List<String>> ofLeft, Set<List<String>> ofRight) {
        int left = pairs.get(pair)[0];
        int right = pairs.get(pair)[1];
        String decidedBy = null;
        for (Trait trait : Trait.ALL) {
            Answer other = flavours.get(right).answer(trait);
            if (flavours.get(left).answer(trait) != other && oracle(flavours.get(left), world.family()).hasConsulted(trait)
                    && !differ(left, oracle(flavours.get(left).answering(trait, other), world.family()).predict(steps), right, ofRight)) {
                decidedBy = trait.name();
                break;
            }
        }
        if (decidedBy != null) {
            found.get(pair).putIfAbsent(decidedBy, Distinction.of(world, steps, ofLeft, ofRight, decidedBy));
        }
    }

    private Oracle oracle(Flavour flavour, Family family) {
        return oracles.computeIfAbsent(flavour.id() + " " + family, key -> new Oracle(flavour, Api.POSIX, family));
    }
}
