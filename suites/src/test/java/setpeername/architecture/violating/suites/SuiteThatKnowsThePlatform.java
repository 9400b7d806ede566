package setpeername.architecture.violating.suites;

import setpeername.platform.Platform;

/** Wrong: tests that know where they run. */
public final class SuiteThatKnowsThePlatform {
    boolean knows(Platform platform) {
        return platform.ipv6();
    }

    String asksForTheName() {
        return System.getProperty("os.name");
    }
}
