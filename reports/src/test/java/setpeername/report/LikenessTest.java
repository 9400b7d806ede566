package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Status;
import setpeername.platform.Platform;

class LikenessTest {

    private static final Platform HERE = Runs.linux("6.18.44-cloud", "25.0.3+9-LTS");

    private static List<NamedRun> records(Platform... platforms) {
        return Stream.of(platforms).map(p -> new NamedRun(p.id(), Runs.run(p, Status.HOLDS, "ok"))).toList();
    }

    private static Platform nearest(Platform here, Platform... records) {
        return Likeness.nearest(here, records(records)).orElseThrow().run().platform();
    }

    @Test
    void anotherSystemOrStackIsNoRecordAtAll() {
        assertThat(Likeness.nearest(HERE, records(Runs.platform("darwin", "darwin", "6.18.44", "libSystem", "25"),
                Runs.platform("linux", "gvisor", "6.18.44", "glibc 2.36", "25")))).isEmpty();
    }

    @Test
    void nearestKernelCountsBeforeLibcAndJdk() {
        Platform near = Runs.platform("linux", "linux", "6.17.1", "musl 1.2.5", "17.0.1");
        assertThat(nearest(HERE, Runs.linux("6.1.0", "25.0.3"), near, Runs.linux("7.2", "25.0.3"))).isEqualTo(near);
    }

    @Test
    void kernelVersionsAreNumbers() {
        Platform near = Runs.linux("6.9.1", "25");
        assertThat(nearest(Runs.linux("6.10.0", "25"), Runs.linux("6.1.10", "25"), near)).isEqualTo(near);
    }

    @Test
    void sameLibcCountsBeforeJdk() {
        Platform glibc = Runs.platform("linux", "linux", "6.18.44", "glibc 2.41", "17.0.1");
        assertThat(nearest(HERE, Runs.platform("linux", "linux", "6.18.44", "musl 1.2.5", "25.0.3"), glibc)).isEqualTo(glibc);
    }

    @Test
    void nearestJdk() {
        Platform near = Runs.linux("6.18.44", "26-ea");
        assertThat(nearest(HERE, Runs.linux("6.18.44", "17.0.15+6"), near, Runs.linux("6.18.44", "21"))).isEqualTo(near);
    }

    @Test
    void patchLevelsDoNotMakeAnotherPlatform() {
        assertThat(Likeness.same(HERE, Runs.platform("linux", "linux", "6.18.2", "glibc 2.41", "25.0.1"))).isTrue();
        assertThat(Likeness.same(HERE, Runs.linux("6.17.44", "25"))).isFalse();
        assertThat(Likeness.same(HERE, Runs.linux("6.18.44", "24"))).isFalse();
        assertThat(Likeness.same(HERE, Runs.platform("linux", "linux", "6.18.44", "musl 1.2.5", "25"))).isFalse();
    }

    @Test
    void buildsOfWindowsAreKernelsOfTheirOwn() {
        Platform server2025 = Runs.platform("windows", "windows", "10.0.26100", "winsock 2.2", "25");
        assertThat(Likeness.same(server2025, Runs.platform("windows", "windows", "10.0.26100", "winsock", "25"))).isTrue();
        assertThat(Likeness.same(server2025, Runs.platform("windows", "windows", "10.0.20348", "winsock 2.2", "25"))).isFalse();
    }

    @Test
    void otherwiseNamesWhatDiffers() {
        assertThat(Likeness.otherwise(HERE, Runs.platform("linux", "linux", "6.12.1", "musl 1.2.5", "17.0.1")))
                .isEqualTo("kernel 6.12.1 instead of 6.18.44-cloud, musl 1.2.5 instead of glibc 2.36, JDK 17.0.1 instead of 25.0.3+9-LTS");
        assertThat(Likeness.otherwise(HERE, HERE)).isEmpty();
    }

    @Test
    void anyTextIsAVersion() {
        Platform odd = Runs.linux("<script>99999999999999999999", "");
        assertThat(nearest(odd, odd)).isEqualTo(odd);
        assertThat(Likeness.same(odd, Runs.linux("", "none"))).isTrue();
    }
}
