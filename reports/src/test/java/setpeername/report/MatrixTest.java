package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Verdict;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

class MatrixTest {

    private static final Platform HERE = Runs.linux("6.18.44", "25.0.3");

    @Test
    void countsEveryStatusAndJudgesEveryClaim() {
        Run run = Runs.withFirst(Runs.run(HERE, Status.HOLDS, "ok"), Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        Matrix.RunColumn column = Runs.matrix(run).runs().get(0);
        assertThat(column.counts()).containsEntry(Status.HOLDS, 14L).containsEntry(Status.BREAKS, 1L)
                .containsEntry(Status.HARNESS_ERROR, 0L).hasSize(Status.values().length);
        assertThat(column.verdicts()).containsEntry(Runs.CLAIM.id(), Verdict.MIXED).containsEntry(Runs.UNTESTED.id(), Verdict.UNTESTED);
    }

    @Test
    void aClaimAboutAnotherPlatformHasNoVerdictAndIsCountedAsSuch() {
        ClaimEntry mac = new ClaimEntry("article/mac", ClaimEntry.Kind.CLAIM, "Asynchronous errors", "A Mac does it.", "It does it.", "a page",
                List.of("Mac.test"), "Mac.test", null, "darwin");
        List<Observation> seen = new ArrayList<>(Runs.all(Status.HOLDS, "ok"));
        seen.add(new Observation(mac.id(), "Mac.test", "posix", "ipv4", "no", "m", Status.BREAKS, List.of(), 1));
        Run run = Runs.run(HERE, seen);
        Comparison none = Comparison.of(run, List.of());
        Matrix matrix = Matrix.of(List.of(Runs.CLAIM, mac), new NamedRun("observed", run), List.of(), none, false);
        assertThat(matrix.runs().get(0).verdicts()).containsOnlyKeys(Runs.CLAIM.id());
        assertThat(Summary.lines(matrix, run, none)).anyMatch(line -> line.matches("Claims +holds  not about it"))
                .anyMatch(line -> line.matches("All claims +1 +1"))
                .contains("  not about it: the claim is about another platform.");
    }

    /** The statuses and verdicts that occur are told in words, and no others. */
    @Test
    void theSummarySaysWhatItsWordsMean() {
        Run run = Runs.withFirst(Runs.run(HERE, Status.HOLDS, "ok"), Runs.seen(Api.POSIX, Family.IPV4, Status.NOT_RUN, ""));
        List<String> lines = Summary.lines(Runs.matrix(run), run, Comparison.of(run, List.of()));
        assertThat(lines).contains("15 cases: 14 HOLDS, 1 NOT_RUN", "  NOT_RUN: " + Status.NOT_RUN.means() + ".",
                "  holds: " + Verdict.HOLDS.means() + ".", "  untested: " + Verdict.UNTESTED.means() + ".");
        assertThat(lines).noneMatch(l -> l.startsWith("  mixed:") || l.startsWith("  INCONCLUSIVE:"));
        Run other = Runs.withFirst(run, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        assertThat(Summary.lines(Runs.matrix(other), other, Comparison.of(other, List.of())))
                .contains("  mixed: " + Verdict.MIXED.means() + ".");
    }

    @Test
    void aClaimThatWasRemovedAndATestThatNobodyListsAreShown() {
        Observation gone = new Observation("article/removed", "Old.test", "posix", "ipv4", "ok", "m", Status.HOLDS, List.of(), 1);
        Observation unlisted = new Observation(Runs.CLAIM.id(), "New.test", "posix", "ipv4", "ok", "m", Status.HOLDS, List.of(), 1);
        List<Matrix.ClaimRow> claims = Runs.matrix(Runs.run(HERE, List.of(gone, unlisted))).claims();
        assertThat(claims).extracting(Matrix.ClaimRow::id).containsExactly(Runs.CLAIM.id(), Runs.UNTESTED.id(), "article/removed");
        assertThat(claims.get(0).tests()).containsExactly(Runs.TEST, "New.test");
        assertThat(claims.get(2).theme()).isEqualTo("No longer in the catalogue");
    }

    @Test
    void aRunThatLacksCasesOfTheCatalogueIsIncomplete() {
        assertThat(Completeness.of(Runs.run(HERE, Status.HOLDS, "ok"), List.of(Runs.CLAIM, Runs.UNTESTED)).missing()).isEmpty();
        Run one = Runs.run(HERE, List.of(Runs.seen(Api.POSIX, Family.IPV4, Status.HOLDS, "ok")));
        assertThat(Completeness.of(one, List.of(Runs.CLAIM)).missing()).hasSize(14);
    }
}
