package setpeername.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import setpeername.model.Flavour;
import setpeername.model.Trait;
import setpeername.script.Oracle;
import setpeername.script.Step;
import setpeername.socket.Api;

/** Goes through the scripts of one small world. */
final class Search {

    private final List<Flavour> flavours;
    private final SmallWorld world;
    private final List<Pairing> pairs;
    private final List<Map<String, Distinction>> found = new ArrayList<>();
    private final Map<String, Oracle> oracles = new HashMap<>();
    private final List<List<Turned>> turned = new ArrayList<>();
    private final Returns returns = new Returns();
    private final List<Automaton> automata = new ArrayList<>();
    private final Folding folding;
    private long scripts;

    Search(List<Flavour> flavours, SmallWorld world) {
        this.flavours = flavours;
        this.world = world;
        this.pairs = Pairing.of(flavours);
        this.folding = new Folding(world.hasTwoSockets());
        flavours.forEach(flavour -> automata.add(new Automaton(flavour, world, returns)));
        for (Pairing pair : pairs) {
            found.add(new LinkedHashMap<>());
            Flavour left = flavours.get(pair.left());
            Flavour right = flavours.get(pair.right());
            turned.add(Trait.ALL.stream().filter(trait -> left.answer(trait) != right.answer(trait))
                    .map(trait -> new Turned(trait, oracle(left.answering(trait, right.answer(trait))))).toList());
        }
    }

    /** What a flavour allows that answers to one trait as another does. */
    private record Turned(Trait trait, Oracle oracle) {
    }

    /** For each trait that tells the flavours of that pair apart the first script that does. */
    Map<String, Distinction> found(int pair) {
        return found.get(pair);
    }

    /** How many scripts were run on all flavours. */
    long scripts() {
        return scripts;
    }

    /**
     * Calls after which some pairs are not told apart yet.
     *
     * @param calls their places in the world
     * @param alike the pairs: a bit for each
     * @param ways the ways that they may have gone, for each flavour
     */
    private record Prefix(List<Integer> calls, int alike, List<List<Way>> ways) {
    }

    /** Goes through all scripts of so many calls at most. */
    void explore(int calls, Consumer<String> progress) {
        List<List<Way>> start = new ArrayList<>();
        automata.forEach(automaton -> start.add(List.of(new Way(Returns.NONE, automaton.start()))));
        List<Prefix> prefixes = List.of(new Prefix(List.of(), (1 << pairs.size()) - 1, start));
        for (int length = 1; length <= calls; length++) {
            List<Prefix> longer = new ArrayList<>();
            for (Prefix prefix : prefixes) {
                List<Step> steps = prefix.calls().stream().map(world.steps()::get).toList();
                for (int call = 0; call < world.steps().size(); call++) {
                    if (SmallWorld.mayFollow(steps, world.steps().get(call))) {
                        goOn(prefix, call, length < calls && !SmallWorld.onlyLooks(world.steps().get(call)) ? longer : null);
                    }
                }
            }
            prefixes = longer;
            progress.accept(world.name() + ": all scripts of " + length + (length == 1 ? " call" : " calls") + ", " + scripts
                    + " scripts so far, " + prefixes.size() + " go on");
        }
    }

    /** One way that a script may go: what its calls return, as {@link Returns#joined}, and where the last one leads. */
    private record Going(long returns, Automaton.State state) {
    }

