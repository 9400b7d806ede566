package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.sessions.JqwikSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.cli.Pairs.Pair;
import setpeername.explore.Disagreement;
import setpeername.explore.Explorer;
import setpeername.explore.Lanes;
import setpeername.outcome.RunFile;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.PremiseFailed;

/** {@code explore}: looks for disagreements between this machine and the model with generated scripts. */
@Command(name = "explore", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs random scripts of calls on this machine and holds what they return against the model. A script that returns what "
                + "the model does not allow is shrunk, shown and written to a file for 'replay'. What known findings explain is counted and "
                + "passed over.%n"},
        footer = {"%nExit codes: 0 nothing new; 1 new disagreements; 2 a wrong option, or something that this machine lacks.", "%nExamples:",
            "  java -jar setpeername.jar explore --api datagram-channel --family ipv4 --tries 10000",
            "  java -jar setpeername.jar explore --api posix --seed 42",
            "  java -jar setpeername.jar explore --seconds 60",
            "  java -jar setpeername.jar explore --platform model:darwin --model linux --api posix --family ipv4"})
final class ExploreCommand implements Callable<Integer> {

    /** So many scripts are run before the time is looked at again. */
    private static final int PART_OF_A_LANE = 8;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Pairs pairs;

    @Option(names = "--tries", paramLabel = "N", defaultValue = "10000", description = "Scripts for each API and family (default: "
            + "${DEFAULT-VALUE}).")
    private int tries;

    @Option(names = "--seconds", paramLabel = "S", description = "Stop after so many seconds, shared out among the APIs and families, in "
            + "an order of chance; those that need a second JVM are passed over.")
    private Integer seconds;

    @Option(names = "--seed", paramLabel = "N", description = "Generate the scripts of this seed again (default: another one each time).")
    private Long seed;

    @Option(names = "--lanes", paramLabel = "N", defaultValue = "0", description = "Run N scripts at a time, each on sockets of its own; what "
            + "comes out is the same (default: as many as there are processors, through libc one fewer; on a model, one).")
    private int lanes;

    @Option(names = "--platform", paramLabel = "PLATFORM", defaultValue = ScriptHost.THIS_MACHINE, description = "Where the scripts run: "
            + "this-machine, or model:NAME or model:NAME!TRAIT in its place (default: ${DEFAULT-VALUE}).")
    private String platform;

