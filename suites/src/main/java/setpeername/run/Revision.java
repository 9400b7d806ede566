package setpeername.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The revision of setpeername that runs, as the build noted it. */
public final class Revision {

    private Revision() {
    }

    /** The abbreviated commit, with {@code -dirty} where the tree had changes; {@code unknown} outside a checkout. */
    public static String commit() {
        Properties noted = new Properties();
        try (InputStream in = Revision.class.getResourceAsStream("/setpeername/commit.properties")) {
            if (in != null) {
                noted.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String commit = noted.getProperty("git.commit.id.abbrev", "unknown");
        return Boolean.parseBoolean(noted.getProperty("git.dirty")) ? commit + "-dirty" : commit;
    }
}
