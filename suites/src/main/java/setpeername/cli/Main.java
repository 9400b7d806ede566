package setpeername.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import setpeername.run.Revision;

/** The runnable jar. */
@Command(name = "setpeername", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "What connect() really does to a UDP socket, measured on this machine through libc and every Java API.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private static final List<Class<?>> COMMANDS = List.of(ObserveCommand.class, ExplainCommand.class, DiffCommand.class,
            ExploreCommand.class, ReplayCommand.class, MutantsCommand.class, WorldsCommand.class, BenchmarkCommand.class,
            PredictCommand.class, SpeedCommand.class, ArticleCommand.class, PackCommand.class);

    private Main() {
    }

    /** Exits with 0 where all is well, 1 where a result is wrong, 2 where the command was. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = line(args);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("setpeername: " + sentence(e));
            return e instanceof CommandError error ? error.exitCode() : 1;
        });
        line.setParameterExceptionHandler((e, parsed) -> {
            CommandLine command = e.getCommandLine();
            command.getErr().println("setpeername: " + e.getMessage().replace('\n', ' '));
            command.getErr().println("Try 'java -jar " + command.getCommandSpec().qualifiedName().replaceFirst("setpeername", "$0.jar")
                    + " --help'.");
            return 2;
        });
        try {
            return line.execute(args.length == 0 ? new String[] {"--help"} : args);
        } catch (Error e) {
            line.getErr().println("setpeername: " + sentence(e));
            return 1;
        }
    }

    /** With the command that is asked for, or else with all: what picocli wants to know of a command takes longer than many a command. */
    private static CommandLine line(String... args) {
        CommandLine line = new CommandLine(new Main());
        List<Class<?>> asked = COMMANDS.stream()
                .filter(command -> args.length > 0 && command.getAnnotation(Command.class).name().equals(args[0])).toList();
        (asked.isEmpty() ? COMMANDS : asked).forEach(line::addSubcommand);
        return line;
    }

    /** The message, on one line; where nobody foresaw the exception, its class and what caused it too. */
    private static String sentence(Throwable e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String message = e instanceof Exception && e.getMessage() != null ? e.getMessage()
                : "unforeseen " + e + (first == e ? "" : ", caused by " + first);
        return message.replaceAll("\\s*\\R\\s*", " ");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"setpeername " + Revision.commit()};
        }
    }
}
