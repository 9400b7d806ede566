package setpeername.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** What a script's words stand for. */
    private static final Map<String, String> WORDS = words("s1", "a socket under test", "s2", "another socket under test", "A",
            "a peer on loopback", "B", "another peer on loopback", "C", "a closed port on loopback", "E", "a peer on 127.0.0.2", "X",
            "a peer of the other version of IP", "P", "a port that nobody had", "Q", "another port that nobody had", "other",
            "the loopback address of the other version of IP", "elsewhere", "127.0.0.2", "group", "a multicast group", "broadcast",
            "127.255.255.255");

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
        lines.add("There, " + WORDS.entrySet().stream().filter(word -> speaksOf(word.getKey())).map(word -> word.getKey() + " is "
                + word.getValue()).collect(Collectors.joining("; ")) + ".");
        lines.add("The last call returned '" + seen.get(seen.size() - 1) + "'; model:" + flavour + " allows "
                + verdict.allowed().stream().map(a -> "'" + a + "'").collect(Collectors.joining(" or "))
                + (verdict.by().isEmpty() ? "" : " (" + String.join("; ", verdict.by()) + ")") + ".");
        if (deciders.isEmpty()) {
            lines.add("No trait of the model, and no two, turned round would allow it: what decides is not in the model.");
        }
        if (deciders.size() > 1) {
            lines.add("Each of the following would by itself allow it, were it otherwise.");
        }
        for (List<Trait> together : deciders) {
            lines.add("Decided by " + together.stream().map(t -> t.name() + ": \"" + t.sentence() + "\" (" + t.source() + ")")
                    .collect(Collectors.joining(", together with ")));
        }
        return lines;
    }

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    private boolean speaksOf(String word) {
        Pattern whole = Pattern.compile("(?<![\\w\"])" + word + "(?![\\w\"])");
        return script.steps().stream().anyMatch(step -> whole.matcher(step.toString()).find());
    }

    /** A file that {@code replay} reads. */
    public String file() {
        return ScriptText.of(script) + lines().stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }
}
