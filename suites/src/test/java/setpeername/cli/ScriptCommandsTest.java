package setpeername.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The commands about scripts")
class ScriptCommandsTest {

    private static final String CLOSED = """
            setpeername script 1
            api datagram-channel
            family ipv4
            s1.connect(C)
            s1.send("x")
            s1.recvfrom()
            end
            """;

    @TempDir
    Path dir;

    /** What a command printed on both streams, behind its exit code. */
    private static String run(Object... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            int code = Main.run(Stream.of(args).map(Object::toString).toArray(String[]::new));
            return code + "\n" + bytes.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("a.script"), text);
    }

    @Test
    @DisplayName("replay shows each call with what it returned, and that the model allows it")
    void replay() throws IOException {
        assertThat(run("replay", file(CLOSED), "--model", "linux")).isEqualTo("""
                0
                s1.connect(C) -> ok
                s1.send("x") -> sent 1
                s1.recvfrom() -> ECONNREFUSED
                model:linux allows all of this.
                """);
    }

    @Test
    @DisplayName("replay shows on a model all that it allows, and on a flipped trait the other answer")
    void replayOnModels() throws IOException {
        assertThat(run("replay", file(CLOSED.replace("datagram-channel", "posix")), "--platform", "model:posix"))
                .startsWith("0\n").contains("s1.recvfrom() -> ECONNREFUSED | EAGAIN\n").contains("So model:posix has it, in ");
        assertThat(run("replay", file(CLOSED), "--platform", "model:linux!UNREACHABLE_PORT_ANSWERS"))
                .contains("s1.recvfrom() -> EAGAIN\n").contains("So model:linux!UNREACHABLE_PORT_ANSWERS has it.");
    }

    @Test
    @DisplayName("replay exits with 1 where the model does not allow it, and names trait and known finding")
    void replayOfAFinding() throws IOException {
        String text = CLOSED.replace("s1.connect(C)\ns1.send(\"x\")\ns1.recvfrom()", "s1.connect(A)\ns1.send(\"\")\nA.recvfrom()");
        assertThat(run("replay", file(text), "--model", "linux")).startsWith("1\n")
                .contains("The last call returned 'EAGAIN'; model:linux allows 'empty from loopback:port'.")
                .contains("Decided by EMPTY_DATAGRAM_GOES_TO_PEER: \"An empty datagram to the peer is sent as any other.\"")
                .contains("Known: finding empty-datagram-to-peer.");
    }

    @ParameterizedTest
    @DisplayName("answer what is wrong with one sentence and exit code 2")
    @CsvSource(delimiter = '|', textBlock = """
            setpeername script 1 | api posix | family ipv4 | s1.konnect(A) | end | a.script, line 4: unknown call 'konnect': it is one of
            setpeername script 9 | api posix | family ipv4 | s1.dissolve() | end | a.script, line 1: 'setpeername script 9' is not version 1
            setpeername script 1 | api posix | family ipv4 | s1.connect(   | end | a.script, line 4: 's1.connect(' is no call, or is cut off
            setpeername script 1 | api posix | family ipv4 | s1.dissolve() | #   | a.script, line 5: the script ends without 'end'
            """)
    void badScript(String first, String second, String third, String fourth, String fifth, String sentence) throws IOException {
        String seen = run("replay", file(String.join("\n", first, second, third, fourth, fifth)));
        assertThat(seen).startsWith("2\nsetpeername: ").contains(sentence);
        assertThat(seen.lines()).hasSize(2);
    }

    @ParameterizedTest
    @DisplayName("answer a wrong option with one sentence and exit code 2")
    @CsvSource(delimiter = '|', textBlock = """
            explore --platform model:beos              | Unknown flavour 'beos': choose from linux,
            explore --platform linux                   | Unknown platform 'linux': choose this-machine, or one of model:linux,
            explore --model linux!NOTHING              | Unknown trait 'NOTHING'
            explore --api tcp --platform model:linux   | Unknown API 'tcp'
            explore --family ipv5 --platform model:linux | Unknown family 'ipv5'
            explore --seed many                        | Invalid value for option '--seed'
            explore --tries 0                          | --tries needs a number of at least 1, not 0.
            replay no-such.script                      | There is no file no-such.script.
            """)
    void wrongOption(String command, String sentence) {
        assertThat(run((Object[]) command.split(" "))).startsWith("2\n").contains(sentence);
    }

    @Test
    @DisplayName("say what is wrong with a file or folder before anything is tried, and leave it as it was")
    void wrongFile() throws IOException {
        assertThat(run("replay", dir)).isEqualTo("2\nsetpeername: Cannot read " + dir + ": Is a directory.\n");
        Path good = Files.writeString(dir.resolve("good"), "good");
        assertThat(run("explore", "--platform", "model:linux", "--tries", 1, "--out", good))
                .isEqualTo("2\nsetpeername: --out needs a folder for the scripts that disagree, and " + good + " is none.\n");
        assertThat(Files.readString(good)).isEqualTo("good");
    }

    @Test
    @DisplayName("explore finds a model that is deliberately wrong, writes the script, and exits with 1; replay repeats it")
    void exploreFinds() throws IOException {
        Path found = dir.resolve("found");
        String seen = run("explore", "--platform", "model:linux!CONNECT_REPLACES_PEER", "--api", "posix", "--family", "ipv4", "--tries", 2000,
                "--seed", 1, "--out", found);
        assertThat(seen).startsWith("1\n").contains("DISAGREEMENT, posix ipv4:").contains("Decided by CONNECT_REPLACES_PEER")
                .contains("  There, s1 is a socket under test; A is a peer on loopback").doesNotContain("127.255.255.255")
                .contains("2000 scripts").contains("1 new disagreements.");
        Path script = found.resolve("disagreement-posix-ipv4-1.script");
        assertThat(run("replay", script, "--platform", "model:linux!CONNECT_REPLACES_PEER")).startsWith("0\n").contains("-> EISCONN");
        assertThat(Files.readString(script)).contains("# Decided by CONNECT_REPLACES_PEER");
    }

    @Test
    @DisplayName("explore exits with 0 where there is nothing new, and leaves no files")
    void exploreFindsNothing() {
        Path found = dir.resolve("found");
        assertThat(run("explore", "--platform", "model:linux", "--api", "channel-socket", "--family", "mapped", "--tries", 500, "--seed", 1,
                "--out", found)).startsWith("0\n").contains("seed 1: 500 scripts").contains("; 0 new disagreements.");
        assertThat(found).doesNotExist();
    }

    @Test
    @DisplayName("explore --seconds tries every API and family at least once, no more than --tries of each, and says with which seed")
    void exploreForSeconds() {
        String seen = run("explore", "--platform", "model:linux", "--seconds", 1, "--tries", 3, "--seed", 7, "--out", dir.resolve("found"));
        assertThat(seen).startsWith("0\n").contains("posix ipv4 on model:linux, seed 7: ").containsPattern(
                "Explored 15 pairs of API and family with seed 7: (1[5-9]|[23][0-9]|4[0-5]) scripts, 0 new disagreements.");
        assertThat(run("explore", "--seconds", 0)).startsWith("2\n").contains("--seconds needs a number of at least 1, not 0.");
    }
}
