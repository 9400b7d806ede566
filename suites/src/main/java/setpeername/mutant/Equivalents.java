package setpeername.mutant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The mutants that no test can kill, each with the reason, from {@code equivalent-mutants.yaml}. */
public final class Equivalents {

    /** The file's name. */
    public static final String FILE = "equivalent-mutants.yaml";

    private Equivalents() {
    }

    /** Mutant id to reason. */
    public static Map<String, String> all() {
        try (InputStream in = Equivalents.class.getResourceAsStream("/setpeername/" + FILE)) {
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
