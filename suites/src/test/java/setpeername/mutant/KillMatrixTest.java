package setpeername.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import setpeername.claim.Catalogue;
import setpeername.model.Answer;
import setpeername.model.Flavours;
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

    /** The matrix of one case of one test. */
    private static KillMatrix of(String test, Map<String, String> equivalent) {
        List<Case> one = Suites.cases().stream().filter(c -> c.test().id().equals(test) && c.api() == Api.POSIX
                && c.family() == Family.IPV4).toList();
        return KillMatrix.of(Flavours.LINUX, one, Catalogue.load().all(), equivalent);
    }

    private static KillMatrix.MutantRow row(KillMatrix matrix, String id) {
        return matrix.mutants().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("says which case notices a mutant, and by what; a mutant that changes nothing survives")
    void killsAndSurvivors() {
        KillMatrix matrix = of("AsynchronousErrors.recvReportsClosedPort", Map.of());
        KillMatrix.MutantRow killed = row(matrix, CLOSED_PORT);
        assertThat(killed.cases()).isEqualTo(1);
        assertThat(killed.killedBy().get(0).allowed()).containsExactly("HOLDS 'ECONNREFUSED'");
        assertThat(killed.killedBy().get(0).mutant()).containsExactly("BREAKS 'fence'");
        assertThat(row(matrix, UNRELATED).killedBy()).isEmpty();
        assertThat(matrix.defects(Set.of())).anyMatch(d -> d.startsWith("No claim kills " + UNRELATED))
                .noneMatch(d -> d.contains(CLOSED_PORT));
    }

    @Test
    @DisplayName("refuses a reason for a mutant that is killed, and one for a mutant that does not exist")
    void wrongReasons() {
        Map<String, String> reasons = Map.of(CLOSED_PORT, "no test can see it", "NO_SUCH_TRAIT=YES", "none", UNRELATED, "none can");
        List<String> defects = of("AsynchronousErrors.recvReportsClosedPort", reasons).defects(reasons.keySet());
        assertThat(defects).anyMatch(d -> d.contains("nothing can kill " + CLOSED_PORT + ", but AsynchronousErrors.recvReportsClosedPort"))
                .anyMatch(d -> d.contains("NO_SUCH_TRAIT=YES, which is no mutant")).noneMatch(d -> d.contains(UNRELATED));
    }

    @Test
    @DisplayName("names a claim whose test notices nothing, and tells it from one that the model cannot try")
    void claimsThatKillNothing() {
        KillMatrix matrix = of("ThePrograms.serverAndTwoClients", Map.of());
        assertThat(matrix.claims()).singleElement().satisfies(c -> assertThat(c.untried()).contains("run as processes"));
        assertThat(matrix.defects(Set.of())).noneMatch(d -> d.contains("kill no mutant"));
        KillMatrix none = new KillMatrix("linux", List.of(), List.of(new KillMatrix.ClaimRow("article/x", List.of(), null)));
        assertThat(none.defects(Set.of())).containsExactly("The tests of article/x kill no mutant: nothing shows that they can fail.");
    }

    @Test
    @DisplayName("has one mutant for each closed answer, and two for each open one")
    void generated() {
        long open = Trait.ALL.stream().filter(t -> Flavours.LINUX.answer(t) == Answer.OPEN).count();
        assertThat(open).isPositive();
        assertThat(Mutant.of(Flavours.LINUX)).hasSize((int) (Trait.ALL.size() + open)).doesNotHaveDuplicates();
    }
}
