package setpeername.architecture.violating;

import setpeername.claim.Claim;

/** Wrong: a test where nobody looks for one. */
public final class StrayMethod {
    @Claim("article/no-handshake")
    void strayTest() {
    }
}
