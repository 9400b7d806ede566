package setpeername.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static setpeername.environment.Commands.after;
import static setpeername.environment.Commands.inNamespace;
import static setpeername.environment.Commands.setpeername;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.environment.Commands.Ended;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.run.TestMethod;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.suites.AsynchronousErrors;
import setpeername.suites.RepeatedConnect;

/** A machine that lacks something gets one sentence, or cases that say what was missing; never a stack trace, and the old file stays. */
@Tag("slow")
class BadEnvironmentTest {

    private static final String UP = "ip link set lo up";
    /** Enough tests to see what is missing; the suites that start processes take long. */
    private static final String TESTS = Stream.of(AsynchronousErrors.class, RepeatedConnect.class).flatMap(s -> TestMethod.of(s).stream())
            .map(TestMethod::id).collect(Collectors.joining(","));
    private static final int CASES = TESTS.split(",").length * Api.values().length * Family.values().length;

    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void oldFile() throws IOException {
        file = Files.writeString(directory.resolve("run.jsonl"), "old");
    }

    private List<String> observe(String... options) {
        return setpeername(List.of(), Stream.concat(Stream.of("observe", "--out", file.toString(), "--test", TESTS), Stream.of(options))
                .toArray(String[]::new));
    }

    private void refused(Ended ended, String sentence) throws IOException {
        assertThat(ended.withoutStackTrace().sentence()).startsWith("setpeername: ").contains(sentence);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("old");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    private Run written(Ended ended) throws IOException {
        assertThat(ended.withoutStackTrace().err()).isEmpty();
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        return RunFile.read(file);
    }

    private static Stream<Observation> of(Run run, Status status) {
        return run.observations().stream().filter(o -> o.status() == status);
    }

    @Test
    void goodNamespaceGivesResults() throws IOException {
        Run run = written(inNamespace(UP, observe()));
        assertThat(run.observations()).hasSize(CASES);
        assertThat(of(run, Status.HOLDS).count()).isGreaterThan(run.observations().size() / 2L);
        assertThat(of(run, Status.HARNESS_ERROR)).isEmpty();
    }

    @Test
    void loopbackDown() throws IOException {
        refused(inNamespace("", observe()), "bring the loopback interface up (ip link set lo up on Linux");
    }

    @Test
    void ipv6SwitchedOff() throws IOException {
        Run run = written(inNamespace(UP + "\necho 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6", observe()));
        assertThat(run.platform().ipv6()).isFalse();
        assertThat(run.observations()).hasSize(CASES).filteredOn(o -> !o.family().equals("ipv4"))
                .allMatch(o -> o.status() == Status.INCONCLUSIVE && o.meaning().startsWith("No IPv6 here: "));
        Run good = written(inNamespace(UP, observe("--family", "ipv4")));
        assertThat(outcomes(run)).isEqualTo(outcomes(good));
    }

    @Test
    void scriptsOverIpv6ThatIsNotThere() throws IOException {
        String off = UP + "\necho 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6";
        Path script = Files.writeString(directory.resolve("six.script"), "setpeername script 1\napi datagram-channel\nfamily ipv6\ns1.connect(A)\nend\n");
        Ended replay = inNamespace(off, setpeername(List.of(), "replay", script.toString()));
        assertThat(replay.withoutStackTrace().sentence()).contains("six.script cannot be run here. No IPv6 here: ");
        assertThat(replay.exitCode()).isEqualTo(2);
        for (String command : List.of("explore --tries 10 --out " + directory, "benchmark --scripts 1", "speed --sends 100")) {
            List<String> words = List.of(command.split(" "));
            Ended named = inNamespace(off, setpeername(List.of(), Stream.concat(words.stream(), Stream.of("--api", "datagram-channel", "--family",
                    "ipv6")).toArray(String[]::new)));
            assertThat(named.withoutStackTrace().out()).as(command).startsWith("datagram-channel ipv6: not tried. No IPv6 here: ").hasLineCount(1);
            assertThat(named.exitCode()).as(command).isEqualTo(2);
            Ended all = inNamespace(off, setpeername(List.of(), Stream.concat(words.stream(), Stream.of("--api", "datagram-channel"))
                    .toArray(String[]::new)));
            assertThat(all.withoutStackTrace().out()).as(command).contains("datagram-channel ipv6: not tried. No IPv6 here: ");
            assertThat(all.exitCode()).as(command).isZero();
        }
    }

    @Test
    void scriptFromAPipeForTheOtherJvm() {
        Ended replay = after("exec < <(printf 'setpeername script 1\\napi datagram-socket\\nfamily ipv4\\ns1.connect(A)\\nend\\n')",
                setpeername(List.of(), "replay", "/dev/stdin"));
        assertThat(replay.withoutStackTrace().err()).isEmpty();
        assertThat(replay.out()).isEqualTo("s1.connect(A) -> ok\nmodel:linux allows all of this.\n");
        assertThat(replay.exitCode()).isZero();
    }

    /** What became of the cases of family ipv4. */
    private static Map<String, String> outcomes(Run run) {
        return run.observations().stream().filter(o -> o.family().equals("ipv4"))
                .collect(Collectors.toMap(Observation::key, o -> o.status() + " " + o.outcome()));
    }

    @Test
    void ephemeralPortsExhausted() throws IOException {
        refused(inNamespace(UP + "\necho 40000 40000 > /proc/sys/net/ipv4/ip_local_port_range\nexec 3<>/dev/udp/127.0.0.1/9", observe()),
                "close sockets, or widen the range of ephemeral ports");
    }

    @Test
    void oneEphemeralPortIsEnoughForMostCases() throws IOException {
        Run run = written(inNamespace(UP + "\necho 40000 40000 > /proc/sys/net/ipv4/ip_local_port_range", observe()));
        assertThat(of(run, Status.HOLDS).count()).isGreaterThan(run.observations().size() / 2L);
    }

    @Test
    void fileThatOutgrowsItsLimit() throws IOException {
        refused(after("ulimit -f 1", setpeername(List.of("-XX:-UsePerfData"), "observe", "--out", file.toString(), "--test", TESTS,
                "--api", "datagram-channel")), "Cannot write " + file + ": ");
    }

    @Test
    void systemThatNobodyRecorded() throws IOException {
        Run run = written(after("", setpeername(List.of("-Dos.name=Plan9"), "observe", "--out", file.toString(), "--test", TESTS)));
        assertThat(run.platform().os()).isEqualTo("plan9");
        assertThat(run.platform().id()).startsWith("plan9-");
        assertThat(run.observations()).filteredOn(o -> o.api().equals("posix"))
                .allMatch(o -> o.status() == Status.NOT_RUN && o.meaning().startsWith("No libc binding for Plan9 on "));
        assertThat(run.observations()).filteredOn(o -> !o.api().equals("posix")).extracting(Observation::status).contains(Status.HOLDS)
                .doesNotContain(Status.HARNESS_ERROR, Status.NOT_RUN);
    }
}
