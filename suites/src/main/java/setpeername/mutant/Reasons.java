package setpeername.mutant;

import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Why a kill matrix has gaps, written by hand.
 *
 * @param equivalent the mutants that no test can kill: id to reason, from {@code equivalent-mutants.yaml}
 * @param untried the claims that the model cannot try: id to reason, from {@code claims-without-mutants.yaml}
 */
public record Reasons(Map<String, String> equivalent, Map<String, String> untried) {

    /** The file of equivalent mutants. */
    public static final String EQUIVALENT = "equivalent-mutants.yaml";
    /** The file of claims that the model cannot try. */
    public static final String UNTRIED = "claims-without-mutants.yaml";

    /** Those of the suites. */
    public static Reasons written() {
        return new Reasons(read(EQUIVALENT), read(UNTRIED));
    }

    private static Map<String, String> read(String file) {
        try (InputStream in = Reasons.class.getResourceAsStream("/setpeername/" + file)) {
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
