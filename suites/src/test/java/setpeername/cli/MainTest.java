package setpeername.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.run.Revision;
import setpeername.run.Suites;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** The command line: what it says, and its exit codes. */
class MainTest {

    private static final String ONE = "AsynchronousErrors.recvReportsClosedPort";

    @TempDir
    private Path directory;

    /** What a command said. */
    private record Said(int exitCode, String out, String err) {
    }

    private static Said run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
            int exitCode = Main.run(arguments);
            return new Said(exitCode, toOut.toString(StandardCharsets.UTF_8), toErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Said observe(String... options) {
        return run(Stream.concat(Stream.of("observe"), Stream.of(options)).toArray(String[]::new));
    }

    /** One sentence on standard error, and where help is; nothing else. */
    private static void refused(Said said, int exitCode, String sentence) {
        assertThat(said.exitCode()).isEqualTo(exitCode);
        assertThat(said.out()).isEmpty();
        List<String> lines = said.err().lines().toList();
        assertThat(lines.get(0)).startsWith("setpeername: ").contains(sentence);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("Try 'java -jar setpeername.jar "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --nonsense                                      | Unknown option: '--nonsense'
            --api tcp                                       | Unknown API 'tcp': choose from posix, datagram-socket, multicast-socket,
            --api posix,tcp                                 | Unknown API 'tcp': choose from
            --api POSIX                                     | Unknown API 'POSIX': choose from
            --family ipv5                                   | Unknown family 'ipv5': choose from ipv4, ipv6, mapped.
            --claim article/nonsense                        | No test of a claim 'article/nonsense': 'observe --list' names them all.
            --claim article/async-error-on-receive,nonsense | No test of a claim 'nonsense'
            --claim [                                       | is no pattern for claims
            --claim {                                       | is no pattern for claims
            --claim reader/*,\\                              | is no pattern for claims
            --test Nonsense.test                            | Unknown test 'Nonsense.test': 'observe --list' names them all.
            --repeat 0                                      | --repeat needs a number of at least 1, not 0.
            --repeat -1                                     | --repeat needs a number of at least 1, not -1.
            --repeat many                                   | 'many' is not an int
            --repeat 99999999999                            | '99999999999' is not an int
            --out                                           | Missing required parameter for option '--out' (FILE)
            --api                                           | Missing required parameter for option '--api'
            stray                                           | Unmatched argument at index 1: 'stray'
            """)
    void wrongOptionIsOneSentence(String options, String sentence) {
        refused(observe(options.split(" ")), 2, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "--nonsense", "Observe"})
    void wrongCommandIsOneSentence(String command) {
        refused(run(command), 2, "'" + command + "'");
    }

    @Test
    void optionsThatLeaveNothingAreOneSentence() {
        refused(observe("--test", ONE, "--claim", "reader/*"), 2, "No case matches");
    }

    @Test
    void helpTellsOptionsExitCodesAndExamples() {
        Said help = observe("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: setpeername observe")
                .contains("--out=FILE", "--api=API", "--family=FAMILY", "--claim=GLOB", "--test=TEST", "--repeat=N", "--list", "--help")
                .contains("Exit codes:", "Examples:").contains(Api.ids()).contains(Family.ids());
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void speedIsARatioWithItsInterval() {
        refused(run("speed", "--sends", "1"), 2, "--sends needs a number from 100 to 100000, not 1.");
        Said said = run("speed", "--sends", "100", "--api", "datagram-channel,channel-socket");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out().lines()).isNotEmpty().allMatch(line -> line.matches(
                "(HOLDS|BREAKS|INCONCLUSIVE) +[a-z-]+ +(ipv4|ipv6|mapped) +connected/unconnected [0-9.]+, 97 % interval .*"));
    }

    @Test
    void noArgumentsAreHelp() {
        Said help = run();
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: setpeername").contains("observe").isEqualTo(run("--help").out());
    }

    @Test
    void versionIsTheRevision() {
        assertThat(run("--version").out().strip()).isEqualTo("setpeername " + Revision.commit());
    }

    @Test
    void listNamesEveryCaseAndRunsNone() {
        Said list = observe("--list");
        assertThat(list.exitCode()).isZero();
        List<String> lines = list.out().lines().toList();
        assertThat(lines).hasSize(Suites.cases().size() + 1);
        assertThat(lines.get(lines.size() - 1)).isEqualTo(Suites.cases().size() + " cases of " + Suites.tests().size() + " tests.");
        assertThat(lines).contains("article/async-error-on-receive  " + ONE + " posix ipv4");
    }

    @Test
    void listCanBeNarrowed() {
        assertThat(observe("--list", "--test", ONE, "--api", "posix,channel-socket", "--family", "mapped").out().lines()).containsExactly(
                "article/async-error-on-receive  " + ONE + " posix mapped",
                "article/async-error-on-receive  " + ONE + " channel-socket mapped", "2 cases of 1 tests.");
        assertThat(observe("--list", "--claim", "reader/*").out().lines()).isNotEmpty()
                .allMatch(line -> line.startsWith("reader/") || line.contains(" cases of "));
    }

    @Test
    void oneTestShowsItsCalls() {
        Said seen = observe("--test", ONE, "--api", "datagram-channel", "--family", "ipv4");
        assertThat(seen.exitCode()).isZero();
        assertThat(seen.out()).contains(ONE + " datagram-channel ipv4", "socket.connect(closed) -> ok", "1 cases on ");
        assertThat(seen.err()).isEmpty();
    }

    @Test
    void repeatSaysWhatDiffered() {
        Said seen = observe("--test", ONE, "--api", "datagram-channel", "--repeat", "3");
        assertThat(seen.exitCode()).isZero();
        assertThat(seen.out()).contains("3 rounds: 0 differing outcomes");
    }

    @Test
    void outIsAWholeRun() throws IOException {
        Path file = directory.resolve("new/run.jsonl");
        Said seen = observe("--test", ONE, "--out", file.toString());
        assertThat(seen.exitCode()).isZero();
        Run run = RunFile.read(file);
        assertThat(run.observations()).hasSize(15).allMatch(o -> o.test().equals(ONE) && o.claim().equals("article/async-error-on-receive"));
        assertThat(run.platform().jdk()).isEqualTo(Runtime.version().toString());
        assertThat(seen.out()).contains("Written to " + file + ".");
    }

    @Test
    void outThatIsADirectoryIsRefusedBeforeAnythingRuns() {
        refused(observe("--out", directory.toString()), 1, "Cannot write " + directory + ": it is a directory.");
    }

    @Test
    void outUnderAFileIsRefusedAndTheFileKept() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        refused(observe("--out", file.resolve("run.jsonl").toString()), 1, "a file is in the way of its directory");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a folder in which nobody can make a file")
    void outWhereNothingCanBeMadeIsRefused() {
        refused(observe("--out", "/proc/run.jsonl"), 1, "Cannot write /proc/run.jsonl: ");
    }

    @Test
    void emptyOutIsRefused() {
        refused(observe("--out", ""), 1, "Cannot write");
    }
}
