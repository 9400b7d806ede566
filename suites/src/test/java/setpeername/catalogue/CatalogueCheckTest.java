package setpeername.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.claim.Claim;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Meaning;
import setpeername.outcome.Outcome;
import setpeername.run.TestMethod;

/** Every disagreement between ids, catalogue and tests is found. */
class CatalogueCheckTest {

    private static final List<String> IDS = List.of("article/one", "article/two");

    /** Two tests of two claims. */
    static final class Pair {
        @Claim("article/one")
        @Outcome(id = "ok", means = Meaning.HOLDS, desc = "Yes.")
        void first() {
        }

        @Claim("article/two")
        @Outcome(id = "ok", means = Meaning.HOLDS, desc = "Yes.")
        void second() {
        }
    }

    private static ClaimEntry claim(String id, String... tests) {
        return new ClaimEntry(id, ClaimEntry.Kind.CLAIM, "theme", "says", "statement", "source", List.of(tests),
                tests.length == 0 ? "Nothing can be seen." : null);
    }

    private static List<String> disagreements(ClaimEntry... claims) {
        return CatalogueCheck.disagreements(IDS, List.of(claims), TestMethod.of(Pair.class));
    }

    @Test
    void agreementIsNoDisagreement() {
        assertThat(disagreements(claim("article/one", "Pair.first"), claim("article/two", "Pair.second"))).isEmpty();
    }

    @Test
    void missingClaim() {
        assertThat(disagreements(claim("article/one", "Pair.first"))).containsExactlyInAnyOrder(
                "Claim article/two is missing from the catalogue.",
                "Test Pair.second tests article/two, which the catalogue lacks.");
    }

    @Test
    void unknownClaim() {
        assertThat(disagreements(claim("article/one", "Pair.first"), claim("article/two", "Pair.second"), claim("article/three")))
                .containsExactly("Claim article/three is unknown: nobody made it.");
    }

    @Test
    void testThatDoesNotExist() {
        assertThat(disagreements(claim("article/one", "Pair.first", "Pair.third"), claim("article/two", "Pair.second")))
                .containsExactly("Claim article/one lists Pair.third, which does not exist.");
    }

    @Test
    void testThatItsClaimDoesNotList() {
        assertThat(disagreements(claim("article/one", "Pair.first"), claim("article/two")))
                .containsExactly("Test Pair.second tests article/two, which does not list it.");
    }

    @Test
    void testListedByAnotherClaim() {
        assertThat(disagreements(claim("article/one", "Pair.first", "Pair.second"), claim("article/two", "Pair.second")))
                .containsExactly("Claim article/one lists Pair.second, which tests article/two.");
    }

    @Test
    void testListedTwice() {
        assertThat(disagreements(claim("article/one", "Pair.first", "Pair.first"), claim("article/two", "Pair.second")))
                .containsExactly("Claim article/one lists Pair.first twice.");
    }

    @Test
    void twoTestsOfOneName() {
        List<TestMethod> twice = TestMethod.of(Pair.class);
        assertThat(CatalogueCheck.disagreements(IDS, List.of(claim("article/one", "Pair.first"), claim("article/two", "Pair.second")),
                List.of(twice.get(0), twice.get(1), twice.get(0)))).containsExactly("Two tests are called Pair.first.");
    }
}
