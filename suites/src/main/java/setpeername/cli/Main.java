package setpeername.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The runnable jar. */
@Command(name = "setpeername", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "What connect() really does to a UDP socket, measured on this machine through libc and every Java API.",
        subcommands = {ObserveCommand.class, ArticleCommand.class}, synopsisSubcommandLabel = "COMMAND")
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
            command.getErr().println("setpeername: " + e.getMessage());
            return e instanceof CommandError error ? error.exitCode() : 1;
        });
        line.setParameterExceptionHandler((e, parsed) -> {
            CommandLine command = e.getCommandLine();
            command.getErr().println("setpeername: " + e.getMessage().replace('\n', ' '));
            command.getErr().println("Try 'java -jar " + command.getCommandSpec().qualifiedName().replaceFirst("setpeername", "$0.jar")
                    + " --help'.");
            return 2;
        });
        return line.execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"setpeername " + setpeername.run.Revision.commit()};
        }
    }
}
