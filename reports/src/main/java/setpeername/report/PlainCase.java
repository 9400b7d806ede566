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
 * other situations the claim breaks.
 *
 * @param answer in one word
 * @param words in a few words, as Markdown
 * @param edges by the other tests of the claim that have a result: where they break, in words; empty where they do not, {@link #EVERYWHERE}
 *         where every case breaks
 */
record PlainCase(Answer answer, String words, Map<String, String> edges) {

    /** Where a test breaks that breaks in each of its cases. */
    static final String EVERYWHERE = "everywhere";

    /** The verdict, as the plain case decides it. */
    enum Answer {
        /** Every case holds. */
        HOLDS("hold"),
        /** The plain case holds, and some other situation breaks the claim. */
        HOLDS_BUT_FOR_EDGES("hold but for edge cases"),
        /** The plain case holds through some APIs or in some families, or no test is the plain case. */
        MIXED("are mixed"),
        /** The plain case breaks, or every case. */
        BREAKS("break"),
        /** No case has a result, or none was graded. */
        OTHER("have no result");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        /** What so many claims do. */
        String words() {
            return words;
        }
    }

    static PlainCase of(Matrix.ClaimRow claim, List<Observation> all) {
        return of(claim.plain(), claim.tests(), all);
    }

    static PlainCase of(String plain, List<String> tests, List<Observation> all) {
        Verdict verdict = Verdict.of(all);
        Map<String, String> edges = new LinkedHashMap<>();
        for (String test : tests) {
            List<Observation> cases = tried(all, test);
            if (!test.equals(plain) && !cases.isEmpty()) {
                edges.put(test, breaking(cases));
            }
        }
        if (verdict != Verdict.HOLDS && verdict != Verdict.BREAKS && verdict != Verdict.MIXED) {
            return new PlainCase(Answer.OTHER, verdict.word(), edges);
        }
        List<Observation> cases = plain == null ? List.of() : tried(all, plain);
        String where = cases.isEmpty() ? null : breaking(cases);
        if (verdict == Verdict.HOLDS) {
            return new PlainCase(Answer.HOLDS, "holds", edges);
        } else if (verdict == Verdict.BREAKS || EVERYWHERE.equals(where)) {
            return new PlainCase(Answer.BREAKS, "**breaks**: " + meanings(cases.isEmpty() ? all : cases), edges);
        } else if (where == null) {
            return new PlainCase(Answer.MIXED, plain == null ? "mixed" : "mixed, the plain case has no result", edges);
        }
        return where.isEmpty() ? new PlainCase(Answer.HOLDS_BUT_FOR_EDGES, "holds", edges)
                : new PlainCase(Answer.MIXED, "holds; **breaks** " + where, edges);
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
