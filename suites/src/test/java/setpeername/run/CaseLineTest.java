package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;

class CaseLineTest {

    private static final Observation SEEN = new Observation("a/b", "S.t", "posix", "ipv4", "\\t, \t", "Two\nlines\r\\n.", Status.BREAKS,
            List.of("", "a\\", "\u00e9\u4e2d"), 7, List.of(-1, 2), "AAEC");

    @Test
    void whatIsWrittenIsReadAndIsOneLine() {
        String line = CaseLine.of(SEEN);
        assertThat(CaseLine.is(line)).isTrue();
        assertThat(line.lines()).hasSize(1);
        assertThat(CaseLine.observation(line)).isEqualTo(SEEN);
    }

    @Test
    void emptyFieldsAndListsStayEmpty() {
        Observation empty = new Observation("", "", "", "", "", "", Status.NOT_RUN, List.of(), 0);
        assertThat(CaseLine.observation(CaseLine.of(empty))).isEqualTo(empty);
    }

    @Test
    void requestIsNone() {
        assertThat(CaseLine.is("SERVER open ipv4")).isFalse();
    }
}
