package setpeername.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.model.Trait;
import setpeername.script.Oracle;
import setpeername.script.Oracle.Outlook;
import setpeername.script.Step;
import setpeername.socket.Api;

/**
 * Runs all scripts of the small worlds, short ones first, on all flavours, and keeps for each two flavours the first script for each trait
 * that tells them apart.
 *
 * <p>Two flavours are told apart where they allow nothing in common: whatever is seen, one of them is excluded. One of them being
 * {@code posix}, which allows what the standard leaves open, it is enough that the other allows something that POSIX does not.
 *
 * <p>Of scripts that leave every flavour in the same state, and that are alike in what was returned so far, only the first goes on: what follows
 * tells the same flavours apart after each of them.
 */
public final class SmallWorlds {

    private final List<Flavour> flavours;
    private final boolean folding;
    private final List<int[]> pairs = new ArrayList<>();
    private final List<Map<String, Distinction>> found = new ArrayList<>();
    private final Map<String, Oracle> oracles = new HashMap<>();
    private long scripts;

    private SmallWorlds(List<Flavour> flavours, boolean folding) {
        this.flavours = flavours;
        this.folding = folding;
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

    /** Goes through all small worlds with all flavours, scripts of so many calls at most; progress is told a sentence at a time. */
    public static Result explore(int calls, Consumer<String> progress) {
        return explore(Flavours.ALL, SmallWorld.all(), calls, true, progress);
    }

    static Result explore(List<Flavour> flavours, List<SmallWorld> worlds, int calls, boolean folding, Consumer<String> progress) {
        List<SmallWorlds> all = worlds.parallelStream().map(world -> {
            SmallWorlds one = new SmallWorlds(flavours, folding);
            one.explore(world, calls, progress);
            return one;
        }).toList();
        List<int[]> pairs = all.get(0).pairs;
        List<Distinction.Pair> results = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Map<String, Distinction> shortest = new LinkedHashMap<>();
            for (SmallWorlds one : all) {
                one.found.get(i).forEach((trait, script) -> shortest.merge(trait, script,
                        (before, other) -> other.script().size() < before.script().size() ? other : before));
            }
            Flavour left = flavours.get(pairs.get(i)[0]);
            Flavour right = flavours.get(pairs.get(i)[1]);
            results.add(new Distinction.Pair(left.id(), right.id(), Distinction.answers(left, right), shortest.values().stream().sorted(Comparator.comparingInt(d -> d.script().size())).toList()));
        }
        return new Result(results, all.stream().mapToLong(one -> one.scripts).sum());
    }

    /** Calls after which some pairs are not told apart yet: a bit for each. */
    private record Prefix(List<Step> steps, int alike) {
    }

    private void explore(SmallWorld world, int calls, Consumer<String> progress) {
        Folding states = new Folding(flavours.size(), world.hasTwoSockets());
        List<Prefix> prefixes = List.of(new Prefix(List.of(), (1 << pairs.size()) - 1));
        for (int length = 1; length <= calls; length++) {
            List<Prefix> longer = new ArrayList<>();
            for (Prefix prefix : prefixes) {
                for (Step step : world.steps()) {
                    if (SmallWorld.mayFollow(prefix.steps(), step)) {
                        List<Step> steps = new ArrayList<>(prefix.steps());
                        steps.add(step);
                        boolean goesOn = length < calls && !SmallWorld.onlyLooks(step);
                        int alike = tellApart(world, steps, prefix.alike(), goesOn ? states : null);
                        if (alike != 0 && goesOn && (!folding || states.isNew(alike, pairs))) {
                            longer.add(new Prefix(steps, alike));
                        }
                    }
                }
            }
            prefixes = longer;
            progress.accept(world.name() + ": all scripts of " + length + (length == 1 ? " call" : " calls") + ", " + scripts
                    + " scripts so far, " + prefixes.size() + " go on");
        }
    }

