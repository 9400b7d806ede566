package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.sessions.JqwikSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.api.ThisHost;
import setpeername.cli.Pairs.Pair;
import setpeername.explore.Benchmark;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** {@code benchmark}: how fast explorations are here. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Measures how many scripts of ten calls a second 'explore' runs on this machine, what share of that time is this "
                + "program's own and not the calls', by a bare loop of the same calls in as many lanes in the same run, and "
                + "how many the model runs in one lane.%n"},
        footer = {"%nExit codes: 0 measured; 2 a wrong option, or something that this machine lacks."})
final class BenchmarkCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Pairs pairs;

    @Option(names = "--scripts", paramLabel = "N", defaultValue = "1000", description = "Different scripts, which each of fifteen rounds "
            + "repeats until a quarter of a second has passed (default: ${DEFAULT-VALUE}).")
    private int scripts;

    @Option(names = "--lanes", paramLabel = "N", defaultValue = "0", description = "Run N scripts at a time, as 'explore' does (default: "
            + "as suit this machine).")
    private int lanes;

    @Override
    public Integer call() throws IOException {
        if (scripts < 1) {
            throw new CommandError(2, "--scripts needs a number of at least 1, not " + scripts + ".");
        }
        ScriptHost host = new ScriptHost(ScriptHost.THIS_MACHINE, null);
        int worst = 0;
        for (Pair pair : pairs.all()) {
            worst = Math.max(worst, measure(host, pair));
        }
        return worst;
    }

    private int measure(ScriptHost host, Pair pair) throws IOException {
        Api api = pair.api();
        Family family = pair.family();
        PrintWriter console = spec.commandLine().getOut();
        String missing = host.missing(api, family).orElse(null);
        if (missing != null) {
            return pairs.passOver(pair, missing, console);
        }
        if (host.needsIpv4Jvm(api, family)) {
            console.flush();
            return ScriptHost.inIpv4Jvm(new ArrayList<>(List.of("benchmark", "--api", api.id(), "--family", family.id(), "--scripts",
                    String.valueOf(scripts), "--lanes", String.valueOf(lanes))));
        }
        JqwikSession.run(() -> {
            int count = ScriptHost.count(lanes, api);
            Benchmark.Speed speed = new Benchmark(ThisHost::new, host.model(), scripts, count).measure(api, family);
            console.printf("%s %s, %d %s: %.0f scripts a second here, checked; the calls alone %.0f, so own code %.0f %%; on model:%s "
                    + "%.0f%n", api.id(), family.id(), count, count == 1 ? "lane" : "lanes", speed.explored(), speed.bare(),
                    100 * speed.ownShare(), host.model().id(), speed.modelled());
            console.flush();
        });
        return 0;
    }
}
