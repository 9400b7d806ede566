package setpeername.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Difference.Result;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.outcome.Words;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** One claim as text: what it says, its verdicts, and test by test each outcome with those that gave it. */
final class Explanation {

    private static final Map<String, String> STACKS = Map.of("linux", "Linux", "gvisor", "gVisor", "darwin", "macOS", "windows", "Windows",
            "freebsd", "FreeBSD", "posix", "POSIX");
    private static final Map<ClaimEntry.Kind, String> KINDS = Map.of(ClaimEntry.Kind.CLAIM, "The article claims",
            ClaimEntry.Kind.EXERCISE, "The article leaves open", ClaimEntry.Kind.QUESTION, "A reader asks",
            ClaimEntry.Kind.CLAUSE, "A standard or manual says");
    private static final int LABEL = 10;

    private final ClaimEntry claim;
    private final List<Run> observed;
    private final List<Run> predicted;
    private final List<String> lines = new ArrayList<>();

    Explanation(ClaimEntry claim, List<Run> observed, List<Run> predicted) {
        this.claim = claim;
        this.observed = observed.stream().map(this::aboutTheClaim).toList();
        this.predicted = predicted.stream().map(this::aboutTheClaim).toList();
    }

    private Run aboutTheClaim(Run run) {
        return new Run(run.platform(), run.commit(), run.started(), run.observations().stream()
                .filter(o -> o.claim().equals(claim.id()) || claim.tests().contains(o.test())).toList());
    }

    /** One case of one run. */
    private record Seen(Run run, Observation o) {
    }

    List<String> lines() {
        lines.add(claim.id());
        lines.addAll(Text.wrapped("Says", said(), LABEL));
        lines.addAll(Text.wrapped("Tried as", claim.statement(), LABEL));
        lines.addAll(Text.wrapped("Source", claim.source(), LABEL));
        if (claim.untested() != null) {
            lines.addAll(Text.wrapped("Untested", claim.untested(), LABEL));
            return lines;
        }
        lines.add("");
        lines.add("OBSERVED");
        verdicts(observed);
        Set<String> seen = observed.stream().map(Explanation::stackId).collect(Collectors.toSet());
        Map<Boolean, List<Run>> also = predicted.stream().collect(Collectors.partitioningBy(r -> seen.contains(stackId(r))));
        predictions("PREDICTED by the model; nobody observed these", also.get(false));
        predictions("ALSO PREDICTED by the model, for comparison", also.get(true));
        words();
        claim.tests().forEach(this::test);
        lines.add("");
        lines.add("REPEAT IT");
        lines.add("  java -jar setpeername.jar observe --claim " + claim.id());
        lines.add("  java -jar setpeername.jar observe --claim " + claim.id() + " --platform model:darwin");
        lines.addAll(Text.wrapped("with --test TEST for one test and its calls. Other platforms: ci/docker run ci/lab", 2));
        return lines;
    }

    private void predictions(String heading, List<Run> runs) {
        if (!runs.isEmpty()) {
            lines.add("");
            lines.add(heading);
            verdicts(runs);
        }
    }

    private String said() {
        return KINDS.get(claim.kind()) + ": " + claim.says();
    }

    private void verdicts(List<Run> runs) {
        if (runs.isEmpty()) {
            lines.add("  Nobody has recorded a run.");
        }
        Map<String, List<Run>> groups = new LinkedHashMap<>();
        runs.forEach(r -> groups.computeIfAbsent(stack(r) + "\n" + verdict(List.of(r)), k -> new ArrayList<>()).add(r));
        int indent = groups.values().stream().mapToInt(group -> verdict(group).length()).max().orElse(0) + 4;
        groups.values().forEach(group -> lines.addAll(Text.wrapped("  " + verdict(group),
                stack(group.get(0)) + (group.get(0).platform().predicted() ? "" : " (" + versions(group) + ")") + share(group), indent)));
    }

    /** What the verdicts mean that were given, but for those that say it themselves. */
    private void words() {
        Set<Verdict> given = Stream.of(observed, predicted).flatMap(List::stream).filter(r -> !elsewhere(r))
                .map(r -> Verdict.of(claim.plain(), cases(List.of(r)))).collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
        given.removeAll(EnumSet.of(Verdict.HOLDS, Verdict.BREAKS));
        if (!given.isEmpty()) {
            lines.add("");
            lines.add("WHAT THE VERDICTS SAY");
            lines.addAll(Text.wrapped(Verdict.PLAIN_CASE, 2));
            given.forEach(v -> lines.addAll(Text.wrapped("  " + v.word() + ":", v.means() + ".", 4)));
        }
    }

