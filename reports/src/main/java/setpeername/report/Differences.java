package setpeername.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.outcome.Words;
import setpeername.platform.Platform;

/**
 * Where observed platforms differ, case by case, each with its reasons. A case is what it usually is, which is what most Linux systems with
 * no option of the JVM give, and a platform that gives another outcome differs.
 *
 * @param explanations the entries of {@code differences.yaml}
 * @param all the differences, in the order of the cases
 */
record Differences(List<Explanation> explanations, List<Odd> all) {

    /**
     * A case in which a platform differs.
     *
     * @param run the run of the platform
     * @param seen what it gave
     * @param usual a run that gave what is usual
     * @param usually what that is
     * @param reasons the explanations of it; there should be one
     */
    record Odd(NamedRun run, Observation seen, NamedRun usual, Observation usually, List<Explanation> reasons) {
    }

    private record Given(NamedRun run, Observation seen) {
    }

    /** Finds those between runs. Cases without a result are no outcome, and differ from nothing. */
    static Differences between(List<NamedRun> runs, List<Explanation> explanations) {
        List<Odd> all = new ArrayList<>();
        for (List<Given> given : cases(runs).values()) {
            Given usual = usual(given);
            for (Given one : given) {
                if (!one.seen().outcome().equals(usual.seen().outcome())) {
                    List<Explanation> reasons = explanations.stream()
                            .filter(e -> e.explains(one.run().run().platform(), one.seen().test(), one.seen().outcome())).toList();
                    all.add(new Odd(one.run(), one.seen(), usual.run(), usual.seen(), reasons));
                }
            }
        }
        return new Differences(explanations, List.copyOf(all));
    }

    private static Map<String, List<Given>> cases(List<NamedRun> runs) {
        Map<String, List<Given>> cases = new LinkedHashMap<>();
        for (NamedRun run : runs) {
            run.run().observations().stream().filter(Differences::tried)
                    .forEach(o -> cases.computeIfAbsent(o.key(), k -> new ArrayList<>()).add(new Given(run, o)));
        }
        return cases;
    }

    /**
     * Where predictions allow nothing of what runs usually gave: by name, a prediction as the one that differs.
     *
     * @param predicted runs of the model; those of a platform that somebody observed, and of what POSIX leaves open, are left out
     */
    static List<Odd> predicted(List<NamedRun> runs, List<NamedRun> predicted) {
        Set<String> observed = new HashSet<>(Set.of("posix"));
        runs.forEach(r -> observed.add(r.run().platform().stack()));
        Map<String, List<Given>> cases = cases(runs);
        List<Odd> all = new ArrayList<>();
        for (NamedRun run : predicted) {
            if (observed.contains(run.run().platform().stack().replace("model:", ""))) {
                continue;
            }
            for (Observation o : run.run().observations()) {
                boolean says = tried(o) || o.status() == Status.INCONCLUSIVE && o.outcome().contains(Observation.OR);
                if (says && cases.containsKey(o.key())) {
                    Given usual = usual(cases.get(o.key()));
                    if (!List.of(o.outcome().split(Pattern.quote(Observation.OR))).contains(usual.seen().outcome())) {
                        all.add(new Odd(run, o, usual.run(), usual.seen(), List.of()));
                    }
                }
            }
        }
        return all;
    }

    private static boolean tried(Observation o) {
        return o.status() == Status.HOLDS || o.status() == Status.BREAKS;
    }

    /** What most give; where as many give another, what the newest kernel and JDK of them gives. */
    private static Given usual(List<Given> given) {
        List<Given> plain = given.stream().filter(g -> plain(g.run().run().platform())).toList();
        Map<String, List<Given>> byOutcome = new LinkedHashMap<>();
        (plain.isEmpty() ? given : plain).stream()
                .sorted(Comparator.comparing((Given g) -> g.run().run().platform(), Differences::newerFirst))
                .forEach(g -> byOutcome.computeIfAbsent(g.seen().outcome(), o -> new ArrayList<>()).add(g));
        List<Given> most = List.of();
        for (List<Given> some : byOutcome.values()) {
            most = some.size() > most.size() ? some : most;
        }
        return most.get(0);
    }

    private static boolean plain(Platform p) {
        return p.stack().equals("linux") && p.options().isEmpty();
    }

    private static int newerFirst(Platform a, Platform b) {
        int byKernel = Arrays.compare(Likeness.kernel(b), 0, 2, Likeness.kernel(a), 0, 2);
        return byKernel != 0 ? byKernel : Integer.compare(Likeness.jdk(b), Likeness.jdk(a));
    }

