package setpeername.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import setpeername.api.ThisHost;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.outcome.Untried;
import setpeername.platform.Platform;
import setpeername.platform.ThisPlatform;
import setpeername.run.CaseRunner;
import setpeername.run.NetworkRunner;
import setpeername.run.Predictor;
import setpeername.run.Revision;
import setpeername.run.Runner;
import setpeername.run.Suites;
import setpeername.run.TestMethod.Case;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** {@code observe}: measures this machine. */
@Command(name = "observe", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs every test of every claim through every API and address family on this machine, or those chosen, and writes "
                + "what was seen as JSON lines. With --platform model:..., writes what the model predicts of another platform.", "Without --out, prints it. With --test, prints each case's calls too.%n"},
        footer = {"%nExit codes: 0 every case was measured or said why not; 1 an outcome that nobody described, a harness error, or outcomes "
                + "that differed between repeats; 2 a wrong option.",
            "%nExamples:",
            "  java -jar setpeername.jar observe --out this-machine.jsonl",
            "  java -jar setpeername.jar observe --platform model:darwin --out model-darwin.jsonl",
            "  java -jar setpeername.jar observe --claim 'article/*' --api posix --list",
            "  java -jar setpeername.jar observe --test AsynchronousErrors.recvReportsClosedPort --family ipv4"})
final class ObserveCommand implements Callable<Integer> {

    static final String THIS_MACHINE = "this-machine";
    private static final String MODEL = "model:";

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the run to FILE (.jsonl); it changes only when the run is complete.")
    private Path out;

    @Option(names = "--platform", paramLabel = "PLATFORM", defaultValue = ObserveCommand.THIS_MACHINE, description = "this-machine, "
            + "which is measured, or model:linux, model:gvisor, model:darwin, model:freebsd, model:windows, model:posix, which the model "
            + "predicts: the file then says so in its header (default: ${DEFAULT-VALUE}).")
    private String platform;

    @Option(names = "--api", paramLabel = "API", split = ",", description = "Only these APIs: posix, datagram-socket, multicast-socket, "
            + "datagram-channel, channel-socket.")
    private List<String> apis = Api.ids();

    @Option(names = "--family", paramLabel = "FAMILY", split = ",", description = "Only these families: ipv4, ipv6, mapped (an IPv6 "
            + "socket with IPv4 peers, Java's default).")
    private List<String> families = Family.ids();

    @Option(names = "--claim", paramLabel = "GLOB", split = ",", description = "Only claims whose id matches, for example 'reader/*'.")
    private List<String> claims = List.of("**");

    @Option(names = "--test", paramLabel = "TEST", split = ",", description = "Only these tests, as --list names them.")
    private List<String> tests = List.of();

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "Run everything N times, and fail where an outcome "
            + "differs (default: ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(names = "--progress", description = "Say on standard error how many cases are done, every hundred.")
    private boolean progress;

    @Option(names = "--list", description = "List the cases and run none.")
    private boolean list;

    @Override
    public Integer call() throws IOException {
        if (repeat < 1) {
            throw new CommandError(2, "--repeat needs a number of at least 1, not " + repeat + ".");
        }
        Flavour flavour = platform.equals(THIS_MACHINE) ? null : flavour();
        List<Case> cases = cases();
        PrintWriter console = spec.commandLine().getOut();
        if (list) {
            cases.forEach(c -> console.println(c.test().claim() + "  " + c));
            console.println(cases.size() + " cases of " + cases.stream().map(Case::test).distinct().count() + " tests.");
            return 0;
        }
        if (out != null) {
            RunFile.prepare(out);
        }
        Platform on = flavour == null ? ThisPlatform.find() : Platform.predicted(flavour.id());
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        long start = System.nanoTime();
        Repeats seen = measure(cases, flavour);
        if (out == null) {
            seen.first().forEach(o -> print(console, o));
        } else {
            RunFile.write(new Run(on, Revision.commit(), started, seen.first()), out);
        }
        return summarize(console, on, seen, System.nanoTime() - start);
    }

    private Flavour flavour() {
        if (!platform.startsWith(MODEL)) {
            throw new CommandError(2, "Unknown platform '" + platform + "': choose " + THIS_MACHINE + " or one of "
                    + Flavours.ALL.stream().map(f -> MODEL + f.id()).collect(Collectors.joining(", ")) + ".");
        }
        return choose(() -> Flavours.of(platform.substring(MODEL.length())));
    }

