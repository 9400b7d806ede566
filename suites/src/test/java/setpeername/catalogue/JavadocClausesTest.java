package setpeername.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import setpeername.claim.JavadocClauses;
import setpeername.claim.JavadocClauses.Clause;
import setpeername.run.Suites;
import setpeername.run.TestMethod;

/** The clauses of the Javadoc name tests that exist; that they are complete is what {@link JavadocClauses#load()} itself demands. */
class JavadocClausesTest {

    private static List<String> missing(List<Clause> clauses, Set<String> tests) {
        return clauses.stream().flatMap(clause -> clause.tests().stream().filter(test -> !tests.contains(test))
                .map(test -> clause.of() + " names " + test + ", which does not exist.")).toList();
    }

    @Test
    void namedTestsExist() {
        Set<String> tests = Suites.tests().stream().map(TestMethod::id).collect(Collectors.toSet());
        assertThat(missing(JavadocClauses.load(), tests)).isEmpty();
    }

    @Test
    void testThatDoesNotExistIsFound() {
        assertThat(missing(JavadocClauses.load(), Set.of())).contains("DatagramSocket.bind names Names.bindTwice, which does not exist.");
    }
}
