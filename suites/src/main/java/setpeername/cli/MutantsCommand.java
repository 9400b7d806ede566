package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.claim.Catalogue;
import setpeername.model.Flavours;
import setpeername.mutant.KillMatrix;
import setpeername.mutant.KillMatrixText;
import setpeername.mutant.Reasons;
import setpeername.outcome.RunFile;
import setpeername.run.Suites;
import tools.jackson.databind.json.JsonMapper;

/** {@code mutants}: shows that every claim's tests can fail. */
@Command(name = "mutants", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Turns each trait of model:linux round, one at a time, runs all suites on each of these mutants, and prints which claims "
                + "notice: the kill matrix.%n"},
        footer = {"%nExit codes: 0 every claim that the model can try kills a mutant, and every mutant is killed or has a written reason why "
                + "it cannot be; 1 not so; 2 a wrong option."})
final class MutantsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the matrix to FILE, as JSON, too.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (out != null) {
            RunFile.prepare(out);
        }
        Reasons reasons = Reasons.written();
        KillMatrix matrix = KillMatrix.of(Flavours.LINUX, Suites.cases(), Catalogue.load().all(), reasons);
        PrintWriter console = spec.commandLine().getOut();
        KillMatrixText.print(matrix, console);
        if (out != null) {
            RunFile.write(JsonMapper.builder().build().writeValueAsString(matrix) + "\n", out);
        }
        List<String> defects = matrix.defects(reasons);
        defects.forEach(console::println);
        console.println(matrix.mutants().size() + " mutants: " + matrix.killed() + " killed, " + matrix.equivalents() + " equivalent, "
                + (matrix.mutants().size() - matrix.killed() - matrix.equivalents()) + " survive.");
        return defects.isEmpty() ? 0 : 1;
    }
}
