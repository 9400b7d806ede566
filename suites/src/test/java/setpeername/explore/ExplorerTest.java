package setpeername.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.model.JavaTrait;
import setpeername.model.KernelTrait;
import setpeername.model.ModelHost;
import setpeername.model.Trait;
import setpeername.script.ScriptText;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;

@DisplayName("An exploration")
class ExplorerTest {

    private static Explorer.Result explore(Subject subject, Api api, Family family, int scripts) {
        Explorer.Result[] result = new Explorer.Result[1];
        JqwikSession.run(() -> result[0] = new Explorer(Lanes.of(subject), Flavours.LINUX, api, family, 7).explore(scripts, found -> { }));
        return result[0];
    }

    private static Explorer.Result explore(Flavour wrong, Api api, int scripts) {
        return explore(Subject.of(wrong, api, Family.IPV4), api, Family.IPV4, scripts);
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    @DisplayName("of the model itself finds nothing")
    void nothing(Api api) {
        for (Family family : Family.values()) {
            Explorer.Result result = explore(Subject.of(Flavours.LINUX, api, family), api, family, 2_000);
            assertThat(result.disagreements()).isEmpty();
            assertThat(result.unrepeated()).isEmpty();
            assertThat(result.scripts()).isEqualTo(2_000);
        }
    }

    @Test
    @DisplayName("runs no script that would end the system that it runs on, and says how many those were")
    void passesOver() {
        Subject gvisor = Subject.of(Flavours.GVISOR, Api.POSIX, Family.MAPPED);
        Subject survivor = steps -> {
            List<String> returns = gvisor.run(steps);
            assertThat(returns).doesNotContain(ModelHost.SYSTEM_ENDS);
            return returns;
        };
        Explorer.Result[] result = new Explorer.Result[1];
        JqwikSession.run(() -> result[0] = new Explorer(Lanes.of(survivor), Flavours.GVISOR, Api.POSIX, Family.MAPPED, 7)
                .explore(10_000, found -> { }));
        assertThat(result[0].passedOver()).isBetween(1L, 100L);
        assertThat(result[0].disagreements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CONNECT_NARROWS_WILDCARD, 2", "ERROR_REPORTED_ONCE, 4", "DISSOLVE_KEEPS_PENDING_ERROR, 4", "CONNECTED_HEARS_ONLY_PEER, 4",
            "REUSEADDR_SHARES_A_BINDING, 4", "SEND_WITHOUT_PEER_IS_EDESTADDRREQ, 1", "REFUSED_CONNECT_REDIRECTS_SENDS, 6",
            "SHUT_WRITE_IS_EPIPE, 3"})
    @DisplayName("of a model with one answer turned round finds it, names the trait, and shrinks the script to its cause")
    void wrong(KernelTrait trait, int calls) {
        Explorer.Result result = explore(Flavours.LINUX.flipped(trait), Api.POSIX, 100_000);
        assertThat(result.disagreements()).isNotEmpty();
        assertThat(result.disagreements()).anySatisfy(found -> {
            assertThat(found.deciders()).contains(List.of((Trait) trait));
            assertThat(found.script().steps()).hasSizeLessThanOrEqualTo(calls);
            assertThat(found.lines()).anyMatch(line -> line.startsWith("Decided by " + trait.name() + ": \""));
            assertThat(found.seen()).hasSameSizeAs(found.script().steps());
        });
    }

    @Test
    @DisplayName("passes over a known finding, and is not kept by it from finding another in the same scripts")
    void known() {
        Flavour jdk = Flavours.LINUX.flipped(JavaTrait.EMPTY_DATAGRAM_GOES_TO_PEER);
        Explorer.Result known = explore(jdk, Api.DATAGRAM_CHANNEL, 5_000);
        assertThat(known.known()).isPositive();
        assertThat(known.disagreements()).isEmpty();
        Explorer.Result other = explore(jdk.flipped(JavaTrait.CHANNEL_WRITE_NEEDS_PEER), Api.DATAGRAM_CHANNEL, 5_000);
        assertThat(other.disagreements()).hasSize(1);
        assertThat(other.alike()).isPositive();
        assertThat(other.known()).isBetween(1L, known.known());
        assertThat(other.disagreements().get(0).deciders()).contains(List.of(JavaTrait.CHANNEL_WRITE_NEEDS_PEER));
    }

    @Test
    @DisplayName("counts what disagrees in the same way where nothing in the model decides it")
    void alike() {
        Subject model = Subject.of(Flavours.LINUX, Api.POSIX, Family.IPV4);
        Subject odd = steps -> {
            List<String> seen = new ArrayList<>(model.run(steps));
            for (int i = 0; i < seen.size(); i++) {
                seen.set(i, steps.get(i).call() == Step.Call.POLL ? "odd" : seen.get(i));
            }
            return seen;
        };
        Explorer.Result result = explore(odd, Api.POSIX, Family.IPV4, 1_000);
        assertThat(result.disagreements()).isNotEmpty().hasSizeLessThan(5).allSatisfy(
                found -> assertThat(found.script().steps().get(found.script().steps().size() - 1).call()).isEqualTo(Step.Call.POLL));
        assertThat(result.alike()).isGreaterThan(10);
        assertThat(result.scripts()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("of something that is nowhere right tells so once, with a script of one call")
    void nowhereRight() {
        Explorer.Result result = explore(steps -> steps.stream().map(step -> "odd").toList(), Api.POSIX, Family.IPV4, 200);
        assertThat(result.disagreements()).hasSize(1);
        assertThat(result.disagreements().get(0).script().steps()).hasSize(1);
        assertThat(result.disagreements().get(0).lines()).last().asString().contains("what decides is not in the model");
        assertThat(result.alike()).isEqualTo(199);
    }

    @Test
    @DisplayName("tells apart what does not come again, and what was used for it is made anew")
    void unrepeated() {
        Subject model = Subject.of(Flavours.LINUX, Api.POSIX, Family.IPV4);
        List<String> renewed = new ArrayList<>();
        Subject flaky = new Subject() {
            private int runs;

            @Override
            public List<String> run(List<Step> steps) {
                return runs++ == 5 ? steps.stream().map(step -> "odd").toList() : model.run(steps);
            }

            @Override
            public void renew() {
                renewed.add("renewed");
            }
        };
        Explorer.Result result = explore(flaky, Api.POSIX, Family.IPV4, 100);
        assertThat(result.disagreements()).isEmpty();
        assertThat(result.unrepeated()).hasSize(1);
        assertThat(renewed).hasSize(1);
    }

    @Test
    @DisplayName("of the same seed has the same scripts, each of ten calls that its API and family have")
    void seed() {
        for (Api api : Api.values()) {
            for (Family family : Family.values()) {
                JqwikSession.run(() -> {
                    Generator one = new Generator(api, family, 42);
                    Generator same = new Generator(api, family, 42);
                    Generator other = new Generator(api, family, 43);
                    List<Step> first = one.next().value();
                    assertThat(first).hasSize(Generator.CALLS).isEqualTo(same.next().value()).isNotEqualTo(other.next().value());
                    assertThat(first).allMatch(step -> step.exists(family));
                    String text = ScriptText.of(new setpeername.script.Script(api, family, first));
                    assertThat(ScriptText.parse(text).steps()).isEqualTo(first);
                });
            }
        }
    }
}
