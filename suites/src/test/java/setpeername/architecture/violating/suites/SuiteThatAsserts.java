package setpeername.architecture.violating.suites;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import setpeername.claim.Claim;

/** Wrong: tests that judge. */
public final class SuiteThatAsserts {
    @Claim("article/no-handshake")
    boolean returnsSomething() {
        return true;
    }

    void assertsWithJupiter() {
        Assertions.assertTrue(returnsSomething());
    }

    void assertsWithKeyword() {
        assert returnsSomething();
    }

    void assumes() {
        Assumptions.assumeTrue(returnsSomething());
    }
}
