package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.sessions.JqwikSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.api.ThisHost;
import setpeername.explore.Benchmark;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** {@code benchmark}: how fast explorations are here. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Measures how many scripts of ten calls a second 'explore' runs on this machine, what share of that time is this "
                + "program's own and not the calls', by a bare loop of the same calls in the same run, and how many the model runs.%n"},
        footer = {"%nExit codes: 0 measured; 2 a wrong option, or something that this machine lacks."})
final class BenchmarkCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--api", paramLabel = "API", split = ",", description = "These APIs (default: all that can be tried here).")
    private List<String> apis;

    @Option(names = "--family", paramLabel = "FAMILY", split = ",", description = "These families (default: all that can be tried here).")
    private List<String> families;

    @Option(names = "--scripts", paramLabel = "N", defaultValue = "2000", description = "Scripts in each of fifteen rounds (default: "
            + "${DEFAULT-VALUE}).")
    private int scripts;

    @Override
    public Integer call() throws IOException {
        if (scripts < 1) {
            throw new CommandError(2, "--scripts needs a number of at least 1, not " + scripts + ".");
        }
        ScriptHost host = new ScriptHost(ScriptHost.THIS_MACHINE, null);
        int worst = 0;
        for (Api api : apis == null ? List.of(Api.values()) : apis.stream().map(id -> ScriptHost.choose(() -> Api.of(id))).toList()) {
            for (Family family : families == null ? List.of(Family.values())
                    : families.stream().map(id -> ScriptHost.choose(() -> Family.of(id))).toList()) {
                worst = Math.max(worst, measure(host, api, family));
            }
        }
        return worst;
    }

    private int measure(ScriptHost host, Api api, Family family) throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        String missing = host.missing(api, family).orElse(null);
        if (missing != null) {
            console.println(api.id() + " " + family.id() + ": not tried. " + missing);
            return apis == null || families == null ? 0 : 2;
        }
        if (host.needsIpv4Jvm(api, family)) {
            console.flush();
            return ScriptHost.inIpv4Jvm(new ArrayList<>(List.of("benchmark", "--api", api.id(), "--family", family.id(), "--scripts",
                    String.valueOf(scripts))));
        }
        JqwikSession.run(() -> {
            Benchmark.Speed speed = new Benchmark(new ThisHost(), host.model(), scripts).measure(api, family);
            console.printf("%s %s: %.0f scripts a second here, checked; the calls alone %.0f, so own code %.0f %%; on model:%s %.0f%n", api.id(),
                    family.id(), speed.explored(), speed.bare(), 100 * speed.ownShare(), host.model().id(), speed.modelled());
            console.flush();
        });
        return 0;
    }
}
