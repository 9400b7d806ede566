package setpeername.article;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import setpeername.socket.Family;

/**
 * The programs by the JDK's {@link DatagramChannel}, chosen because its calls are C's one by one ({@code send()} and {@code receive()} are
 * sendto and recvfrom, {@code write()} and {@code read()} send and recv) and tell how many bytes were sent, which
 * {@link java.net.DatagramSocket} does not.
 *
 * <p>There is no errno here. Where a C program prints its text and number, these print the exception as it describes itself, under the
 * name of the C call: {@code recvfrom failed: java.net.PortUnreachableException}, which comes without a message.
 */
public final class JdkPrograms implements Programs {

    private final Family family;
    private final Terminal terminal;

    /**
     * The programs by channels of a family.
     *
     * @param family null for the one that {@link DatagramChannel#open()} chooses: a dual-stack AF_INET6 socket where there is IPv6
     */
    public JdkPrograms(Family family, Terminal terminal) {
        this.family = family;
        this.terminal = terminal;
    }

    private DatagramChannel open() throws IOException {
        return family == null ? DatagramChannel.open()
                : DatagramChannel.open(family.isInet6() ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    }

    @Override
    public void client(InetSocketAddress server, boolean connected) {
        run(channel -> {
            if (connected) {
                call("connect", () -> channel.connect(server));
                announce(channel);
            }
            for (String line = terminal.read(); line != null; line = terminal.read()) {
                terminal.print("now sending " + line);
                ByteBuffer datagram = bytes(line);
                int sent = call("sendto", () -> channel.send(datagram, server));
                announce(channel);
                terminal.print("send bytes: " + sent);
                ByteBuffer answer = ByteBuffer.allocate(MAXLINE);
                call("recvfrom", () -> channel.receive(answer));
                terminal.print(text(answer));
            }
        });
    }

    @Override
    public void client2(InetSocketAddress server) {
        run(channel -> {
            call("connect", () -> channel.connect(server));
            announce(channel);
            for (String line = terminal.read(); line != null; line = terminal.read()) {
                terminal.print("now sending " + line);
                ByteBuffer datagram = bytes(line);
                int sent = call("send", () -> channel.write(datagram));
                terminal.print("send bytes: " + sent);
                terminal.print(recv(channel));
            }
        });
    }

    @Override
    public void server(InetSocketAddress local, boolean inSteps) {
        run(channel -> {
            try (DatagramCount count = new DatagramCount(terminal)) {
                call("bind", () -> channel.bind(local));
                announce(channel);
                serve(channel, count, inSteps);
            }
        });
    }

    private void serve(DatagramChannel channel, DatagramCount count, boolean inSteps) {
        ByteBuffer first = ByteBuffer.allocate(MAXLINE);
        InetSocketAddress client = (InetSocketAddress) call("recvfrom", () -> channel.receive(first));
        String message = text(first);
        terminal.print("received " + first.position() + " bytes: " + message);
        call("connect", () -> channel.connect(client));
        while (!message.startsWith("goodbye")) {
            if (inSteps) {
                terminal.read();
            }
            ByteBuffer answer = bytes("Hi, " + message);
            int sent = call("send", () -> channel.write(answer));
            terminal.print("send bytes: " + sent);
            message = recv(channel);
            count.increment();
        }
    }

    private static String recv(DatagramChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(MAXLINE);
        call("recv", () -> channel.read(buffer));
        return text(buffer);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(ByteBuffer received) {
        return new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1);
    }

    private void announce(DatagramChannel channel) {
        terminal.announce(((InetSocketAddress) call("getsockname", channel::getLocalAddress)).getPort());
    }

    /** What a program does with its channel. */
    private interface Body {
        void run(DatagramChannel channel);
    }

    private void run(Body body) {
        try (DatagramChannel channel = call("socket", this::open)) {
            body.run(channel);
        } catch (IOException e) {
            throw new CallFailed("close", e.toString());
        }
    }

    /** One call of the JDK. */
    private interface Call<T> {
        T run() throws IOException;
    }

    private static <T> T call(String name, Call<T> call) {
        try {
            return call.run();
        } catch (IOException | RuntimeException e) {
            throw new CallFailed(name, e.toString());
        }
    }
}
