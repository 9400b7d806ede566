package setpeername.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the source of a suite shows: no operating system is named in a test, but in comments and in ids of claims. */
class SuiteSourcesTest {

    private static final Path SUITES = Path.of("src/main/java/setpeername/suites");
    private static final Pattern SYSTEM = Pattern.compile(
            "(?i)os\\.name|linux|gvisor|windows|winsock|darwin|mac ?os|\\b(free|open|net)?bsd\\b|solaris|\\baix\\b");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern CLAIM_ID = Pattern.compile("@Claim\\(\"[^\"]*\"\\)");

    private static List<String> systemsNamedIn(String source) {
        String code = CLAIM_ID.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
        List<String> named = new ArrayList<>();
        for (String line : code.split("\n")) {
            Matcher matcher = SYSTEM.matcher(line);
            if (matcher.find()) {
                named.add(matcher.group() + " in: " + line.strip());
            }
        }
        return named;
    }

    @Test
    void noSuiteNamesAnOperatingSystem() throws IOException {
        try (Stream<Path> sources = Files.walk(SUITES)) {
            List<Path> files = sources.filter(f -> f.toString().endsWith(".java")).toList();
            assertThat(files).isNotEmpty();
            assertThat(files).allSatisfy(file -> assertThat(systemsNamedIn(read(file))).as("%s", file).isEmpty());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (System.getProperty(\"os.name\").equals(x)) {", "seen.record(\"on Linux\");",
        "desc = \"macOS keeps the old peer.\"", "boolean isWindows = true;", "desc = \"FreeBSD returns EISCONN.\""})
    void namesAreFound(String line) {
        assertThat(systemsNamedIn("class A {\n" + line + "\n}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"// Linux udp.c, __udp_disconnect", "/** On Linux:\n * yes. */", "@Claim(\"article/macos-needs-send-recv\")",
        "socket.recv();"})
    void commentsAndClaimIdsMayNameThem(String line) {
        assertThat(systemsNamedIn("class A {\n" + line + "\n}")).isEmpty();
    }
}
