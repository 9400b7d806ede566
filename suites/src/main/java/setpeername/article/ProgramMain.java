package setpeername.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import setpeername.api.PosixBinding;
import setpeername.socket.Family;

/**
 * Runs programs for the suites, on loopback, one after the other: a JVM takes much longer to start than a program to run. It is what
 * {@code java -jar setpeername.jar article} runs, less the reading of options. Always announces its local port.
 *
 * <p>A line names each program: a {@link Program}, whether it is by libc, the {@link Family} and the server's port. What follows is the
 * program's input up to a line {@link #END}. Where the program is over, whatever made it end, its socket is closed, and standard error has a
 * line {@link #END}, standard output one with the exit code behind it.
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

    /** The end of a program's input, and of what it prints: no text of the suites has that character. */
    public static final String END = "\u0004";

    /** Runs programs until its input ends. */
    public static void main(String[] args) throws IOException {
        Lines in = new Lines();
        for (String order = in.readLine(); order != null; order = in.readLine()) {
            int exitCode = run(order.split(" "), new Terminal(in, System.out, System.err, true));
            Terminal end = new Terminal(in, System.out, System.err, false);
            end.say(END);
            end.print(END + exitCode);
            in.next();
        }
    }

    private static int run(String[] order, Terminal terminal) {
        Program program = Program.valueOf(order[0]);
        Family family = Family.valueOf(order[2]);
        int port = Integer.parseInt(order[3]);
        boolean sizeT = program == Program.SERVER_IN_STEPS_WITH_SIZE_T;
        Programs programs = Boolean.parseBoolean(order[1])
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
            return 0;
        } catch (CallFailed e) {
            terminal.print(e.getMessage());
            return 1;
        }
    }

    /** Standard input, which ends for a program at {@link #END}. */
    private static final class Lines extends BufferedReader {
        private boolean ended;

        Lines() {
            super(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1));
        }

        @Override
        public String readLine() throws IOException {
            String line = ended ? null : super.readLine();
            ended = line == null || line.equals(END);
            return ended ? null : line;
        }

        /** What a program left unread is not for the next one. */
        void next() throws IOException {
            String line = ended ? END : super.readLine();
            while (line != null && !line.equals(END)) {
                line = super.readLine();
            }
            ended = false;
        }
    }
}