    private List<Case> cases() {
        List<Api> chosenApis = choose(() -> apis.stream().map(Api::of).toList());
        List<Family> chosenFamilies = choose(() -> families.stream().map(Family::of).toList());
        List<PathMatcher> globs = claims.stream().map(ObserveCommand::glob).toList();
        for (String test : tests) {
            if (Suites.tests().stream().noneMatch(t -> t.id().equals(test))) {
                throw new CommandError(2, "Unknown test '" + test + "': 'observe --list' names them all.");
            }
        }
        List<Case> cases = Suites.cases().stream().filter(c -> chosenApis.contains(c.api()) && chosenFamilies.contains(c.family()))
                .filter(c -> tests.isEmpty() || tests.contains(c.test().id()))
                .filter(c -> globs.stream().anyMatch(g -> g.matches(Path.of(c.test().claim())))).toList();
        if (cases.isEmpty()) {
            throw new CommandError(2, "No case matches all of these options: 'observe --list' shows all cases.");
        }
        return cases;
    }

    private static PathMatcher glob(String glob) {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new CommandError(2, "'" + glob + "' is no pattern for claims: " + e.getDescription() + ".");
        }
        if (Suites.tests().stream().noneMatch(t -> matcher.matches(Path.of(t.claim())))) {
            throw new CommandError(2, "No test of a claim '" + glob + "': 'observe --list' names them all.");
        }
        return matcher;
    }

    private static <T> T choose(java.util.function.Supplier<T> choice) {
        try {
            return choice.get();
        } catch (IllegalArgumentException e) {
            throw new CommandError(2, e.getMessage());
        }
    }

    /** What was seen the first time, and what differed later. */
    private record Repeats(List<Observation> first, List<String> differing, int triedAgain, long[] warmNanos) {
    }

    private Repeats measure(List<Case> cases, Flavour flavour) {
        List<Observation> first = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        int triedAgain = 0;
        long[] nanos = {};
        try (Runner runner = flavour == null ? new CaseRunner(new ThisHost()) : new Predictor(flavour)) {
            for (int round = 1; round <= repeat; round++) {
                nanos = new long[cases.size()];
                for (int i = 0; i < cases.size(); i++) {
                    Observation seen = runner.run(cases.get(i));
                    nanos[i] = seen.nanos();
                    triedAgain += NetworkRunner.wasTriedAgain(seen) ? 1 : 0;
                    if (progress && (i + 1) % 100 == 0) {
                        spec.commandLine().getErr().println((i + 1) + " of " + cases.size() + " cases");
                    }
                    if (round == 1) {
                        first.add(seen);
                    } else if (!seen.outcome().equals(first.get(i).outcome()) || seen.status() != first.get(i).status()) {
                        differing.add(cases.get(i) + ": '" + first.get(i).outcome() + "' at first, " + seen.status() + " '" + seen.outcome()
                                + "' in round " + round + " " + seen.detail());
                    }
                }
            }
        }
        return new Repeats(first, differing, triedAgain, Arrays.stream(nanos).filter(n -> n > 0).sorted().toArray());
    }

    private void print(PrintWriter console, Observation o) {
        console.printf("%-14s %s  %s%n", o.status(), o.key(), o.outcome());
        if (!tests.isEmpty()) {
            console.println("               " + o.meaning());
            o.detail().forEach(line -> console.println("                 " + line));
        }
    }

    private int summarize(PrintWriter console, Platform platform, Repeats seen, long nanos) {
        Map<Status, Long> counts = seen.first().stream()
                .collect(Collectors.groupingBy(Observation::status, LinkedHashMap::new, Collectors.counting()));
        console.println(seen.first().size() + (platform.predicted() ? " cases predicted for " : " cases on ") + platform.id() + ": " + Arrays.stream(Status.values()).filter(counts::containsKey)
                .map(s -> counts.get(s) + " " + s).collect(Collectors.joining(", ")) + ".");
        Untried.reasons(seen.first()).forEach(reason -> console.println("  not run: " + reason));
        if (seen.triedAgain() > 0) {
            console.println("Tried again, as the network's CPU stood still: " + seen.triedAgain() + ".");
        }
        if (repeat > 1) {
            long[] warm = seen.warmNanos();
            console.printf("%d rounds: %d differing outcomes; %.2f s in all; last round: median case %.0f us, longest %.1f ms.%n", repeat,
                    seen.differing().size(), nanos / 1e9, warm.length == 0 ? 0 : warm[warm.length / 2] / 1e3,
                    warm.length == 0 ? 0 : warm[warm.length - 1] / 1e6);
            seen.differing().forEach(console::println);
        }
        if (out != null) {
            console.println("Written to " + out + ".");
        }
        seen.first().stream().filter(o -> o.status() == Status.HARNESS_ERROR)
                .forEach(o -> console.println("HARNESS_ERROR " + o.key() + " '" + o.outcome() + "': " + o.meaning()));
        return counts.containsKey(Status.HARNESS_ERROR) || !seen.differing().isEmpty() ? 1 : 0;
    }
}
