package setpeername.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import setpeername.model.Choices.Decisions;
import setpeername.script.Oracle.Outlook;

/**
 * Which scripts of a small world lead all flavours to where another has led them already. What counts of a script is, for each flavour that is
 * still to be told from another: the states that it may have led to, how what is open was decided on the way, and which flavours may have
 * returned the same until then. Two sockets may have swapped their names.
 */
final class Folding {

    private final int flavours;
    private final boolean twoSockets;
    private final Map<String, Integer> states = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<List<Outlook>> ways;

    Folding(int flavours, boolean twoSockets) {
        this.flavours = flavours;
        this.twoSockets = twoSockets;
        this.ways = new ArrayList<>(Collections.nCopies(flavours, null));
    }

    /** A script begins. */
    void begin() {
        Collections.fill(ways, null);
    }

    /** The script may have gone so on that flavour. */
    void add(int flavour, List<Outlook> outlooks) {
        ways.set(flavour, outlooks);
    }

    /** Whether no script that went before led to the same, as far as the pairs of flavours count that are not told apart yet: a bit for each. */
    boolean isNew(int alike, List<int[]> pairs) {
        List<List<Outlook>> counting = counting(alike, pairs);
        String key = key(counting, false);
        if (twoSockets) {
            String swapped = key(counting, true);
            key = key.compareTo(swapped) < 0 ? key : swapped;
        }
        return known.add(alike + ":" + key);
    }

    /** The ways of each flavour that some other flavour may have gone too, by what was returned: the others can tell nobody apart any more. */
    private List<List<Outlook>> counting(int alike, List<int[]> pairs) {
        List<Set<List<String>>> partners = new ArrayList<>();
        for (int flavour = 0; flavour < flavours; flavour++) {
            partners.add(new HashSet<>());
        }
        for (int i = 0; i < pairs.size(); i++) {
            if ((alike & 1 << i) != 0) {
                int left = pairs.get(i)[0];
                int right = pairs.get(i)[1];
                ways.get(left).forEach(way -> partners.get(right).add(way.returns()));
                ways.get(right).forEach(way -> partners.get(left).add(way.returns()));
            }
        }
        List<List<Outlook>> counting = new ArrayList<>();
        for (int flavour = 0; flavour < flavours; flavour++) {
            Set<List<String>> returns = partners.get(flavour);
            counting.add(ways.get(flavour) == null ? List.of() : ways.get(flavour).stream().filter(way -> returns.contains(way.returns())).toList());
        }
        return counting;
    }

    private String key(List<List<Outlook>> counting, boolean swapped) {
        Map<List<String>, Integer> returns = new HashMap<>();
        StringBuilder key = new StringBuilder();
        for (int flavour = 0; flavour < flavours; flavour++) {
            key.append('/');
            Map<End, List<Decisions>> ends = new LinkedHashMap<>();
            for (Outlook way : counting.get(flavour)) {
                int state = states.computeIfAbsent(flavour + " " + way.states().get(swapped ? 1 : 0), s -> states.size());
                ends.computeIfAbsent(new End(state, way.returns()), e -> new ArrayList<>()).add(way.decisions());
            }
            ends.keySet().stream().sorted(Comparator.comparingInt(End::state)).forEach(end -> key
                    .append(returns.computeIfAbsent(end.returns(), r -> returns.size())).append('s').append(end.state())
                    .append(joined(ends.get(end)).stream().map(d -> "" + d.yes() + d.no()).sorted().toList()));
        }
        return key.toString();
    }

    /** Where a way ends, and what it returned. */
    private record End(int state, List<String> returns) {
    }

    /** The same decisions in fewer words: what may have been decided in both ways is as open as if nobody had asked. */
    private static Set<Decisions> joined(List<Decisions> all) {
        Set<Decisions> joined = new LinkedHashSet<>(all);
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
        return joined;
    }

    private static Decisions with(Decisions decisions, int trait, boolean yes, boolean no) {
        BitSet yeses = (BitSet) decisions.yes().clone();
        BitSet noes = (BitSet) decisions.no().clone();
        yeses.set(trait, yes);
        noes.set(trait, no);
        return new Decisions(yeses, noes);
    }
}
