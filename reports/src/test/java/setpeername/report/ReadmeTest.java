package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.claim.Catalogue;

/** Holds the README's matrix to the committed records. {@code ci/renew-readme} writes it, by way of the property. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final String BEGIN = "<!-- matrix: made by ci/renew-readme from reports/observed -->\n";
    private static final String END = "<!-- matrix ends -->\n";

    private static String matrix() {
        List<Column> records = NamedRun.recorded(Path.of("observed")).stream()
                .map(r -> new Column(r.name(), Column.Role.RECORDED, null, r.run())).toList();
        return ShortMatrix.of(Catalogue.load().all(), records);
    }

    /** What the README says of two rows, to show how they are read. */
    @Test
    void theTwoAnswersAreThoseOfTheTable() {
        assertThat(matrix().lines().filter(l -> l.startsWith("| With connect(), the next recv or recvfrom fails")))
                .singleElement().asString().endsWith("| holds | holds | Empty datagram brings error back (through every Java API) |");
        String breaks = "**breaks**: The address is obeyed: the datagram goes where sendto() says (libc); sendto() to somebody else is refused"
                + " (every Java API)";
        assertThat(matrix().lines().filter(l -> l.startsWith("| On Linux 4.4.0 a connected socket may use sendto")))
                .singleElement().asString().contains("| " + breaks + " | " + breaks + " |");
    }

    @Test
    void theMatrixIsThatOfTheRecords() throws IOException {
        String text = Files.readString(README);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(begin).as("where the matrix begins").isGreaterThan(BEGIN.length());
        assertThat(end).as("where it ends").isGreaterThanOrEqualTo(begin);
        if ("renew".equals(System.getProperty("readme"))) {
            Files.writeString(README, text.substring(0, begin) + matrix() + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end)).as("README.md's matrix; 'ci/renew-readme' renews it").isEqualTo(matrix());
    }
}
