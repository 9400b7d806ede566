package setpeername.article;

import java.net.InetSocketAddress;
import setpeername.api.PosixBinding;
import setpeername.socket.Family;

/**
 * Runs one of the programs for the suites, on loopback. It is what {@code java -jar setpeername.jar article} runs, less the reading of
 * options, which would take longer than the programs do. Always announces its local port.
 */
public final class ProgramMain {

    /** The programs, with what the suites tell them. */
    public enum Program {
        /** Program 1. */
        CLIENT,
        /** Program 1 without {@code connect()}. */
        UNCONNECTED_CLIENT,
        /** Program 3. */
        CLIENT2,
        /** Program 2. */
        SERVER,
        /** Program 2, which waits for input before each send. */
        SERVER_IN_STEPS,
        /** The same, with the article's {@code size_t} flaw. */
        SERVER_IN_STEPS_WITH_SIZE_T
    }

    private ProgramMain() {
    }

    /** Takes a {@link Program}, whether it is by libc, the {@link Family} and the server's port. */
    public static void main(String[] args) {
        Program program = Program.valueOf(args[0]);
        Family family = Family.valueOf(args[2]);
        int port = Integer.parseInt(args[3]);
        Terminal terminal = new Terminal(System.in, System.out, System.err, true);
        boolean sizeT = program == Program.SERVER_IN_STEPS_WITH_SIZE_T;
        Programs programs = Boolean.parseBoolean(args[1])
                ? new LibcPrograms(() -> PosixBinding.load().openUnbounded(family), terminal, sizeT)
                : new JdkPrograms(family, terminal);
        InetSocketAddress server = new InetSocketAddress(family.loopback(), port);
        InetSocketAddress any = new InetSocketAddress(family.any(), port);
        try {
            switch (program) {
                case CLIENT -> programs.client(server, true);
                case UNCONNECTED_CLIENT -> programs.client(server, false);
                case CLIENT2 -> programs.client2(server);
                case SERVER -> programs.server(any, false);
                case SERVER_IN_STEPS, SERVER_IN_STEPS_WITH_SIZE_T -> programs.server(any, true);
            }
        } catch (CallFailed e) {
            terminal.print(e.getMessage());
            System.exit(1);
        }
    }
}