    /** Those that nothing explains. */
    List<Odd> unexplained() {
        return all.stream().filter(o -> o.reasons().isEmpty()).toList();
    }

    /** The entries that explain at least one. */
    List<Explanation> used() {
        return explanations.stream().filter(e -> all.stream().anyMatch(o -> o.reasons().contains(e))).toList();
    }

    /** How many there are between so many platforms, and of how many the reason is known. */
    String sentence(int platforms) {
        long cases = all.stream().map(o -> o.seen().key()).distinct().count();
        long odd = unexplained().stream().map(o -> o.seen().key()).distinct().count();
        return Words.count(platforms, "platform") + ": " + (all.isEmpty() ? "no difference between them." : "they differ in "
                + Words.count(cases, "case") + ", of " + Words.count(used().size(), "explained cause")
                + (odd == 0 ? "." : ", and in " + odd + " of them nobody has explained it yet."));
    }

    /** What is wrong between these differences and the entries: each sentence says what to do. Empty where all is explained, and once. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        Set<String> doubly = new LinkedHashSet<>();
        all.stream().filter(o -> o.reasons().size() > 1).forEach(o -> doubly.add(o.seen().test() + " on " + o.run().name()
                + " is explained by each of " + String.join(", ", o.reasons().stream().map(Explanation::id).toList()) + ": leave one."));
        complaints.addAll(doubly);
        for (Explanation e : explanations) {
            e.outcomes().forEach((test, outcomes) -> outcomes.stream()
                    .filter(outcome -> all.stream().noneMatch(o -> o.reasons().contains(e) && o.seen().test().equals(test)
                            && o.seen().outcome().equals(outcome)))
                    .forEach(outcome -> complaints.add(e.id() + " explains '" + outcome + "' of " + test
                            + ", by which no record differs any more: take it out.")));
        }
        if (!unexplained().isEmpty()) {
            complaints.add(toWrite());
        }
        return complaints;
    }

    /** The entries that are missing, as far as they can be written from the records. */
    private String toWrite() {
        Map<String, Map<String, Map<String, List<Odd>>>> missing = new TreeMap<>();
        unexplained().forEach(o -> missing.computeIfAbsent(who(o.run().run().platform(), o.usual().run().platform()), w -> new TreeMap<>())
                .computeIfAbsent(o.seen().test(), t -> new TreeMap<>()).computeIfAbsent(o.seen().outcome(), t -> new ArrayList<>()).add(o));
        StringBuilder text = new StringBuilder(Words.count(unexplained().size(), "difference"))
                .append(" without an explanation. Look up the reason, put those of one cause into one entry, and add to differences.yaml:");
        missing.forEach((who, tests) -> {
            text.append("\n- id: \n  headline: \n  platform: {").append(who).append("}\n  why: \n  sources:\n    - {name: '', link: 'https://'}\n")
                    .append("  outcomes:");
            tests.forEach((test, outcomes) -> {
                outcomes.values().forEach(odd -> text.append("\n    # ").append(where(odd)));
                text.append("\n    ").append(test).append(": [").append(listed(outcomes.keySet().stream().map(Differences::quoted))).append(']');
            });
        });
        return text.toString();
    }

    private static String where(List<Odd> odd) {
        return quoted(odd.get(0).seen().outcome()) + " where it is usually " + quoted(odd.get(0).usually().outcome()) + ", in "
                + listed(odd.stream().map(o -> o.seen().api() + " " + o.seen().family())) + ", of " + listed(odd.stream().map(o -> o.run().name()));
    }

    private static String listed(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(", "));
    }

    /** What of a platform is not as in the usual one, in the words of the file. */
    private static String who(Platform odd, Platform usual) {
        if (!odd.stack().equals(usual.stack())) {
            return "stack: " + odd.stack();
        } else if (!odd.options().equals(usual.options())) {
            return "options: " + quoted(odd.options());
        }
        int[] kernel = Likeness.kernel(odd);
        if (Arrays.compare(kernel, 0, 2, Likeness.kernel(usual), 0, 2) != 0) {
            return "stack: " + odd.stack() + ", kernel: " + (newerFirst(odd, usual) > 0 ? "before " + kernel[0] + "." + (kernel[1] + 1)
                    : "from " + kernel[0] + "." + kernel[1]);
        }
        int jdk = Likeness.jdk(odd);
        return "jdk: " + (jdk < Likeness.jdk(usual) ? "before " + (jdk + 1) : "from " + jdk);
    }

    private static String quoted(String outcome) {
        return "'" + outcome.replace("'", "''") + "'";
    }
}
