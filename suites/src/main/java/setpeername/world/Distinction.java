package setpeername.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import setpeername.model.Flavour;
import setpeername.model.Trait;
import setpeername.script.Step;

/**
 * A shortest script that tells two flavours apart.
 *
 * @param world the small world that it is of
 * @param family the family of its sockets, which are libc's
 * @param script its calls
 * @param left what each call may return on the one flavour: one text for a call, in the order of the calls
 * @param right the same on the other
 * @param decidedBy the trait that decides: with the other's answer to it, the one flavour is no longer told apart
 */
public record Distinction(String world, String family, List<String> script, List<String> left, List<String> right, String decidedBy) {

    /**
     * Two flavours and the scripts that tell them apart, one for each trait that decides.
     *
     * @param left the id of the one
     * @param right the id of the other
     * @param model a digest of the model's sources and of the answers of both to all traits: where a build has another, the scripts are of
     *     another model
     * @param scripts the scripts, short ones first
     */
    public record Pair(String left, String right, String model, List<Distinction> scripts) {
    }

    /** What {@link Pair#model} is for two flavours, of a model with sources of that digest. */
    static String model(String sources, Flavour left, Flavour right) {
        return ModelSources.digest(sources + Trait.ALL.stream().map(t -> t.name() + " " + left.answer(t) + " " + right.answer(t) + "\n").toList());
    }

    static Distinction of(SmallWorld world, List<Step> script, Set<List<String>> left, Set<List<String>> right, String decidedBy) {
        return new Distinction(world.name(), world.family().id(), script.stream().map(Step::toString).toList(), byCall(script.size(), left),
                byCall(script.size(), right), decidedBy);
    }

    /** What each call returns: where there are several ways, all that it may, each once. */
    static List<String> byCall(int calls, Set<List<String>> ways) {
        List<String> returns = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Set<String> texts = new LinkedHashSet<>();
            for (List<String> way : ways) {
                texts.add(way.get(i));
            }
            returns.add(String.join(" or ", texts));
        }
        return returns;
    }
}
