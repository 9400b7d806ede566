package setpeername.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import setpeername.outcome.Observation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The known disagreements of a real Linux with {@code model:linux}, from {@code findings.yaml}. A known one hides no other. */
public final class Findings {

    private static final String FILE = "/setpeername/findings.yaml";

    /**
     * One cause of disagreement.
     *
     * @param id its name
     * @param test the test that shows it
     * @param apis where
     * @param families where
     * @param seen the real outcome
     * @param predicted the model's outcome
     * @param clause what is broken
     * @param explanation why the model stays as it is
     */
    public record Finding(String id, String test, List<String> apis, List<String> families, String seen, String predicted, String clause,
            String explanation) {

        /** Whether it is about that disagreement, and no other. */
        public boolean explains(Observation real, Observation model) {
            return test.equals(real.test()) && apis.contains(real.api()) && families.contains(real.family()) && seen.equals(real.outcome())
                    && predicted.equals(model.outcome());
        }
    }

    private Findings() {
    }

    /** All known ones. */
    public static List<Finding> all() {
        try (InputStream in = Findings.class.getResourceAsStream(FILE)) {
            return new YAMLMapper().readValue(in, new TypeReference<List<Finding>>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a real outcome is one that the model predicts. */
    public static boolean agree(Observation real, Observation model) {
        return real.outcome().equals(model.outcome()) && real.status() == model.status()
                || List.of(model.outcome().split(java.util.regex.Pattern.quote(Predictor.OR))).contains(real.outcome());
    }
}
