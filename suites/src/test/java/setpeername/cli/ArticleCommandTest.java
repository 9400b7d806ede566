package setpeername.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import setpeername.process.ChildJvm;

/** {@code article} as a reader runs it. */
@Timeout(60)
class ArticleCommandTest {

    /** Nobody's port: tcpmux is a service of TCP. */
    private static final String CLOSED = "1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "article                                          | Missing required subcommand",
        "article client                                   | Missing required parameter: 'ADDRESS'",
        "article client localhost                         | 'localhost' is no IPv4 or IPv6 address",
        "article client2 127.0.0.256                      | '127.0.0.256' is no IPv4 or IPv6 address",
        "article client ::zz                              | '::zz' is no IPv4 or IPv6 address",
        "article client --port 0 127.0.0.1                | --port needs a number from 1 to 65535, not 0.",
        "article client --port 65536 127.0.0.1            | --port needs a number from 1 to 65535, not 65536.",
        "article client --port http 127.0.0.1             | Invalid value for option '--port': 'http' is not an int",
        "article client --api perl 127.0.0.1              | Unknown API 'perl': choose libc or jdk.",
        "article client --family inet 127.0.0.1           | Unknown family 'inet'",
        "article client --family ipv6 127.0.0.1           | --family ipv6 needs an IPv6 address of the server.",
        "article client --family mapped ::1               | --family mapped needs an IPv4 address of the server.",
        "article server --api jdk --size_t                | --size_t needs --api libc",
        "article server --sizet                           | Unknown option: '--sizet'"})
    void badInputIsOneSentenceAndExitCode2(String arguments, String sentence) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(arguments.split(" "))).isEqualTo(2);
        } finally {
            System.setErr(stderr);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("setpeername: " + sentence).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "client2"})
    void clientWithoutServerPrintsTheArticlesTranscript(String program) throws Exception {
        Process client = start("article", program, "--api", "jdk", "--port", CLOSED, "127.0.0.1");
        try (Writer in = client.outputWriter(); BufferedReader out = client.inputReader()) {
            in.write("g1\n");
            in.flush();
            assertThat(out.lines()).containsExactly("now sending g1", "send bytes: 2",
                    (program.equals("client") ? "recvfrom" : "recv") + " failed: java.net.PortUnreachableException");
            assertThat(client.waitFor()).isEqualTo(1);
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void endOfInputEndsAClient() throws Exception {
        Process client = start("article", "client", "127.0.0.1");
        try {
            client.getOutputStream().close();
            assertThat(client.waitFor()).isZero();
        } finally {
            client.destroyForcibly();
        }
    }

    /** SIGINT takes the same way as SIGTERM, but a build that runs in the background has it ignored. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "A process cannot be asked to end there.")
    void serverThatIsInterruptedPrintsItsCount() throws Exception {
        Process server = start("article", "server", "--announce", "--port", String.valueOf(freePort()));
        try {
            assertThat(server.errorReader().readLine()).startsWith("local port ");
            server.toHandle().destroy();
            assertThat(server.inputReader().lines()).containsExactly("received 0 datagrams");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void portInUseIsOneSentenceAndExitCode1() throws Exception {
        try (DatagramSocket other = new DatagramSocket()) {
            Process server = start("article", "server", "--port", String.valueOf(other.getLocalPort()));
            try {
                assertThat(server.errorReader().lines()).singleElement().asString()
                        .startsWith("setpeername: Port " + other.getLocalPort() + " cannot be had (bind failed: ");
                assertThat(server.waitFor()).isEqualTo(1);
            } finally {
                server.destroyForcibly();
            }
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    private static Process start(String... arguments) throws IOException {
        return new ProcessBuilder(ChildJvm.command(List.of(), Main.class, arguments)).start();
    }
}
