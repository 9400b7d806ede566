package setpeername.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;

/**
 * An observation as the line in which one JVM of this project tells another of it: its fields with tabs between, a list as its length and
 * its elements. A JVM that only writes such lines never loads what JSON takes, which is more than all that a case takes.
 */
final class CaseLine {

    private static final String START = "case\t";

    private CaseLine() {
    }

    /** Whether a line is one. */
    static boolean is(String line) {
        return line.startsWith(START);
    }

    /** The line of an observation. */
    static String of(Observation o) {
        StringBuilder line = new StringBuilder("case");
        for (String field : List.of(o.claim(), o.test(), o.api(), o.family(), o.outcome(), o.meaning(), o.status().name(),
                String.valueOf(o.nanos()), o.capture())) {
            add(line, field);
        }
        add(line, o.detail());
        add(line, o.parts());
        return line.toString();
    }

    private static void add(StringBuilder line, List<?> list) {
        add(line, String.valueOf(list.size()));
        list.forEach(element -> add(line, element.toString()));
    }

    private static void add(StringBuilder line, String field) {
        line.append('\t').append(field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"));
    }

    /** The observation of a line. */
    static Observation observation(String line) {
        Deque<String> fields = new ArrayDeque<>(List.of(line.substring(START.length()).split("\t", -1)));
        String claim = next(fields);
        String test = next(fields);
        String api = next(fields);
        String family = next(fields);
        String outcome = next(fields);
        String meaning = next(fields);
        Status status = Status.valueOf(next(fields));
        long nanos = Long.parseLong(next(fields));
        String capture = next(fields);
        List<String> detail = list(fields);
        List<Integer> parts = list(fields).stream().map(Integer::valueOf).toList();
        return new Observation(claim, test, api, family, outcome, meaning, status, detail, nanos, parts, capture);
    }

    private static List<String> list(Deque<String> fields) {
        int size = Integer.parseInt(next(fields));
        List<String> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(next(fields));
        }
        return list;
    }

    private static String next(Deque<String> fields) {
        String field = fields.remove();
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                c = field.charAt(++i);
                plain.append(c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
