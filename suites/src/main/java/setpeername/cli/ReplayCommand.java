package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import setpeername.explore.Disagreement;
import setpeername.finding.Findings;
import setpeername.outcome.RunFile;
import setpeername.script.Oracle;
import setpeername.script.Script;
import setpeername.script.ScriptText;

/** {@code replay}: runs one script. */
@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs a script, as 'explore' writes it, on this machine, shows what each call returns, and holds it against the model. "
                + "On a model, shows all that the model allows.%n"},
        footer = {"%nExit codes: 0 the model allows what was seen; 1 it does not; 2 a wrong option, a file that is no script, or something that "
                + "this machine lacks.", "%nExamples:", "  java -jar setpeername.jar replay found.script",
            "  java -jar setpeername.jar replay found.script --platform model:darwin",
            "  java -jar setpeername.jar replay found.script --platform 'model:linux!CONNECT_NARROWS_WILDCARD'"})
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The script.")
    private Path file;

    @Option(names = "--platform", paramLabel = "PLATFORM", defaultValue = ScriptHost.THIS_MACHINE, description = "Where it runs: "
            + "this-machine, model:NAME, or model:NAME!TRAIT, which is that model with the answer of one trait turned round (default: "
            + "${DEFAULT-VALUE}).")
    private String platform;

    @Option(names = "--model", paramLabel = "NAME", description = "The model that this machine is held against (default: that of its "
            + "network stack).")
    private String model;

    @Override
    public Integer call() throws IOException {
        Script script = script();
        ScriptHost host = new ScriptHost(platform, model);
        String missing = host.missing(script.api(), script.family()).orElse(null);
        if (missing != null) {
            throw new CommandError(2, file + " cannot be run here. " + missing);
        }
        PrintWriter console = spec.commandLine().getOut();
        if (host.needsIpv4Jvm(script.api(), script.family())) {
            return replayInIpv4Jvm(script);
        }
        if (host.platform() != null) {
            Set<List<String>> ways = new Oracle(host.platform(), script.api(), script.family()).predict(script.steps());
            print(console, script, i -> ways.stream().map(way -> way.get(i)).distinct().collect(Collectors.joining(" | ")));
            console.println("So " + host.name() + " has it" + (ways.size() > 1 ? ", in " + ways.size() + " ways." : "."));
            return 0;
        }
        List<String> seen = host.subject(script.api(), script.family()).run(script.steps());
        print(console, script, seen::get);
        return judge(console, script, seen, host);
    }

    /** The other JVM gets a copy, as what comes through a pipe is gone when it has been read. */
    private int replayInIpv4Jvm(Script script) throws IOException {
        Path copy = Files.createTempFile("setpeername", ".script");
        try {
            Files.writeString(copy, ScriptText.of(script));
            List<String> arguments = new ArrayList<>(List.of("replay", copy.toString()));
            if (model != null) {
                arguments.addAll(List.of("--model", model));
            }
            return ScriptHost.inIpv4Jvm(arguments);
        } finally {
            Files.delete(copy);
        }
    }

    private Script script() throws IOException {
        try {
            return ScriptText.parse(Files.readString(file));
        } catch (ScriptText.Unreadable e) {
            throw new CommandError(2, file + ", " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new CommandError(2, "There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new CommandError(2, file + " is no script: it is no text.");
        } catch (IOException e) {
            throw new CommandError(2, "Cannot read " + file + ": " + RunFile.reason(e) + ".");
        }
    }

    private static void print(PrintWriter console, Script script, java.util.function.IntFunction<String> returned) {
        for (int i = 0; i < script.steps().size(); i++) {
            console.println(script.steps().get(i) + " -> " + returned.apply(i));
        }
    }

    private int judge(PrintWriter console, Script script, List<String> seen, ScriptHost host) {
        Oracle strict = new Oracle(host.model(), script.api(), script.family());
        if (strict.check(script.steps(), seen).agrees()) {
            console.println("model:" + host.model().id() + " allows all of this.");
            return 0;
        }
        Oracle tolerant = new Oracle(Findings.tolerated(host.model()), script.api(), script.family());
        Disagreement disagreement = Disagreement.of(script, seen, strict);
        List<String> lines = disagreement.lines();
        lines.subList(disagreement.seen().size(), lines.size()).forEach(console::println);
        if (tolerant.check(script.steps(), seen).agrees()) {
            String known = Findings.all().stream().filter(f -> f.isOfJdk())
                    .filter(f -> disagreement.deciders().stream().anyMatch(d -> d.contains(f.decidedBy()))).map(f -> f.id()).distinct()
                    .collect(Collectors.joining(", "));
            console.println("Known: " + (known.isEmpty() ? "several findings together" : "finding " + known) + ".");
        }
        return 1;
    }
}
