package setpeername.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import setpeername.run.Revision;

/** The runnable jar. */
@Command(name = "setpeername", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "What connect() really does to a UDP socket, measured on this machine through libc and every Java API.",
        subcommands = {ObserveCommand.class, ExplainCommand.class, DiffCommand.class, ExploreCommand.class, ReplayCommand.class, MutantsCommand.class, WorldsCommand.class,
                BenchmarkCommand.class, PredictCommand.class, SpeedCommand.class, ArticleCommand.class, PackCommand.class}, synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {
    }

    /** Exits with 0 where all is well, 1 where a result is wrong, 2 where the command was. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
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
