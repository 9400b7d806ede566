package setpeername.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import setpeername.api.ThisHost;
import setpeername.outcome.RunFile;
import setpeername.run.TestMethod.Case;

/** The other side of {@link Ipv4Worker}. */
public final class WorkerMain {

    private WorkerMain() {
    }

    /** Runs the cases named on standard input until it ends. */
    public static void main(String[] args) throws IOException {
        Map<String, Case> cases = Suites.cases().stream().collect(Collectors.toMap(Case::toString, Function.identity()));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (CaseRunner runner = new CaseRunner(new ThisHost());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(RunFile.line(runner.run(cases.get(line))));
            }
        }
    }
}
