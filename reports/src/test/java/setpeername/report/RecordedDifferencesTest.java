package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds that every difference between the committed records has one explanation in {@code differences.yaml}, and that every explanation is
 * still of a difference. Where it fails, it prints the entries to write or to take out.
 */
class RecordedDifferencesTest {

    @Test
    void everyDifferenceBetweenRecordsIsExplainedOnce() {
        List<NamedRun> records = NamedRun.recorded(Path.of("observed"));
        assertThat(records).as("records").hasSizeGreaterThan(1);
        List<String> complaints = Differences.between(records, Explanation.load()).complaints();
        assertThat(complaints).as("%n%s%n", String.join("\n", complaints)).isEmpty();
    }
}
