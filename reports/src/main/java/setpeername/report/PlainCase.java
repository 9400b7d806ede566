package setpeername.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.outcome.Words;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * What the cases of a claim on one network stack say of it, for a reader who asks what to rely on: what becomes of the plain case, and in which
 * edge cases the claim breaks.
 *
 * @param verdict in one word
 * @param words in a few words, as Markdown
 * @param edges by the other tests of the claim that have a result: where they break, in words; empty where they do not, {@link #EVERYWHERE}
 *         where every case breaks
 */
record PlainCase(Verdict verdict, String words, Map<String, String> edges) {

    /** Where a test breaks that breaks in each of its cases. */
    static final String EVERYWHERE = "everywhere";

    static PlainCase of(Matrix.ClaimRow claim, List<Observation> all) {
        return of(claim.plain(), claim.tests(), all);
    }

    static PlainCase of(String plain, List<String> tests, List<Observation> all) {
        Map<String, String> edges = new LinkedHashMap<>();
        for (String test : tests) {
            List<Observation> cases = tried(all, test);
            if (!test.equals(plain) && !cases.isEmpty()) {
                edges.put(test, breaking(cases));
            }
        }
        List<Observation> cases = plain == null ? List.of() : tried(all, plain);
        Verdict verdict = Verdict.of(plain, all);
        return new PlainCase(verdict, switch (verdict) {
            case HOLDS, HOLDS_EXCEPT_EDGES -> Verdict.HOLDS.word();
            case BREAKS, BREAKS_EXCEPT_EDGES -> "**breaks**: " + meanings(cases.isEmpty() ? all : cases);
            case MIXED -> verdict.word() + (cases.isEmpty() ? "" : ": **breaks** " + (EVERYWHERE.equals(breaking(cases))
                    ? "on some kernels or JDKs: " + meanings(cases) : breaking(cases)));
            case UNDECIDED -> verdict.word() + ": the plain case has no result" + why(all, plain);
            default -> verdict.word();
        }, edges);
    }

    /** Why most cases of a test that could have a result have none, in brackets. */
    private static String why(List<Observation> all, String test) {
        Map<String, Long> reasons = all.stream().filter(o -> o.test().equals(test) && o.status() != Status.NOT_APPLICABLE)
                .collect(Collectors.groupingBy(Observation::meaning, LinkedHashMap::new, Collectors.counting()));
        return reasons.entrySet().stream().max(Map.Entry.comparingByValue()).map(most -> " ("
                + Words.shown(most.getKey(), 160).replaceFirst("^A premise failed: ", "").replaceFirst("\\.$", "") + ")").orElse("");
    }

    private static List<Observation> tried(List<Observation> all, String test) {
        return all.stream().filter(o -> o.test().equals(test) && (o.status() == Status.HOLDS || o.status() == Status.BREAKS)).toList();
    }

    /** What the outcomes mean that break; where there are several, through which APIs each. */
    private static String meanings(List<Observation> cases) {
        Map<String, Set<String>> apis = new LinkedHashMap<>();
        cases.stream().filter(o -> o.status() == Status.BREAKS)
                .forEach(o -> apis.computeIfAbsent(Words.shown(o.meaning(), 160), m -> new LinkedHashSet<>()).add(o.api()));
        return apis.entrySet().stream().map(e -> apis.size() == 1 ? e.getKey()
                : e.getKey().replaceFirst("\\.$", "") + " (" + apis(List.copyOf(e.getValue())) + ")").collect(Collectors.joining("; "));
    }

    /** Where the cases of one test break: through which APIs or in which families; else in how many. */
    private static String breaking(List<Observation> cases) {
        Set<String> all = cases.stream().map(Observation::key).collect(Collectors.toSet());
        Set<String> broken = cases.stream().filter(o -> o.status() == Status.BREAKS).map(Observation::key).collect(Collectors.toSet());
        if (broken.isEmpty() || broken.size() == all.size()) {
            return broken.isEmpty() ? "" : EVERYWHERE;
        }
        List<String> apis = pure(cases, broken, Observation::api);
        List<String> families = pure(cases, broken, Observation::family);
        return apis != null ? "through " + apis(apis) : families != null ? "for " + list(inOrder(families, Family.ids()))
                : "in " + broken.size() + " of " + Words.count(all.size(), "case");
    }

    /** The APIs, or families, in which all cases break, where they break in no other; else null. */
    private static List<String> pure(List<Observation> cases, Set<String> broken, Function<Observation, String> of) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        cases.forEach(o -> (broken.contains(o.key()) ? found : others).add(of.apply(o)));
        return found.stream().anyMatch(others::contains) ? null : new ArrayList<>(found);
    }

    private static String apis(List<String> ids) {
        List<String> java = Arrays.stream(Api.values()).filter(a -> a != Api.POSIX).map(Api::id).toList();
        return ids.size() == java.size() && java.containsAll(ids) ? "every Java API"
                : list(inOrder(ids, Api.ids()).stream().map(PlainCase::title).toList());
    }

    private static String title(String api) {
        return Api.ids().contains(api) ? Api.of(api).title() : Words.shown(api, 40);
    }

    private static List<String> inOrder(List<String> some, List<String> order) {
        return some.stream().sorted(Comparator.comparing(order::indexOf)).map(s -> Words.shown(s, 40)).toList();
    }

    private static String list(List<String> all) {
        return all.size() == 1 ? all.get(0) : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}
