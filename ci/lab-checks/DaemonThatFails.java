import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands in for Docker's daemon where ci/lab-checks/checks.sh tries what a lab says of one that fails.
 *
 * <p>{@code DaemonThatFails SOCKET} answers every request with an error. {@code DaemonThatFails SOCKET REAL WORD} hands everything to the
 * daemon behind the socket REAL, until a request has the word in its first line: then it is gone, with all its connections.
 */
class DaemonThatFails {

    private static final String ANSWER = "{\"message\":\"the disk of the daemon is on fire\"}";

    public static void main(String[] args) throws IOException {
        Path socket = Path.of(args[0]);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        List<SocketChannel> open = new CopyOnWriteArrayList<>();
        while (true) {
            SocketChannel client = server.accept();
            if (args.length == 1) {
                start(() -> answer(client));
                continue;
            }
            SocketChannel real = SocketChannel.open(UnixDomainSocketAddress.of(args[1]));
            open.add(client);
            open.add(real);
            start(() -> copy(client, real, args[2]));
            start(() -> copy(real, client, null));
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The other side has closed the connection.
            }
        }).start();
    }

    /** A request a connection is enough: the answer says that it is closed. */
    private static void answer(SocketChannel client) throws IOException {
        try (client) {
            client.read(ByteBuffer.allocate(1 << 16));
            client.write(ByteBuffer.wrap(("HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nConnection: close\r\n"
                    + "Content-Length: " + ANSWER.length() + "\r\n\r\n" + ANSWER).getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static void copy(SocketChannel from, SocketChannel to, String fatal) throws IOException {
        try (from; to) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (from.read(buffer) >= 0) {
                buffer.flip();
                String start = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
                if (fatal != null && start.lines().findFirst().orElse("").contains(fatal)) {
                    Runtime.getRuntime().halt(0);
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
