package setpeername.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import setpeername.socket.Family;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** The programs by sockets that return what a test tells them: cases that a real loopback never shows. */
class LibcProgramsTest {

    private static final InetSocketAddress CLIENT = new InetSocketAddress(Family.IPV4.loopback(), 40_000);
    private static final InetSocketAddress ANY = new InetSocketAddress(Family.IPV4.any(), Programs.PORT);
    private static final Return REFUSED = new Return.Failed("ECONNREFUSED", "Connection refused (111)");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream aside = new ByteArrayOutputStream();

    private Programs programs(boolean sizeT, String input, Return... returns) {
        Queue<Return> script = new ArrayDeque<>(List.of(returns));
        UdpSocket socket = (UdpSocket) Proxy.newProxyInstance(UdpSocket.class.getClassLoader(), new Class<?>[] {UdpSocket.class},
                (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    return switch (method.getName()) {
                        case "bind", "connect" -> new Return.Ok();
                        case "getsockname" -> new Return.Name(ANY);
                        case "close" -> null;
                        default -> script.remove();
                    };
                });
        return new LibcPrograms(() -> socket, new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)),
                new PrintStream(out), new PrintStream(aside), true), sizeT);
    }

    private List<String> printed() {
        return out.toString(StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static Return received(String text) {
        return new Return.Received(text.getBytes(StandardCharsets.ISO_8859_1), CLIENT);
    }

    @Test
    void serverEndsWithGoodbyeAndPrintsNoCount() {
        programs(false, "", received("g1"), new Return.Sent(6), received("goodbye, server")).server(ANY, false);
        assertThat(printed()).containsExactly("received 2 bytes: g1", "send bytes: 6");
    }

    @Test
    void serverEndsWithTheFirstErrorOfSend() {
        Programs programs = programs(false, "", received("g1"), REFUSED);
        assertThatThrownBy(() -> programs.server(ANY, false)).isInstanceOf(CallFailed.class)
                .hasMessage("send failed: Connection refused (111)");
        assertThat(printed()).containsExactly("received 2 bytes: g1");
    }

    @Test
    void serverWithSizeTPrintsMinusOneUnsigned() {
        programs(true, "", received("g1"), REFUSED, received("goodbye")).server(ANY, false);
        assertThat(printed()).containsExactly("received 2 bytes: g1", "send bytes: 18446744073709551615");
    }

    @Test
    void serverWithSizeTCountsFailuresAndIsStoppedWhenNoneOfThemEnds() {
        Return sent = new Return.Sent(6);
        programs(true, "", received("g1"), sent, REFUSED, sent, REFUSED, sent, received("g2"), sent, REFUSED, sent, REFUSED, sent, REFUSED,
                sent, REFUSED, sent, REFUSED).server(ANY, false);
        assertThat(printed()).containsOnlyOnce("received 8 datagrams").endsWith("received 8 datagrams")
                .filteredOn("send bytes: 6"::equals).hasSize(8);
        assertThat(aside.toString(StandardCharsets.UTF_8)).contains("Stopped: recv() failed 5 times in a row");
    }

    @Test
    void clientEndsWithItsInputAndAnnouncesItsPortOnce() {
        programs(false, "g1\n\n", new Return.Sent(2), received("Hi, g1"), new Return.Sent(0), received("Hi, ")).client(CLIENT, false);
        assertThat(printed()).containsExactly("now sending g1", "send bytes: 2", "Hi, g1", "now sending ", "send bytes: 0", "Hi, ");
        assertThat(aside.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("local port 43211");
    }
}