    private boolean elsewhere(Run run) {
        return claim.about() != null && !stackId(run).equals(claim.about());
    }

    private List<Observation> cases(List<Run> runs) {
        return runs.stream().flatMap(r -> r.observations().stream()).filter(o -> o.claim().equals(claim.id())).toList();
    }

    private String verdict(List<Run> runs) {
        return elsewhere(runs.get(0)) ? "not about it" : Verdict.of(claim.plain(), cases(runs)).word();
    }

    private String share(List<Run> runs) {
        long holds = cases(runs).stream().filter(o -> o.status() == Status.HOLDS).count();
        long breaks = cases(runs).stream().filter(o -> o.status() == Status.BREAKS).count();
        return elsewhere(runs.get(0)) || holds == 0 || breaks == 0 ? "" : ": " + plainCase(runs) + holds + " of "
                + Words.count(holds + breaks, "case") + " hold";
    }

    /** What becomes of the plain case, where other tests try the claim too. */
    private String plainCase(List<Run> runs) {
        List<Observation> plain = cases(runs).stream().filter(o -> o.test().equals(claim.plain()) && tried(o)).toList();
        long holds = plain.stream().filter(o -> o.status() == Status.HOLDS).count();
        return claim.plain() == null || claim.tests().size() == 1 ? ""
                : plain.isEmpty() ? "the plain case has no result; in all "
                : holds == plain.size() ? "the plain case holds; in all "
                : holds == 0 ? "the plain case breaks; in all "
                : "of the plain case " + holds + " of " + Words.count(plain.size(), "case") + " hold; in all ";
    }

    private void test(String test) {
        lines.add("");
        lines.add(test + (test.equals(claim.plain()) && claim.tests().size() > 1 ? "  (the plain case)" : ""));
        Map<String, List<Seen>> outcomes = new LinkedHashMap<>();
        List<Seen> without = new ArrayList<>();
        for (List<Run> runs : List.of(observed, predicted)) {
            for (Run run : runs) {
                run.observations().stream().filter(o -> o.test().equals(test)).forEach(o -> {
                    if (tried(o)) {
                        outcomes.computeIfAbsent(o.status() + "\n" + o.outcome() + "\n" + o.meaning(), k -> new ArrayList<>())
                                .add(new Seen(run, o));
                    } else {
                        without.add(new Seen(run, o));
                    }
                });
            }
        }
        outcomes.values().forEach(this::outcome);
        without(without);
    }

    private static boolean tried(Observation o) {
        return o.status() == Status.HOLDS || o.status() == Status.BREAKS;
    }

    private void outcome(List<Seen> seen) {
        Observation first = seen.get(0).o();
        lines.addAll(Text.wrapped("  " + first.status().name().toLowerCase(Locale.ROOT), Words.shown(first.meaning(), 600), LABEL));
        lines.addAll(Text.wrapped("", "outcome: " + Words.shown(first.outcome(), 300), LABEL));
        List<Seen> really = seen.stream().filter(s -> !s.run().platform().predicted()).toList();
        List<Seen> model = seen.stream().filter(s -> s.run().platform().predicted()).toList();
        if (!really.isEmpty()) {
            lines.addAll(Text.wrapped("", "observed: " + who(really, observed), LABEL));
        }
        if (!model.isEmpty()) {
            lines.addAll(Text.wrapped("", (really.isEmpty() ? "predicted only: " : "predicted: ") + who(model, predicted), LABEL));
        }
    }

    /** Who gave an outcome: stacks through the same APIs together. */
    private String who(List<Seen> seen, List<Run> among) {
        Map<String, List<String>> byPlaces = new LinkedHashMap<>();
        Map<String, List<Seen>> byStack = seen.stream().filter(s -> saysSomething(s.run(), s.o().test(), among))
                .collect(Collectors.groupingBy(s -> stack(s.run()), LinkedHashMap::new, Collectors.toList()));
        byStack.forEach((stack, cases) -> {
            Set<String> keys = cases.stream().map(s -> s.o().key()).collect(Collectors.toSet());
            Set<Run> runs = cases.stream().map(Seen::run).collect(Collectors.toCollection(LinkedHashSet::new));
            boolean all = among.stream().filter(r -> stack(r).equals(stack)).filter(r -> r.observations().stream()
                    .anyMatch(o -> keys.contains(o.key()) && tried(o))).allMatch(runs::contains);
            byPlaces.computeIfAbsent(places(cases), p -> new ArrayList<>())
                    .add(stack + (all ? "" : " (" + versions(new ArrayList<>(runs)) + ")"));
        });
        return byPlaces.entrySet().stream().map(e -> String.join(", ", e.getValue()) + " through " + e.getKey())
                .collect(Collectors.joining("; "));
    }

