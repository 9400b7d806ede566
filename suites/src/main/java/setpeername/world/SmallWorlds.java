package setpeername.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import setpeername.model.Flavour;
import setpeername.model.Flavours;

/**
 * Runs all scripts of the small worlds, short ones first, on all flavours, and keeps for each two flavours the first script for each trait
 * that tells them apart.
 *
 * <p>Two flavours are told apart where they allow nothing in common: whatever is seen, one of them is excluded. One of them being
 * {@code posix}, which allows what the standard leaves open, it is enough that the other allows something that POSIX does not.
 *
 * <p>Of scripts that leave every flavour in the same state, and that are alike in what was returned so far, only the first goes on: what
 * follows tells the same flavours apart after each of them.
 */
public final class SmallWorlds {

    private SmallWorlds() {
    }

    /**
     * What was found.
     *
     * @param pairs each two flavours
     * @param scripts how many scripts were run on all flavours
     */
    public record Result(List<Distinction.Pair> pairs, long scripts) {
    }

    /** Goes through all small worlds with all flavours, scripts of so many calls at most; progress is told a sentence at a time. */
    public static Result explore(int calls, Consumer<String> progress) {
        return explore(Flavours.ALL, SmallWorld.all(), calls, progress);
    }

    static Result explore(List<Flavour> flavours, List<SmallWorld> worlds, int calls, Consumer<String> progress) {
        List<Search> all = worlds.parallelStream().map(world -> {
            Search search = new Search(flavours, world);
            search.explore(calls, progress);
            return search;
        }).toList();
        List<Distinction.Pair> results = new ArrayList<>();
        List<Pairing> pairs = Pairing.of(flavours);
        for (int i = 0; i < pairs.size(); i++) {
            Map<String, Distinction> shortest = new LinkedHashMap<>();
            for (Search search : all) {
                search.found(i).forEach((trait, script) -> shortest.merge(trait, script,
                        (before, other) -> other.script().size() < before.script().size() ? other : before));
            }
            Flavour left = flavours.get(pairs.get(i).left());
            Flavour right = flavours.get(pairs.get(i).right());
            results.add(new Distinction.Pair(left.id(), right.id(), Distinction.model(ModelSources.digest(), left, right),
                    shortest.values().stream().sorted(Comparator.comparingInt(d -> d.script().size())).toList()));
        }
        return new Result(results, all.stream().mapToLong(Search::scripts).sum());
    }
}
