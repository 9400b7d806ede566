package setpeername.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import setpeername.api.ThisHost;
import setpeername.model.Choices;
import setpeername.model.Flavours;
import setpeername.model.ModelHost;
import setpeername.script.Ports;
import setpeername.script.ScriptText;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;

@DisplayName("The benchmark of explorations")
class BenchmarkTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("measures something on this machine and on the model")
    void measures(int lanes) {
        JqwikSession.run(() -> {
            Benchmark.Speed speed = new Benchmark(ThisHost::new, Flavours.LINUX, 5, lanes).measure(Api.DATAGRAM_CHANNEL, Family.IPV4);
            assertThat(speed.explored()).isPositive();
            assertThat(speed.bare()).isPositive();
            assertThat(speed.modelled()).isPositive();
        });
    }

    @Test
    @DisplayName("makes in its bare loop the same calls as the scripts, to the ports that the sockets have in that run")
    void bareLoop() {
        List<Step> steps = ScriptText.steps("""
                s1.connect(A)
                A.sendto("x", s1)
                s1.recvfrom()
                s1.sendto("y", broadcast:s1)
                s1.close()
                """, Api.POSIX, Family.IPV4).steps();
        ModelHost host = new ModelHost(Flavours.LINUX, new Choices());
        BareLoop loop = BareLoop.record(host, Api.POSIX, Family.IPV4, List.of(List.of(), steps), Ports.shares(1).get(0));
        long before = host.counters().values().get("Udp.OutDatagrams");
        long heard = host.counters().values().get("Udp.InDatagrams");
        loop.run(0);
        loop.run(1);
        loop.run(1);
        assertThat(host.counters().values().get("Udp.OutDatagrams") - before).isEqualTo(2);
        assertThat(host.counters().values().get("Udp.InDatagrams") - heard).isEqualTo(2);
    }
}
