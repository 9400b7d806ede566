package setpeername.article;

/**
 * How many datagrams the server's loop has received. Where SIGINT (Ctrl-C) ends the server, it prints {@code received N datagrams}, as the
 * article's signal handler does; so it does for SIGTERM and SIGHUP, which the JVM treats alike.
 */
final class DatagramCount implements AutoCloseable {

    private final Terminal terminal;
    private volatile int received;
    private volatile boolean over;

    DatagramCount(Terminal terminal) {
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!over) {
                print();
            }
        }, "received datagrams"));
    }

    /** The one thread that receives counts. */
    void increment() {
        int next = received + 1;
        received = next;
    }

    void print() {
        terminal.print("received " + received + " datagrams");
    }

    /** The server ends by itself, which is not the time to print. */
    @Override
    public void close() {
        over = true;
    }
}
