package setpeername.article;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/**
 * The programs by libc, call for call as in C.
 *
 * <p><b>The {@code size_t} flaw.</b> The article's server keeps the results of {@code recvfrom()}, {@code send()} and {@code recv()} in
 * {@code size_t}. These calls return {@code ssize_t}, and -1 where they fail (POSIX); kept unsigned, -1 becomes SIZE_MAX (C17 6.3.1.3),
 * which is 18446744073709551615 where {@code size_t} has 64 bits, and {@code result < 0} is never true. So the server does not see that
 * its client is gone: it sends, the ICMP error comes back, {@code recv()} fails at once with that error, which it clears, the failure is
 * counted as a datagram, and the buffer still holds the last message, which is answered again, and so on for ever, as fast as the
 * processor can: a server that should have ended spins, sends to a closed port and prints without end.
 *
 * <p>With {@code sizeT} the server does just that, but gives up after {@link #TURNS} failures in a row and prints the count that SIGINT
 * would have shown. What the article's other flaw does (it puts no zero behind the bytes received) is not repeated here.
 */
public final class LibcPrograms implements Programs {

    /** How many failed calls of {@code recv()} in a row the server with the flaw runs through before it is stopped. */
    static final int TURNS = 5;

    private final Supplier<UdpSocket> sockets;
    private final Terminal terminal;
    private final boolean sizeT;

    /**
     * The programs by these sockets.
     *
     * @param sizeT whether the server has the article's {@code size_t} flaw
     */
    public LibcPrograms(Supplier<UdpSocket> sockets, Terminal terminal, boolean sizeT) {
        this.sockets = sockets;
        this.terminal = terminal;
        this.sizeT = sizeT;
    }

    @Override
    public void client(InetSocketAddress server, boolean connected) {
        try (UdpSocket socket = sockets.get()) {
            if (connected) {
                check("connect", socket.connect(server));
                announce(socket);
            }
            for (String line = terminal.read(); line != null; line = terminal.read()) {
                terminal.print("now sending " + line);
                Return sent = check("sendto", socket.sendto(line, server));
                announce(socket);
                terminal.print("send bytes: " + size(sent));
                terminal.print(text(check("recvfrom", socket.recvfrom(MAXLINE))));
            }
        }
    }

    @Override
    public void client2(InetSocketAddress server) {
        try (UdpSocket socket = sockets.get()) {
            check("connect", socket.connect(server));
            announce(socket);
            for (String line = terminal.read(); line != null; line = terminal.read()) {
                terminal.print("now sending " + line);
                terminal.print("send bytes: " + size(check("send", socket.send(line))));
                terminal.print(text(check("recv", socket.recv(MAXLINE))));
            }
        }
    }

    @Override
    public void server(InetSocketAddress local, boolean inSteps) {
        try (UdpSocket socket = sockets.get(); DatagramCount count = new DatagramCount(terminal)) {
            check("bind", socket.bind(local));
            announce(socket);
            Return first = check("recvfrom", socket.recvfrom(MAXLINE));
            String message = text(first);
            terminal.print("received " + size(first) + " bytes: " + message);
            check("connect", socket.connect(((Return.Received) first).from()));
            serve(socket, message, count, inSteps);
        }
    }

    private void serve(UdpSocket socket, String first, DatagramCount count, boolean inSteps) {
        String message = first;
        int failures = 0;
        while (!message.startsWith("goodbye")) {
            if (inSteps) {
                terminal.read();
            }
            terminal.print("send bytes: " + kept("send", socket.send("Hi, " + message)));
            Return next = socket.recv(MAXLINE);
            kept("recv", next);
            count.increment();
            if (next instanceof Return.Received received) {
                message = received.text();
                failures = 0;
            } else if (++failures == TURNS) {
                count.print();
                terminal.say("Stopped: recv() failed " + TURNS + " times in a row and was taken for a datagram each time; the C program "
                        + "would go on for ever.");
                return;
            }
        }
    }

    /** A result as the server keeps and prints it: checked for failure, or in a {@code size_t}, where no check finds one. */
    private String kept(String call, Return returned) {
        return sizeT ? Long.toUnsignedString(returned instanceof Return.Failed ? -1 : size(returned)) : "" + size(check(call, returned));
    }

    private static Return check(String call, Return returned) {
        if (returned instanceof Return.Failed failed) {
            throw new CallFailed(call, failed.seen());
        }
        return returned;
    }

    private static long size(Return returned) {
        return returned instanceof Return.Sent sent ? sent.bytes() : ((Return.Received) returned).data().length;
    }

    private static String text(Return returned) {
        return ((Return.Received) returned).text();
    }

    private void announce(UdpSocket socket) {
        terminal.announce(((Return.Name) check("getsockname", socket.getsockname())).address().getPort());
    }
}