    /** Goes on with one more call; where what follows is new, adds the calls to the longer ones, where there are any. */
    private void goOn(Prefix prefix, int call, List<Prefix> longer) {
        scripts++;
        List<List<Going>> goings = new ArrayList<>();
        List<Set<Long>> returned = new ArrayList<>();
        for (List<Way> ways : prefix.ways()) {
            List<Going> ofFlavour = new ArrayList<>();
            Set<Long> all = new HashSet<>();
            for (Way way : ways) {
                for (Automaton.Next next : way.state().after(call, longer != null)) {
                    long joined = Returns.joined(way.returns(), next.returned());
                    ofFlavour.add(new Going(joined, next.state()));
                    all.add(joined);
                }
            }
            goings.add(ofFlavour);
            returned.add(all);
        }
        int alike = prefix.alike();
        for (int i = 0; i < pairs.size(); i++) {
            Pairing pair = pairs.get(i);
            if ((alike & 1 << i) != 0 && pair.differ(returned.get(pair.left()), returned.get(pair.right()))) {
                alike &= ~(1 << i);
                keep(prefix, call, i);
            }
        }
        if (longer != null && alike != 0) {
            List<List<Way>> ways = counting(alike, goings, returned);
            if (folding.isNew(alike, ways)) {
                List<Integer> calls = new ArrayList<>(prefix.calls());
                calls.add(call);
                longer.add(new Prefix(calls, alike, ways));
            }
        }
    }

    /** The ways of each flavour that some other may have gone too, by what was returned: the others can tell nobody apart any more. */
    private List<List<Way>> counting(int alike, List<List<Going>> goings, List<Set<Long>> returned) {
        List<Set<Long>> partners = new ArrayList<>();
        flavours.forEach(flavour -> partners.add(new HashSet<>()));
        for (int i = 0; i < pairs.size(); i++) {
            if ((alike & 1 << i) != 0) {
                partners.get(pairs.get(i).left()).addAll(returned.get(pairs.get(i).right()));
                partners.get(pairs.get(i).right()).addAll(returned.get(pairs.get(i).left()));
            }
        }
        List<List<Way>> counting = new ArrayList<>();
        for (int flavour = 0; flavour < goings.size(); flavour++) {
            Set<Long> shared = partners.get(flavour);
            counting.add(Folding.joined(goings.get(flavour).stream().filter(going -> shared.contains(going.returns()))
                    .map(going -> new Way(returns.list(going.returns()), going.state())).toList()));
        }
        return counting;
    }

    /** Keeps a script that tells a pair apart under the first trait that decides, where that is a new one. */
    private void keep(Prefix prefix, int call, int pair) {
        List<Integer> calls = new ArrayList<>(prefix.calls());
        calls.add(call);
        List<Step> steps = calls.stream().map(world.steps()::get).toList();
        Oracle left = oracle(flavours.get(pairs.get(pair).left()));
        Set<List<String>> ofLeft = left.predict(steps);
        for (Turned turned : turned.get(pair)) {
            if (left.hasConsulted(turned.trait()) && !differ(pairs.get(pair), turned.oracle().predict(steps), prefix, calls)) {
                found.get(pair).computeIfAbsent(turned.trait().name(), name -> Distinction.of(world, steps, ofLeft,
                        oracle(flavours.get(pairs.get(pair).right())).predict(steps), name));
                return;
            }
        }
    }

    private boolean differ(Pairing pair, Set<List<String>> ofLeft, Prefix prefix, List<Integer> calls) {
        return pair.posix() ? !ofLeft.stream().allMatch(way -> allows(pair.right(), prefix, calls, way))
                : ofLeft.stream().noneMatch(way -> allows(pair.right(), prefix, calls, way));
    }

    /** Whether a flavour allows calls to return that, of which the last is the only one that is not of the prefix. */
    private boolean allows(int flavour, Prefix prefix, List<Integer> calls, List<String> returned) {
        int last = calls.size() - 1;
        int wanted = returns.number(returned.get(last));
        int before = returns.list(returned.subList(0, last));
        boolean known = false;
        for (Way way : prefix.ways().get(flavour)) {
            if (way.returns() == before) {
                known = true;
                for (Automaton.Next next : way.state().after(calls.get(last), false)) {
                    if (next.returned() == wanted) {
                        return true;
                    }
                }
            }
        }
        return !known && automata.get(flavour).allows(calls, returned);
    }

    private Oracle oracle(Flavour flavour) {
        return oracles.computeIfAbsent(flavour.id(), id -> new Oracle(flavour, Api.POSIX, world.family()));
    }
}
