package setpeername.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import setpeername.model.Choices.Decisions;

/**
 * Which scripts of a small world lead all flavours to where another has led them already. What counts of a script is, for each flavour that
 * is still to be told from another: the states that it may have led to, how what is open was decided on the way, and which flavours may
 * have returned the same until then. Two sockets may have swapped their names.
 */
final class Folding {

    private final boolean twoSockets;
    private final Set<String> known = new HashSet<>();

    Folding(boolean twoSockets) {
        this.twoSockets = twoSockets;
    }

    /**
     * Whether no script that went before led to the same.
     *
     * @param alike the pairs of flavours that are not told apart yet: a bit for each
     * @param ways the ways that the script may have gone, for each flavour
     */
    boolean isNew(int alike, List<List<Way>> ways) {
        String key = key(ways, false);
        if (twoSockets) {
            String swapped = key(ways, true);
            key = key.compareTo(swapped) < 0 ? key : swapped;
        }
        return known.add(alike + ":" + key);
    }

    private static String key(List<List<Way>> ways, boolean swapped) {
        Map<Integer, Integer> returns = new HashMap<>();
        StringBuilder key = new StringBuilder();
        for (List<Way> ofFlavour : ways) {
            key.append('/');
            List<Way> sorted = ofFlavour;
            if (ofFlavour.size() > 1) {
                sorted = new ArrayList<>(ofFlavour);
                sorted.sort(Comparator.comparingInt((Way way) -> way.state().number(swapped))
                        .thenComparing(way -> way.state().decisions().toString()));
            }
            for (Way way : sorted) {
                key.append(returns.computeIfAbsent(way.returns(), r -> returns.size())).append('s').append(way.state().number(swapped))
                        .append(way.state().decisions().yes()).append(way.state().decisions().no());
            }
        }
        return key.toString();
    }

    /** The same ways in fewer words: what may have been decided in both ways is as open as if nobody had asked. */
    static List<Way> joined(List<Way> ways) {
        if (ways.size() < 2) {
            return ways;
        }
        Map<End, List<Automaton.State>> ends = new LinkedHashMap<>();
        for (Way way : ways) {
            ends.computeIfAbsent(new End(way.returns(), way.state().number(false)), e -> new ArrayList<>()).add(way.state());
        }
        List<Way> joined = new ArrayList<>();
        ends.forEach((end, states) -> {
            Set<Decisions> all = new LinkedHashSet<>();
            states.forEach(state -> all.add(state.decisions()));
            join(all);
            all.forEach(decisions -> joined.add(new Way(end.returns(), states.get(0).settled(decisions))));
        });
        return joined;
    }

    /** What was returned on a way, and what the host is like at its end. */
    private record End(int returns, int number) {
    }

    private static void join(Set<Decisions> joined) {
        for (boolean again = joined.size() > 1; again;) {
            again = false;
            for (Decisions one : List.copyOf(joined)) {
                for (int trait = one.yes().nextSetBit(0); trait >= 0 && joined.contains(one); trait = one.yes().nextSetBit(trait + 1)) {
                    Decisions opposite = with(one, trait, false, true);
                    if (joined.contains(opposite)) {
                        joined.remove(one);
                        joined.remove(opposite);
                        joined.add(with(one, trait, false, false));
                        again = true;
                    }
                }
            }
        }
    }

    private static Decisions with(Decisions decisions, int trait, boolean yes, boolean no) {
        BitSet yeses = (BitSet) decisions.yes().clone();
        BitSet noes = (BitSet) decisions.no().clone();
        yeses.set(trait, yes);
        noes.set(trait, no);
        return new Decisions(yeses, noes);
    }
}
