package setpeername.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import setpeername.model.Trait;
import setpeername.script.Oracle;
import setpeername.script.Oracle.Verdict;
import setpeername.script.Script;
import setpeername.script.ScriptText;

/**
 * A script that returned what the model does not allow.
 *
 * @param script the calls, up to the one that disagrees
 * @param seen what they returned
 * @param verdict what the model says
 * @param deciders the traits that decide it, as {@link Oracle#deciders} finds them
 * @param flavour the model's name
 */
public record Disagreement(Script script, List<String> seen, Verdict verdict, List<List<Trait>> deciders, String flavour) {

    /** Looks into why an oracle and a script disagree. */
    public static Disagreement of(Script script, List<String> seen, Oracle oracle) {
        Verdict verdict = oracle.check(script.steps(), seen);
        int calls = verdict.step() + 1;
        Script upTo = script.with(script.steps().subList(0, calls));
        List<String> seenUpTo = List.copyOf(seen.subList(0, calls));
        return new Disagreement(upTo, seenUpTo, verdict, oracle.deciders(upTo.steps(), seenUpTo), oracle.flavour().id());
    }

    /** The calls, each with what it returned, and below them what the model allows and what decided. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            lines.add(script.steps().get(i) + " -> " + seen.get(i));
        }
        lines.add("The last call returned '" + seen.get(seen.size() - 1) + "'; model:" + flavour + " allows "
                + verdict.allowed().stream().map(a -> "'" + a + "'").collect(Collectors.joining(" or "))
                + (verdict.by().isEmpty() ? "" : " (" + String.join("; ", verdict.by()) + ")") + ".");
        if (deciders.isEmpty()) {
            lines.add("No trait of the model, and no two, turned round would allow it: what decides is not in the model.");
        }
        for (List<Trait> together : deciders) {
            lines.add("Decided by " + together.stream().map(t -> t.name() + ": \"" + t.sentence() + "\" (" + t.source() + ")")
                    .collect(Collectors.joining(", together with ")));
        }
        return lines;
    }

    /** A file that {@code replay} reads. */
    public String file() {
        return ScriptText.of(script) + lines().stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }
}
