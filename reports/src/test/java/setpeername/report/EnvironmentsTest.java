package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Difference;
import setpeername.outcome.Difference.Kind;
import setpeername.outcome.Difference.Result;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.report.Environments.Environment;
import setpeername.socket.Api;
import setpeername.socket.Family;

class EnvironmentsTest {

    private static final Run HERE = Runs.run(Runs.linux("6.18.1", "25"), Status.HOLDS, "ok");
    private static final Platform GVISOR = Runs.platform("linux", "gvisor", "4.4.0", "glibc 2.36", "25");

    private static List<Environment> of(List<NamedRun> lab, List<NamedRun> records, List<Difference> failing) {
        NamedRun model = new NamedRun("model-darwin", Runs.run(Platform.predicted("darwin"), Status.HOLDS, "predicted"));
        return Environments.of(new Columns(new NamedRun("observed", HERE), List.of(), lab, records, List.of(model)),
                run -> run.name().equals("observed") ? List.of() : failing).all();
    }

    @Test
    void otherPlatformsHaveOnlyWhatDiffers() {
        Run other = Runs.withFirst(Runs.run(GVISOR, Status.HOLDS, "ok"), Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        List<Environment> all = of(List.of(), List.of(new NamedRun("gvisor", other)), List.of());
        assertThat(all).extracting(Environment::name).as("a prediction is no result").containsExactly("linux 6.18, JDK 25",
                "gvisor 4.4, JDK 25 (record)");
        assertThat(all.get(0).shown()).hasSize(15);
        assertThat(all.get(0).shown().get(0).elsewhere()).isEqualTo("Of 1 other platform that ran it, 0 gave the same and 1 another outcome.");
        assertThat(all.get(1).shown()).hasSize(1).first().extracting(s -> s.seen().outcome()).isEqualTo("fence");
        assertThat(all.get(1).alike()).isEqualTo(14);
        assertThat(all.get(1).notRun()).isZero();
    }

    @Test
    void whatWasNotRunIsLeftOutElsewhereAndCounted() {
        Run none = Runs.run(GVISOR, Status.NOT_RUN, "");
        Environment gvisor = of(List.of(), List.of(new NamedRun("gvisor", none)), List.of()).get(1);
        assertThat(gvisor.shown()).isEmpty();
        assertThat(gvisor.notRun()).isEqualTo(15);
        assertThat(gvisor.alike()).isZero();
        for (Status status : List.of(Status.INCONCLUSIVE, Status.NOT_APPLICABLE, Status.HARNESS_ERROR)) {
            Run seen = Runs.run(GVISOR, status, "");
            assertThat(of(List.of(), List.of(new NamedRun("gvisor", seen)), List.of()).get(1).shown()).as(status.name()).hasSize(15);
        }
    }

    @Test
    void whatTheMeasuredPlatformDidNotRunStandsWithTheFirstThatDid() {
        NamedRun a = new NamedRun("a", Runs.run(GVISOR, Status.HOLDS, "x"));
        NamedRun b = new NamedRun("b", Runs.run(Runs.linux("5.10", "25"), Status.HOLDS, "x"));
        List<Environment> all = Environments.of(new Columns(new NamedRun("observed", Runs.run(Runs.linux("6.18.1", "17"), Status.NOT_RUN, "")),
                List.of(), List.of(a, b), List.of(), List.of()), run -> List.of()).all();
        assertThat(all).extracting(e -> e.shown().size()).containsExactly(15, 15, 0);
    }

    @Test
    void whatFailsTheBuildIsThereAlsoWhereItIsAsHere() {
        Difference changed = new Difference(Runs.TEST, "posix", "ipv4", Kind.CHANGED, new Result(Status.BREAKS, "fence"), null);
        Difference gone = new Difference("Old.test", "posix", "ipv4", Kind.MISSING, new Result(Status.BREAKS, "fence"), null);
        Environment lab = of(List.of(new NamedRun("lab", Runs.run(GVISOR, Status.HOLDS, "ok"))), List.of(), List.of(changed, gone)).get(1);
        assertThat(lab.shown()).singleElement().satisfies(s -> assertThat(s.difference()).isEqualTo(changed));
        assertThat(lab.missing()).containsExactly(gone);
    }

    @Test
    void everyPlatformHasANameThatAllureTakes() {
        Platform hostile = new Platform("../x", "linux", "6.18/../..", "x", "<b>" + "y".repeat(200), "", "25", "", true, "-Djdk.net.a=b");
        List<NamedRun> same = List.of(new NamedRun("a/../b", HERE), new NamedRun("a/../b", HERE), new NamedRun("c", Runs.run(hostile, Status.HOLDS, "x")));
        List<String> names = of(same, List.of(), List.of()).stream().map(Environment::name).toList();
        assertThat(names).hasSize(4).doesNotHaveDuplicates().allMatch(n -> n.length() <= 64 && n.matches("[A-Za-z0-9 .,()+_-]+")
                && !n.contains(".."));
    }

    @Test
    void aCaseHasTheSameIdInEveryReportAndOnNoOtherPlatform() {
        assertThat(Environments.id("gvisor", "T posix ipv4")).isEqualTo(Environments.id("gvisor", "T posix ipv4"))
                .isNotEqualTo(Environments.id("observed", "T posix ipv4")).isNotEqualTo(Environments.id("gvisor", "T posix ipv6"));
    }
}
