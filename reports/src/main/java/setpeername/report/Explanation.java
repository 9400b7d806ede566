package setpeername.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import setpeername.platform.Platform;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Why some platforms differ from the others: an entry of {@code differences.yaml}.
 *
 * @param id what links and the page call it
 * @param headline the difference in one sentence
 * @param platform who differs
 * @param why the reason; null where it was not found
 * @param unknown what was looked for in vain; null where the reason was found
 * @param sources the places that say so
 * @param outcomes by test, the outcomes that this is the reason of
 */
record Explanation(String id, String headline, Who platform, String why, String unknown, List<Source> sources,
        Map<String, List<String>> outcomes) {

    private static final String FILE = "differences.yaml";

    /** A place that a reader can look up. */
    record Source(String name, String link) {
    }

    /**
     * Platforms, by what their records say of them. A part that is null is true of all.
     *
     * @param stack whose UDP it is
     * @param options a word of the options that the JVM was given
     * @param kernel {@code before 6.5} or {@code from 6.5}
     * @param jdk {@code before 22} or {@code from 22}
     */
    record Who(String stack, String options, String kernel, String jdk) {

        private static final Pattern BOUND = Pattern.compile("(before|from) (\\d+)(?:\\.(\\d+))?");

        boolean has(Platform p) {
            return (stack == null || stack.equals(p.stack())) && (options == null || p.options().contains(options))
                    && within(kernel, Likeness.kernel(p)) && within(jdk, new int[] {Likeness.jdk(p), 0});
        }

        private static boolean within(String bound, int[] version) {
            if (bound == null) {
                return true;
            }
            Matcher parts = BOUND.matcher(bound);
            parts.matches();
            int major = Integer.parseInt(parts.group(2));
            int minor = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
            boolean before = version[0] < major || version[0] == major && version[1] < minor;
            return before == parts.group(1).equals("before");
        }

        @JsonIgnore
        private boolean isSaid() {
            return (stack != null || options != null || kernel != null || jdk != null)
                    && (kernel == null || BOUND.matcher(kernel).matches()) && (jdk == null || BOUND.matcher(jdk).matches());
        }
    }

    /** Whether this is the reason why a platform gives that outcome. */
    boolean explains(Platform who, String test, String outcome) {
        return platform.has(who) && outcomes.getOrDefault(test, List.of()).contains(outcome);
    }

    /**
     * The entries of the file.
     *
     * @throws IllegalStateException with one sentence, where the file is malformed
     */
    static List<Explanation> load() {
        try (InputStream in = Explanation.class.getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Explanation> parse(String text) {
        YAMLMapper mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        List<Explanation> all;
        try {
            all = List.of(mapper.readValue(text, Explanation[].class));
        } catch (JacksonException e) {
            throw new IllegalStateException(FILE + ": " + e.getOriginalMessage(), e);
        }
        Set<String> ids = new HashSet<>();
        for (Explanation one : all) {
            if (blank(one.id()) || !ids.add(one.id())) {
                throw new IllegalStateException(FILE + ": each entry needs an id of its own; " + one.id() + " is none.");
            }
            String lacks = one.lacks();
            if (lacks != null) {
                throw new IllegalStateException(FILE + ": " + one.id() + " lacks " + lacks + ".");
            }
        }
        return all;
    }

    private String lacks() {
        if (blank(headline)) {
            return "a headline";
        } else if (platform == null || !platform.isSaid()) {
            return "a platform (stack, options, kernel or jdk; of the last two 'before N' or 'from N')";
        } else if (blank(why) == blank(unknown)) {
            return "one of why and unknown";
        } else if (empty(sources) || sources.stream().anyMatch(s -> blank(s.name()) || s.link() == null || !s.link().startsWith("https://"))) {
            return "sources, each with a name and an https link";
        }
        return outcomes == null || outcomes.isEmpty() || outcomes.values().stream().anyMatch(Explanation::empty) ? "outcomes" : null;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean empty(Collection<?> list) {
        return list == null || list.isEmpty();
    }
}
