package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.outcome.RunFile;
import setpeername.world.Distinction;
import setpeername.world.SmallWorlds;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code worlds}: the smallest programs that tell platforms apart. */
@Command(name = "worlds", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs all scripts of some small worlds (up to 5 calls on one or two sockets of libc, and three peers) on all flavours of the "
                + "model, and prints for each two of them the shortest script for each trait that tells them apart.%n"},
        footer = {"%nWhat comes out is a prediction: flavours are read from sources, not run. Exit codes: 0 done; 1 the file cannot be written; "
                + "2 a wrong option."})
final class WorldsCommand implements Callable<Integer> {

    private static final int MOST_CALLS = 6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the scripts to FILE, as JSON, and print only how many there are.")
    private Path out;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "5", description = "The length of the longest scripts (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Override
    public Integer call() throws IOException {
        if (calls < 1 || calls > MOST_CALLS) {
            throw new CommandError(2, "--calls must be from 1 to " + MOST_CALLS + ", and is " + calls + ".");
        }
        if (out != null) {
            RunFile.prepare(out);
        }
        PrintWriter console = spec.commandLine().getOut();
        SmallWorlds.Result result = SmallWorlds.explore(calls, spec.commandLine().getErr()::println);
        for (Distinction.Pair pair : result.pairs()) {
            console.println(pair.left() + " and " + pair.right() + ": " + pair.scripts().size() + " scripts, each decided by another trait.");
            if (out == null) {
                pair.scripts().forEach(d -> print(pair, d, console));
            }
        }
        console.println(result.scripts() + " scripts on each flavour.");
        if (out != null) {
            RunFile.write(json(result) + "\n", out);
        }
        return 0;
    }

    static String json(SmallWorlds.Result result) {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(result.pairs());
    }

    private static void print(Distinction.Pair pair, Distinction d, PrintWriter console) {
        int calls = width(d.script(), "");
        int lefts = width(d.left(), pair.left());
        console.println();
        console.printf("  %-" + calls + "s  %-" + lefts + "s  %s%n", "", pair.left(), pair.right());
        for (int i = 0; i < d.script().size(); i++) {
            boolean same = d.left().get(i).equals(d.right().get(i));
            console.printf("  %-" + calls + "s  %-" + lefts + "s  %s%s%n", d.script().get(i), d.left().get(i), d.right().get(i),
                    same ? "" : "   <-");
        }
        console.println("  (" + d.world() + ", decided by " + d.decidedBy() + ")");
    }

    private static int width(java.util.List<String> texts, String title) {
        return Math.max(Math.max(1, title.length()), texts.stream().mapToInt(String::length).max().orElse(1));
    }
}