    /**
     * Runs a script on the flavours of pairs that are alike until its last call.
     *
     * @param states is told where the script leads to on each flavour; null where it does not go on
     * @return the pairs that still are alike
     */
    private int tellApart(SmallWorld world, List<Step> steps, int alike, Folding states) {
        scripts++;
        if (states != null) {
            states.begin();
        }
        List<Set<List<String>>> allowed = new ArrayList<>(Collections.nCopies(flavours.size(), null));
        for (int i = 0; i < pairs.size(); i++) {
            for (int flavour : pairs.get(i)) {
                if ((alike & 1 << i) != 0 && allowed.get(flavour) == null && !isPosix(flavour)) {
                    allowed.set(flavour, run(world, steps, flavour, null, states));
                }
            }
        }
        int still = alike;
        for (int i = 0; i < pairs.size(); i++) {
            if ((alike & 1 << i) != 0) {
                int left = pairs.get(i)[0];
                int right = pairs.get(i)[1];
                for (int flavour : pairs.get(i)) {
                    if (allowed.get(flavour) == null) {
                        allowed.set(flavour, run(world, steps, flavour, allowed, states));
                    }
                }
                if (differ(left, allowed.get(left), right, allowed.get(right))) {
                    still &= ~(1 << i);
                    keep(world, steps, i);
                }
            }
        }
        return still;
    }

    /**
     * What a flavour allows.
     *
     * @param others what the others allow, where only that which one of them allows too is asked for: POSIX allows much; else null
     */
    private Set<List<String>> run(SmallWorld world, List<Step> steps, int flavour, List<Set<List<String>>> others, Folding states) {
        Set<List<String>> like = null;
        if (others != null) {
            like = new LinkedHashSet<>();
            for (Set<List<String>> other : others) {
                like.addAll(other == null ? Set.of() : other);
            }
        }
        List<Outlook> ways = oracle(flavours.get(flavour), world).outlooks(steps, like,
                states == null || !folding ? 0 : world.hasTwoSockets() ? 2 : 1);
        if (states != null && folding) {
            states.add(flavour, ways);
        }
        Set<List<String>> returns = new LinkedHashSet<>();
        ways.forEach(way -> returns.add(way.returns()));
        return returns;
    }

    private boolean differ(int left, Set<List<String>> ofLeft, int right, Set<List<String>> ofRight) {
        return isPosix(left) ? !ofLeft.containsAll(ofRight) : isPosix(right) ? !ofRight.containsAll(ofLeft)
                : Collections.disjoint(ofLeft, ofRight);
    }

    private boolean isPosix(int flavour) {
        return flavours.get(flavour) == Flavours.POSIX;
    }

    private void keep(SmallWorld world, List<Step> steps, int pair) {
        int left = pairs.get(pair)[0];
        int right = pairs.get(pair)[1];
        Set<List<String>> ofRight = oracle(flavours.get(right), world).predict(steps);
        Set<List<String>> ofLeft = oracle(flavours.get(left), world).predict(steps);
        String decidedBy = null;
        for (Trait trait : Trait.ALL) {
            Answer other = flavours.get(right).answer(trait);
            if (flavours.get(left).answer(trait) != other && oracle(flavours.get(left), world).hasConsulted(trait)
                    && !differ(left, oracle(flavours.get(left).answering(trait, other), world).predict(steps), right, ofRight)) {
                decidedBy = trait.name();
                break;
            }
        }
        if (decidedBy != null) {
            found.get(pair).putIfAbsent(decidedBy, Distinction.of(world, steps, ofLeft, ofRight, decidedBy));
        }
    }

    private Oracle oracle(Flavour flavour, SmallWorld world) {
        return oracles.computeIfAbsent(flavour.id() + " " + world.name(), key -> {
            Oracle oracle = new Oracle(flavour, Api.POSIX, world.family());
            if (folding) {
                oracle.beginsReady(world.steps());
            }
            return oracle;
        });
    }
}
