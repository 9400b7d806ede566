package setpeername.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import setpeername.claim.Catalogue;
import setpeername.model.Answer;
import setpeername.model.Flavours;
import setpeername.model.JavaTrait;
import setpeername.model.KernelTrait;
import setpeername.model.Trait;
import setpeername.run.Suites;
import setpeername.run.TestMethod.Case;
import setpeername.socket.Api;
import setpeername.socket.Family;

@DisplayName("The kill matrix")
class KillMatrixTest {

    private static final String CLOSED_PORT = KernelTrait.CONNECTED_GETS_ERROR + "=NO";
    private static final String UNRELATED = KernelTrait.OVERSIZE_IS_EMSGSIZE + "=NO";
    private static final Reasons NONE = new Reasons(Map.of(), Map.of());

    /** The matrix of one case of one test. */
    private static KillMatrix of(String test, Api api, Reasons reasons) {
        List<Case> one = Suites.cases().stream().filter(c -> c.test().id().equals(test) && c.api() == api && c.family() == Family.IPV4).toList();
        return KillMatrix.of(Flavours.LINUX, one, Catalogue.load().all(), reasons);
    }

    private static KillMatrix of(String test, Reasons reasons) {
        return of(test, Api.POSIX, reasons);
    }

    private static KillMatrix.MutantRow row(KillMatrix matrix, String id) {
        return matrix.mutants().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("has no gap: every mutant is killed and every tested claim kills one, or there is a written reason that is still needed")
    void hasNoGap() {
        Reasons written = Reasons.written();
        KillMatrix matrix = KillMatrix.of(Flavours.LINUX, Suites.cases(), Catalogue.load().all(), written);
        assertThat(matrix.defects(written)).isEmpty();
        assertThat(matrix.killed() + matrix.equivalents()).isEqualTo(matrix.mutants().size());
    }

    @Test
    @DisplayName("says which case notices a mutant, and by what; a mutant that changes nothing survives")
    void killsAndSurvivors() {
        KillMatrix matrix = of("AsynchronousErrors.recvReportsClosedPort", NONE);
        KillMatrix.MutantRow killed = row(matrix, CLOSED_PORT);
        assertThat(killed.cases()).isEqualTo(1);
        assertThat(killed.killedBy().get(0).allowed()).containsExactly("HOLDS 'ECONNREFUSED'");
        assertThat(killed.killedBy().get(0).mutant()).containsExactly("BREAKS 'fence'");
        assertThat(row(matrix, UNRELATED).killedBy()).isEmpty();
        assertThat(matrix.defects(NONE)).anyMatch(d -> d.startsWith("No claim kills " + UNRELATED)).noneMatch(d -> d.contains(CLOSED_PORT));
    }

    @Test
    @DisplayName("kills a mutant that some platform which decides the open traits in one way shows, and not one that none shows")
    void openTraitsBesideTheMutant() {
        KillMatrix matrix = of("Demultiplexing.queuedDataOfAStrangerStays", Api.DATAGRAM_CHANNEL, NONE);
        KillMatrix.MutantRow shownWhereTheQueueIsKept = row(matrix, JavaTrait.CONNECTED_RECEIVES_ONLY_FROM_PEER + "=NO");
        assertThat(shownWhereTheQueueIsKept.killedBy()).singleElement()
                .satisfies(k -> assertThat(k.mutant()).hasSizeGreaterThan(1).containsAll(k.allowed()));
        assertThat(row(matrix, KernelTrait.REUSEPORT_BALANCES + "=NO").killedBy()).isEmpty();
    }

    @Test
    @DisplayName("refuses a reason for a mutant that is killed, and one for a mutant that does not exist")
    void wrongReasons() {
        Reasons reasons = new Reasons(Map.of(CLOSED_PORT, "no test can see it", "NO_SUCH_TRAIT=YES", "none", UNRELATED, "none can"), Map.of());
        List<String> defects = of("AsynchronousErrors.recvReportsClosedPort", reasons).defects(reasons);
        assertThat(defects).anyMatch(d -> d.contains("nothing can kill " + CLOSED_PORT + ", but AsynchronousErrors.recvReportsClosedPort"))
                .anyMatch(d -> d.contains("NO_SUCH_TRAIT=YES, which is no mutant")).noneMatch(d -> d.contains(UNRELATED));
    }

    @Test
    @DisplayName("names a claim whose tests notice nothing, unless there is a written reason; refuses a reason that is not needed")
    void claimsThatKillNothing() {
        String untriable = "article/second-client-refused";
        assertThat(of("ThePrograms.serverAndTwoClients", NONE).defects(NONE))
                .anyMatch(d -> d.startsWith("The tests of " + untriable + " kill no mutant: nothing shows that they can fail."));
        Reasons written = new Reasons(Map.of(), Map.of(untriable, "processes"));
        assertThat(of("ThePrograms.serverAndTwoClients", written).defects(written)).noneMatch(d -> d.contains(untriable));
        Reasons stale = new Reasons(Map.of(), Map.of("article/async-error-on-receive", "not so", "article/none", "no such claim"));
        assertThat(of("AsynchronousErrors.recvReportsClosedPort", stale).defects(stale))
                .anyMatch(d -> d.contains("cannot try article/async-error-on-receive, but its tests kill"))
                .anyMatch(d -> d.contains("article/none, which is no claim that has tests"));
    }

    @Test
    @DisplayName("has one mutant for each closed answer, and two for each open one, of the kernel and of the JDK's layer")
    void generated() {
        long open = Trait.ALL.stream().filter(t -> Flavours.LINUX.answer(t) == Answer.OPEN).count();
        assertThat(open).isPositive();
        assertThat(Mutant.of(Flavours.LINUX)).hasSize((int) (Trait.ALL.size() + open)).doesNotHaveDuplicates()
                .anyMatch(m -> m.trait() instanceof JavaTrait).anyMatch(m -> m.trait() instanceof KernelTrait);
    }
}
