package setpeername.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import setpeername.script.Step;

/**
 * What came of a script on a lane.
 *
 * @param lane the lane's number
 * @param begin when it began, as {@link System#nanoTime} has it
 * @param end when it was over
 * @param ports the ports that it had meanwhile
 * @param returns what its calls returned
 * @param thrown what it threw instead, or null
 */
record Ran(int lane, long begin, long end, List<Integer> ports, List<String> returns, Throwable thrown) {

    /** Runs a script there. */
    static Ran on(Subject subject, int lane, List<Step> steps) {
        long begin = System.nanoTime();
        try {
            List<String> returns = subject.run(steps);
            return new Ran(lane, begin, System.nanoTime(), subject.ports(), returns, null);
        } catch (RuntimeException | Error e) {
            return new Ran(lane, begin, System.nanoTime(), List.of(), List.of(), e);
        }
    }

    /** What its calls returned; throws what it threw. */
    List<String> returned() {
        if (thrown != null) {
            Lanes.rethrow(thrown);
        }
        return returns;
    }

    private boolean overlaps(Ran other) {
        return lane != other.lane && begin - other.end <= 0 && other.begin - end <= 0;
    }

    /**
     * Those, by their place, that had a port at the same time as one on another lane. Linux can give two sockets with SO_REUSEADDR, which
     * every MulticastSocket has, the same port when they are bound to none (udp_lib_lport_inuse() passes over such), and then one hears what
     * is for the other.
     */
    static SortedSet<Integer> clashing(List<Ran> all) {
        Map<Integer, List<Integer>> byPort = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            for (int port : all.get(i).ports) {
                byPort.computeIfAbsent(port, p -> new ArrayList<>()).add(i);
            }
        }
        SortedSet<Integer> clashing = new TreeSet<>();
        for (List<Integer> having : byPort.values()) {
            for (int i : having) {
                for (int j : having) {
                    if (all.get(i).overlaps(all.get(j))) {
                        clashing.add(i);
                    }
                }
            }
        }
        return clashing;
    }
}