    /** False for a JVM option that changes nothing in this test: where both have a result, the same stack without it has the same. */
    private static boolean saysSomething(Run run, String test, List<Run> among) {
        List<Run> others = among.stream().filter(r -> r.platform().options().isEmpty() && stackOnly(r).equals(stackOnly(run))).toList();
        return run.platform().options().isEmpty() || run.observations().stream()
                .filter(o -> o.test().equals(test) && tried(o)).anyMatch(o -> others.stream().flatMap(r -> r.observations().stream())
                        .noneMatch(other -> other.key().equals(o.key()) && tried(other) && Result.of(other).equals(Result.of(o))));
    }

    private static String places(List<Seen> cases) {
        Set<String> apis = new LinkedHashSet<>();
        Set<String> families = new LinkedHashSet<>();
        cases.forEach(s -> {
            apis.add(Words.shown(s.o().api(), 50));
            families.add(Words.shown(s.o().family(), 50));
        });
        boolean java = Api.ids().stream().allMatch(id -> apis.contains(id) != id.equals(Api.POSIX.id()));
        String all = apis.containsAll(Api.ids()) ? "every API" : java ? "every Java API"
                : Arrays.stream(Api.values()).filter(a -> apis.contains(a.id())).map(Api::title).collect(Collectors.joining(", "));
        return (all.isEmpty() ? String.join(", ", apis) : all)
                + (families.containsAll(Family.ids()) ? "" : " (" + String.join(", ", families) + ")");
    }

    /** Cases without a result, by status; a prediction that leaves the verdict open is none that failed. */
    private void without(List<Seen> without) {
        Map<String, List<Seen>> byReason = new LinkedHashMap<>();
        without.forEach(s -> byReason.computeIfAbsent(word(s), k -> new ArrayList<>()).add(s));
        byReason.forEach((word, seen) -> {
            Set<String> stacks = seen.stream().map(s -> stack(s.run())).collect(Collectors.toCollection(LinkedHashSet::new));
            Set<String> reasons = seen.stream().map(s -> s.o().meaning()).collect(Collectors.toCollection(LinkedHashSet::new));
            String reason = Words.shown(reasons.iterator().next(), 160)
                    + (reasons.size() > 1 ? " (and " + Words.count(reasons.size() - 1, "more reason") + ")" : "");
            lines.addAll(Text.wrapped("  " + word,
                    "in " + Words.count(seen.size(), "case") + " of " + String.join(", ", stacks) + ": " + reason,
                    LABEL));
        });
    }

    private static String word(Seen s) {
        boolean model = s.run().platform().predicted();
        return model && s.o().status() == Status.INCONCLUSIVE && s.o().meaning().startsWith("Left open") ? "left open, predicted"
                : s.o().status().name().toLowerCase(Locale.ROOT).replace('_', ' ') + (model ? ", predicted" : "");
    }

    /** The network stack that a run is about, observed or predicted. */
    private static String stackId(Run run) {
        return run.platform().stack().replace("model:", "");
    }

    private static String stackOnly(Run run) {
        String stack = stackId(run);
        return STACKS.getOrDefault(stack, Words.shown(stack, 40));
    }

    private static String stack(Run run) {
        Platform p = run.platform();
        String option = p.options().startsWith("-Djdk.net.usePlainDatagramSocketImpl") ? "the old DatagramSocket"
                : Words.shown(p.options(), 60);
        return stackOnly(run) + (p.options().isEmpty() ? "" : " with " + option);
    }

    private static String versions(List<Run> runs) {
        Set<String> kernels = new LinkedHashSet<>();
        Set<Integer> jdks = new TreeSet<>();
        runs.forEach(r -> {
            kernels.add(Words.shown(r.platform().kernel(), 60).replaceFirst("^(\\d+\\.\\d+).*$", "$1"));
            jdks.add(r.platform().jdkFeature());
        });
        return (runs.get(0).platform().stack().equals("gvisor") ? "" : String.join(", ", kernels) + "; ") + "JDK "
                + jdks.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
