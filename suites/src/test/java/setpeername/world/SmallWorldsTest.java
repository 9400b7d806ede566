package setpeername.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import setpeername.model.Flavours;
import setpeername.script.Actor;
import setpeername.script.Oracle;
import setpeername.script.Place;
import setpeername.script.Step;
import setpeername.script.Step.Call;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.Option;

@DisplayName("Small worlds")
class SmallWorldsTest {

    private static final Step CONNECT_A = Step.of(Actor.S1, Call.CONNECT, Place.of(Actor.A));
    private static final Step CONNECT_C = Step.of(Actor.S1, Call.CONNECT, Place.of(Actor.C));
    private static final Step SENDTO_C = Step.sendto(Actor.S1, "s1", Place.of(Actor.C));
    private static final SmallWorld TINY = new SmallWorld("tiny", Family.IPV4, 2, List.of(CONNECT_A, CONNECT_C, SENDTO_C));

    @Test
    @DisplayName("find the smallest program that tells Linux from macOS, with what each call returns on either, call by call")
    void linuxAndMacos() {
        SmallWorlds.Result result = SmallWorlds.explore(List.of(Flavours.LINUX, Flavours.DARWIN), List.of(TINY), sentence -> { });
        assertThat(result.pairs()).singleElement().satisfies(pair -> {
            Distinction first = pair.scripts().get(0);
            assertThat(first.script()).containsExactly("s1.connect(A)", "s1.sendto(\"s1\", C)");
            assertThat(first.left()).containsExactly("ok", "sent 2");
            assertThat(first.right()).containsExactly("ok", "EISCONN");
            assertThat(first.decidedBy()).isEqualTo("SENDTO_CONNECTED_IS_EISCONN");
        });
        assertThat(result.scripts()).isEqualTo(3 + 9);
    }

    @Test
    @DisplayName("tell no flavour from itself")
    void same() {
        assertThat(SmallWorlds.explore(List.of(Flavours.LINUX, Flavours.LINUX.answering(
                setpeername.model.KernelTrait.OVERSIZE_IS_EMSGSIZE, setpeername.model.Answer.NO)), List.of(TINY), sentence -> { })
                .pairs().get(0).scripts()).isEmpty();
    }

    @Test
    @DisplayName("do not call POSIX and a platform different where the platform does one of the things that POSIX allows")
    void posixAllows() {
        SmallWorlds.Result result = SmallWorlds.explore(List.of(Flavours.LINUX, Flavours.POSIX), List.of(TINY), sentence -> { });
        Set<List<String>> linux = new Oracle(Flavours.LINUX, Api.POSIX, Family.IPV4).predict(List.of(CONNECT_A, SENDTO_C));
        Set<List<String>> posix = new Oracle(Flavours.POSIX, Api.POSIX, Family.IPV4).predict(List.of(CONNECT_A, SENDTO_C));
        assertThat(posix).hasSizeGreaterThan(1).containsAll(linux);
        assertThat(result.pairs().get(0).scripts()).isEmpty();
    }

    @Test
    @DisplayName("show several ways of a call beside that call")
    void byCall() {
        Set<List<String>> ways = new LinkedHashSet<>(List.of(List.of("ok", "sent 2"), List.of("ok", "EISCONN")));
        assertThat(Distinction.byCall(2, ways)).containsExactly("ok", "sent 2 or EISCONN");
    }

    @Test
    @DisplayName("keep one of the scripts that are alike but for the sockets' names or the order of options")
    void folded() {
        Step reuse = Step.setsockopt(Actor.S1, Option.SO_REUSEADDR, 1);
        Step port = Step.setsockopt(Actor.S1, Option.SO_REUSEPORT, 1);
        assertThat(SmallWorld.mayFollow(List.of(), Step.of(Actor.S2, Call.DISSOLVE))).isFalse();
        assertThat(SmallWorld.mayFollow(List.of(CONNECT_A), Step.of(Actor.S2, Call.DISSOLVE))).isTrue();
        assertThat(SmallWorld.mayFollow(List.of(reuse), port)).isTrue();
        assertThat(SmallWorld.mayFollow(List.of(port), reuse)).isFalse();
    }
}
