package setpeername.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import setpeername.outcome.Difference;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Words;

/**
 * A run as JUnit XML, the form that Surefire and the Ant task write and that CI servers read. A case that breaks its claim passes: what
 * fails is a change from the record, and what is an error is one of the harness. A case without a result is skipped and says why.
 */
final class JUnitXml {

    private static final int MOST = 4000;

    private JUnitXml() {
    }

    /**
     * The text of the file: a suite for each suite's class, a test case for each case.
     *
     * @param failing the differences for which the build fails
     * @param record what the run was compared with; null where there is none
     */
    static String of(NamedRun measured, List<Difference> failing, NamedRun record) {
        Run run = measured.run();
        Map<String, Difference> failures = new LinkedHashMap<>();
        failing.forEach(d -> failures.put(d.key(), d));
        Map<String, List<Observation>> suites = run.observations().stream()
                .collect(Collectors.groupingBy(o -> suite(o.test()), LinkedHashMap::new, Collectors.toList()));
        failing.stream().filter(d -> d.kind() == Difference.Kind.MISSING).forEach(d -> suites.putIfAbsent(suite(d.test()), List.of()));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"")
                .append(Xml.text(Words.shown("setpeername on " + run.platform().id(), 300))).append("\">\n");
        suites.forEach((name, cases) -> {
            List<Difference> missing = failing.stream().filter(d -> d.kind() == Difference.Kind.MISSING)
                    .filter(d -> suite(d.test()).equals(name)).toList();
            suite(xml, name, cases, missing, failures, run, record);
        });
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, String name, List<Observation> cases, List<Difference> missing,
            Map<String, Difference> failures, Run run, NamedRun record) {
        long errors = cases.stream().filter(JUnitXml::isError).count();
        long failed = missing.size() + cases.stream().filter(o -> !isError(o) && failures.containsKey(o.key())).count();
        long skipped = cases.stream().filter(o -> isSkipped(o) && !failures.containsKey(o.key())).count();
        xml.append("  <testsuite name=\"").append(Xml.text(name)).append("\" tests=\"").append(cases.size() + missing.size())
                .append("\" failures=\"").append(failed).append("\" errors=\"").append(errors).append("\" skipped=\"").append(skipped)
                .append("\" time=\"").append(seconds(cases.stream().mapToLong(Observation::nanos).sum())).append("\" timestamp=\"")
                .append(Xml.text(run.started().replaceFirst("Z$", ""))).append("\" hostname=\"").append(Xml.text(run.platform().id()))
                .append("\">\n");
        for (Observation o : cases) {
            String body = isError(o) ? element("error", o.meaning(), "HARNESS_ERROR", trace(o))
                    : failures.containsKey(o.key()) ? element("failure", changed(failures.get(o.key()), record), "changed", trace(o))
                    : isSkipped(o) ? "<skipped message=\"" + Xml.text(Words.shown(o.status() + ": " + o.meaning(), MOST)) + "\"/>"
                    : "<system-out>" + Xml.text(limited(o.status() + ": " + o.meaning() + "\noutcome: " + o.outcome() + "\n" + trace(o)))
                            + "</system-out>";
            testCase(xml, o.test(), o.api(), o.family(), o.nanos(), body);
        }
        for (Difference d : missing) {
            testCase(xml, d.test(), d.api(), d.family(), 0, element("failure", changed(d, record), "missing", ""));
        }
        xml.append("  </testsuite>\n");
    }

    private static void testCase(StringBuilder xml, String test, String api, String family, long nanos, String body) {
        xml.append("    <testcase classname=\"").append(Xml.text("setpeername." + suite(test))).append("\" name=\"")
                .append(Xml.text(test.substring(test.lastIndexOf('.') + 1) + " [" + api + ", " + family + "]")).append("\" time=\"")
                .append(seconds(nanos)).append("\">").append(body).append("</testcase>\n");
    }

    private static String element(String name, String message, String type, String content) {
        return "<" + name + " message=\"" + Xml.text(Words.shown(message, MOST)) + "\" type=\"" + type + "\">" + Xml.text(limited(content))
                + "</" + name + ">";
    }

    private static String changed(Difference difference, NamedRun record) {
        return "Changed from the record " + (record == null ? "" : record.name() + ": ") + difference;
    }

    private static boolean isError(Observation o) {
        return o.status() == Status.HARNESS_ERROR;
    }

    private static boolean isSkipped(Observation o) {
        return o.status() == Status.NOT_RUN || o.status() == Status.NOT_APPLICABLE || o.status() == Status.INCONCLUSIVE;
    }

    private static String trace(Observation o) {
        return String.join("\n", o.detail());
    }

    private static String limited(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "..." : text;
    }

    private static String suite(String test) {
        int dot = test.lastIndexOf('.');
        return dot < 0 ? test : test.substring(0, dot);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
    }
}
