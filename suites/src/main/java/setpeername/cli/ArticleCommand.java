package setpeername.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import setpeername.api.PosixBinding;
import setpeername.article.CallFailed;
import setpeername.article.JdkPrograms;
import setpeername.article.LibcPrograms;
import setpeername.article.Programs;
import setpeername.article.Terminal;
import setpeername.socket.Family;

/** {@code article}: the article's three programs, to be run by hand. */
@Command(name = "article", mixinStandardHelpOptions = true, sortOptions = false, synopsisSubcommandLabel = "PROGRAM",
        description = {"The three programs of the article \"UDP can be 'connected' too\", through libc or through the JDK.",
            "Clients send each line that they read; end of input ends them.%n"},
        footer = {"%nExit codes: 0 the program came to its end; 1 a call failed; 2 a wrong option; 130 Ctrl-C.",
            "%nExample, in three terminals:",
            "  java -jar setpeername.jar article server",
            "  java -jar setpeername.jar article client2 127.0.0.1",
            "  java -jar setpeername.jar article client2 127.0.0.1"})
final class ArticleCommand {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    /** Program 1. */
    @Command(name = "client", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Program 1: connect, then sendto() with the server's address and recvfrom().")
    int client(@Mixin Choice choice,
            @Option(names = "--unconnected", description = "Leave connect() out.") boolean unconnected,
            @Parameters(paramLabel = "ADDRESS", description = "The server's address, for example 127.0.0.1 or ::1.") String address) {
        InetAddress server = address(address);
        return run(choice, choice.family(server), false, p -> p.client(choice.at(server), !unconnected));
    }

    /** Program 2. */
    @Command(name = "server", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Program 2: serves the first client that comes, until it says goodbye. Ctrl-C shows the count of datagrams.")
    int server(@Mixin Choice choice,
            @Option(names = "--size_t", description = "Keep results in size_t as the article does, so that no error is noticed; stopped "
                    + "after some turns, where the article's server goes on for ever.") boolean sizeT,
            @Option(names = "--step", description = "Wait for a line of input before each send, so that things can happen between a "
                    + "datagram and its answer; the end of input lets the server run on.") boolean step) {
        Family family = choice.family != null ? choice.family() : choice.byLibc() ? Family.IPV4 : null;
        InetSocketAddress any = family == null ? new InetSocketAddress(choice.port()) : choice.at(family.any());
        return run(choice, family, sizeT, p -> p.server(any, step));
    }

    /** Program 3. */
    @Command(name = "client2", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Program 3: connect, then send() and recv().")
    int client2(@Mixin Choice choice,
            @Parameters(paramLabel = "ADDRESS", description = "The server's address, for example 127.0.0.1 or ::1.") String address) {
        InetAddress server = address(address);
        return run(choice, choice.family(server), false, p -> p.client2(choice.at(server)));
    }

    /** What all three programs can be told. */
    static final class Choice {
        @Option(names = "--api", paramLabel = "API", description = "libc, or jdk for DatagramChannel (default: libc where this JDK can "
                + "call it, else jdk).")
        private String api;

        @Option(names = "--port", paramLabel = "PORT", defaultValue = "" + Programs.PORT, description = "The server's port (default: "
                + "${DEFAULT-VALUE}, the article's).")
        private int port;

        @Option(names = "--family", paramLabel = "FAMILY", description = "The family of the socket: ipv4, ipv6 or mapped (an IPv6 socket "
                + "with IPv4 peers). Default: by libc ipv4, or ipv6 where the server's address is one; by the JDK its own default.")
        private String family;

        @Option(names = "--announce", description = "Say on standard error which local port the program has, as soon as it has one.")
        private boolean announce;

        private PosixBinding libc;

        boolean byLibc() {
            if (api != null && !api.equals("libc") && !api.equals("jdk")) {
                throw new CommandError(2, "Unknown API '" + api + "': choose libc or jdk.");
            }
            if (libc == null && !"jdk".equals(api)) {
                try {
                    libc = PosixBinding.load();
                } catch (UnsupportedOperationException e) {
                    if (api != null) {
                        throw new CommandError(2, "libc cannot be called here, use --api jdk: " + e.getMessage());
                    }
                    api = "jdk";
                }
            }
            return libc != null;
        }

        int port() {
            if (port < 1 || port > 65_535) {
                throw new CommandError(2, "--port needs a number from 1 to 65535, not " + port + ".");
            }
            return port;
        }

        InetSocketAddress at(InetAddress address) {
            return new InetSocketAddress(address, port());
        }

        Family family() {
            try {
                return Family.of(family);
            } catch (IllegalArgumentException e) {
                throw new CommandError(2, e.getMessage());
            }
        }

        /** The family that was asked for, or the one that a client of that server has; null for the JDK's own default. */
        Family family(InetAddress server) {
            boolean ipv4 = server.getAddress().length == 4;
            if (family == null) {
                return !byLibc() ? null : ipv4 ? Family.IPV4 : Family.IPV6;
            }
            Family chosen = family();
            if (chosen.hasIpv4Peers() != ipv4) {
                throw new CommandError(2, "--family " + chosen.id() + " needs an " + (ipv4 ? "IPv6" : "IPv4") + " address of the server.");
            }
            return chosen;
        }
    }

    /** One of the programs. */
    private interface Program {
        void run(Programs programs);
    }

    private static int run(Choice choice, Family family, boolean sizeT, Program program) {
        Terminal terminal = new Terminal(System.in, System.out, System.err, choice.announce);
        try {
            program.run(programs(choice, family, sizeT, terminal));
            return 0;
        } catch (CallFailed e) {
            if (e.call().equals("bind")) {
                throw new CommandError(1, "Port " + choice.port + " cannot be had (" + e.getMessage()
                        + "): end the program that has it, or choose another with --port.");
            }
            terminal.print(e.getMessage());
            return 1;
        }
    }

    private static Programs programs(Choice choice, Family family, boolean sizeT, Terminal terminal) {
        if (choice.byLibc()) {
            return new LibcPrograms(() -> choice.libc.openUnbounded(family), terminal, sizeT);
        } else if (sizeT) {
            throw new CommandError(2, "--size_t needs --api libc, and so JDK " + PosixBinding.FIRST_JDK + " or later: the JDK reports a "
                    + "failure as an exception, not as a number.");
        }
        return new JdkPrograms(family, terminal);
    }

    /** An address from its literal, as {@code inet_pton()} takes it: a name is not looked up, which would send packets. */
    private static InetAddress address(String literal) {
        try {
            if (IPV4.matcher(literal).matches()) {
                return InetAddress.getByName(literal);
            } else if (literal.contains(":")) {
                return InetAddress.getByName("[" + literal + "]");
            }
        } catch (UnknownHostException e) {
            // Said below.
        }
        throw new CommandError(2, "'" + literal + "' is no IPv4 or IPv6 address: the programs take one such as 127.0.0.1 or ::1, no name.");
    }
}