    @Option(names = "--model", paramLabel = "NAME", description = "The model that they are held against (default: that of this machine's "
            + "network stack; linux for another model).")
    private String model;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "disagreements", description = "Where the scripts that disagree are "
            + "written (default: ${DEFAULT-VALUE}).")
    private Path out;

    private PrintWriter console;
    private PrintWriter progress;
    private int told;
    private long scripts;

    @Override
    public Integer call() throws IOException {
        if (tries < 1) {
            throw new CommandError(2, "--tries needs a number of at least 1, not " + tries + ".");
        }
        if (seconds != null && seconds < 1) {
            throw new CommandError(2, "--seconds needs a number of at least 1, not " + seconds + ".");
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new CommandError(2, "--out needs a folder for the scripts that disagree, and " + out + " is none.");
        }
        console = spec.commandLine().getOut();
        progress = spec.commandLine().getErr();
        ScriptHost host = new ScriptHost(platform, model);
        long from = seed != null ? seed : ThreadLocalRandom.current().nextLong(1_000_000);
        if (seconds != null) {
            return exploreForSeconds(host, from);
        }
        int worst = 0;
        for (Pair pair : pairs.all()) {
            worst = Math.max(worst, explore(host, pair, from, 0));
        }
        return worst;
    }

    /** Each has an even share of the time that is left when its turn comes. */
    private int exploreForSeconds(ScriptHost host, long from) throws IOException {
        List<Pair> chosen = new ArrayList<>(pairs.all());
        chosen.removeIf(p -> host.needsIpv4Jvm(p.api(), p.family()) || host.missing(p.api(), p.family()).isPresent());
        if (chosen.isEmpty()) {
            throw new CommandError(2, "None of these APIs and families can be explored here in this JVM: leave --seconds away.");
        }
        Collections.shuffle(chosen, new Random(from));
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int worst = 0;
        for (int i = 0; i < chosen.size(); i++) {
            long now = System.nanoTime();
            Pair pair = chosen.get(i);
            worst = Math.max(worst, explore(host, pair, from, now + (end - now) / (chosen.size() - i)));
        }
        console.println("Explored " + chosen.size() + " pairs of API and family with seed " + from + ": " + scripts + " scripts, " + told
                + " new disagreements.");
        console.flush();
        return worst;
    }

    private int explore(ScriptHost host, Pair pair, long from, long end) throws IOException {
        Api api = pair.api();
        Family family = pair.family();
        String missing = host.missing(api, family).orElse(null);
        if (missing != null) {
            return pairs.passOver(pair, missing, console);
        }
        if (host.needsIpv4Jvm(api, family)) {
            console.flush();
            List<String> arguments = new ArrayList<>(List.of("explore", "--api", api.id(), "--family", family.id(), "--tries",
                    String.valueOf(tries), "--seed", String.valueOf(from), "--lanes", String.valueOf(lanes), "--out", out.toString()));
            if (model != null) {
                arguments.addAll(List.of("--model", model));
            }
            return ScriptHost.inIpv4Jvm(arguments);
        }
        Explorer.Result[] result = new Explorer.Result[1];
        long start = System.nanoTime();
        try {
            JqwikSession.run(() -> run(host, pair, from, start, end, result));
        } catch (PremiseFailed e) {
            throw new CommandError(2, api.id() + " " + family.id() + ": " + e.getMessage());
        }
        scripts += result[0].scripts();
        return summarize(host, api, family, from, result[0], seconds(start));
    }

    private void run(ScriptHost host, Pair pair, long from, long start, long end, Explorer.Result[] result) {
        Api api = pair.api();
        Family family = pair.family();
        try (Lanes running = host.lanes(lanes, api, family)) {
            Explorer explorer = new Explorer(running, host.model(), api, family, from);
            int part = seconds == null ? 10_000 : PART_OF_A_LANE * running.count();
            for (int done = 0; done < tries && (done == 0 || seconds == null || System.nanoTime() - end < 0); done += part) {
                result[0] = explorer.explore(Math.min(part, tries - done), found -> tell(found, api, family));
                if (seconds == null) {
                    progress.printf("%s %s: %d of %d scripts, %.0f a second%n", api.id(), family.id(), result[0].scripts(), tries,
                            result[0].scripts() / seconds(start));
                    progress.flush();
                }
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void tell(Disagreement found, Api api, Family family) {
        Path file = out.resolve("disagreement-" + api.id() + "-" + family.id() + "-" + ++told + ".script");
        console.println("DISAGREEMENT, " + api.id() + " " + family.id() + ":");
        found.lines().forEach(line -> console.println("  " + line));
        write(file, found.file());
        console.println("  Written to " + file + "; repeat it with: java -jar setpeername.jar replay " + file);
        console.flush();
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(out);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandError(1, "The script cannot be written to " + file + ": " + RunFile.reason(e) + ".");
        }
    }

    private int summarize(ScriptHost host, Api api, Family family, long from, Explorer.Result result, double seconds) {
        console.printf("%s %s on %s, seed %d: %d scripts, %.0f a second; %d agree with model:%s only by known findings; %d new "
                + "disagreements.%n", api.id(), family.id(), host.name(), from, result.scripts(), result.scripts() / seconds, result.known(),
                host.model().id(), result.disagreements().size());
        if (result.alike() > 0) {
            console.println(result.alike() + " more scripts disagreed in the same way as one of these, and were not looked into.");
        }
        if (result.passedOver() > 0) {
            console.println(result.passedOver() + " of the scripts were not run, as they would end the system that they run on.");
        }
        for (int i = 0; i < result.unrepeated().size(); i++) {
            Path file = out.resolve("unrepeated-" + api.id() + "-" + family.id() + "-" + (i + 1) + ".script");
            write(file, result.unrepeated().get(i).file());
            console.println("A script disagreed once and agreed when it was repeated: " + file);
        }
        console.flush();
        return result.disagreements().isEmpty() ? 0 : 1;
    }
}
