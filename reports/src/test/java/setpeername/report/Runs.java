package setpeername.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Difference;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** Runs, platforms and claims made up for tests. */
public final class Runs {

    /** The test of {@link #CLAIM}. */
    public static final String TEST = "AsynchronousErrors.recvReportsClosedPort";
    /** A claim with that test. */
    public static final ClaimEntry CLAIM = new ClaimEntry("article/async-error-on-receive", ClaimEntry.Kind.CLAIM, "Asynchronous errors",
            "With connect(), the next recv fails with \"Connection refused\".", "The next recv() reports that the peer's port is closed.",
            "the article, second part", List.of(TEST), null);
    /** A claim that nobody tests. */
    public static final ClaimEntry UNTESTED = new ClaimEntry("article/connect-is-faster", ClaimEntry.Kind.CLAIM, "Speed",
            "A connected client is somewhat faster.", "Sending is faster on a connected socket.", "the article", List.of(),
            "A benchmark answers it, no outcome does.");

    private Runs() {
    }

    /** A Linux of that kernel and JDK, with glibc and IPv6. */
    public static Platform linux(String kernel, String jdk) {
        return platform("linux", "linux", kernel, "glibc 2.36", jdk);
    }

    /** A platform with IPv6. */
    public static Platform platform(String os, String stack, String kernel, String libc, String jdk) {
        return new Platform(stack + "-" + kernel + "-" + libc + "-" + jdk, os, kernel, "x86_64", stack, libc, jdk, "Example", true);
    }

    /** A case of {@link #TEST}. */
    public static Observation seen(Api api, Family family, Status status, String outcome) {
        return new Observation(CLAIM.id(), TEST, api.id(), family.id(), outcome, "What " + outcome + " means.", status,
                List.of("socket.connect(closed) -> ok", "socket.send(\"hi\") -> sent 2", "socket.recv() -> " + outcome), 1_500_000);
    }

    /** All cases of {@link #TEST}, each with that result. */
    public static List<Observation> all(Status status, String outcome) {
        List<Observation> all = new ArrayList<>();
        for (Api api : Api.values()) {
            for (Family family : Family.values()) {
                all.add(seen(api, family, status, outcome));
            }
        }
        return all;
    }

    /** A run of these cases. */
    public static Run run(Platform platform, List<Observation> observations) {
        return new Run(platform, "1234567", "2026-11-22T18:00:00Z", List.copyOf(observations));
    }

    /** A run of {@link #all}. */
    public static Run run(Platform platform, Status status, String outcome) {
        return run(platform, all(status, outcome));
    }

    /** The run with its first case replaced. */
    public static Run withFirst(Run run, Observation first) {
        List<Observation> changed = new ArrayList<>(run.observations());
        changed.set(0, first);
        return run(run.platform(), changed);
    }

    /** The matrix of a run without any record. */
    public static Matrix matrix(Run run) {
        return Matrix.of(List.of(CLAIM, UNTESTED), new NamedRun("observed", run), List.of(), Comparison.of(run, List.of()), false);
    }

    /** The site of a run without any record, beside it runs of other platforms and predictions; with these explanations, as YAML. */
    static Site site(Run run, List<NamedRun> lab, List<NamedRun> predicted, String explained, Path folder) {
        Columns columns = new Columns(new NamedRun("observed", run), List.of(), lab, List.of(), predicted);
        Matrix matrix = Matrix.of(List.of(CLAIM, UNTESTED), columns.measured(), List.of(), lab, Comparison.of(run, List.of()), false);
        return Site.of(matrix, columns, Differences.between(columns.observed(), Explanation.parse(explained)), Environments.of(columns, r -> List.of()),
                new Site.Extras(folder.resolve("kill-matrix.json"), folder.resolve("worlds.json"), folder.resolve("lab.json"),
                        folder.resolve("platforms.yaml")));
    }

    /** That run alone as an environment of Allure, with the differences to its record for which the build fails. */
    public static Environments environments(Run run, List<Difference> failing) {
        return Environments.of(new Columns(new NamedRun("observed", run), List.of(), List.of(), List.of(), List.of()), r -> failing);
    }
}
