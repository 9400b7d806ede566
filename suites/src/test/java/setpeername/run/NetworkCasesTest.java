package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import setpeername.api.ThisHost;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** What crosses the client's links in cases on a real network; aborted where none can be made. */
@DisplayName("The network of hosts")
class NetworkCasesTest {

    private static CaseRunner runner;

    @BeforeAll
    static void start() {
        runner = new CaseRunner(new ThisHost());
        Observation first = seen("ErrorsFromTheNetwork.filtered", Family.IPV4);
        assumeTrue(first.status() != Status.NOT_RUN, first.meaning());
        assumeTrue(!first.capture().isEmpty(), () -> String.join("; ", first.detail()));
    }

    @AfterAll
    static void end() {
        runner.close();
    }

    private static Observation seen(String test, Family family) {
        return runner.run(Suites.cases().stream().filter(c -> c.test().id().equals(test) && c.api() == Api.DATAGRAM_CHANNEL
                && c.family() == family).findFirst().orElseThrow());
    }

    /** What is there for the first case is there for all. */
    private static Observation run(String test, Family family) {
        Observation seen = seen(test, family);
        assertThat(seen.capture()).as(seen.meaning() + " " + seen.detail()).isNotEmpty();
        return seen;
    }

    private static List<String> packets(String test, Family family) {
        return Packets.of(run(test, family).capture());
    }

    @ParameterizedTest
    @DisplayName("answers by the ICMP type and code that it promises, once, about the datagram that was sent")
    @CsvSource(textBlock = """
            netUnreachable,      3/0,  1/0
            hostUnreachable,     3/1,  1/3
            protocolUnreachable, 3/2,  4/1
            closedPortOfAnotherHost, 3/3, 1/4
            tooBig,              3/4,  2/0
            netProhibited,       3/9,  1/1
            hostProhibited,      3/10, 1/1
            filtered,            3/13, 1/1
            timeExceeded,        11/0, 3/0
            parameterProblem,    12/0, 4/0
            """)
    void answers(String test, String icmp, String icmp6) {
        assertThat(packets("ErrorsFromTheNetwork." + test, Family.IPV4)).containsExactly("out udp", "in icmp " + icmp, "in udp");
        assertThat(packets("ErrorsFromTheNetwork." + test, Family.MAPPED)).containsExactly("out udp", "in icmp " + icmp, "in udp");
        assertThat(packets("ErrorsFromTheNetwork." + test, Family.IPV6)).containsExactly("out udp", "in icmp " + icmp6, "in udp");
    }

    @Test
    @DisplayName("loses an ICMP message on its way: nothing comes in but the fence")
    void lost() {
        for (Family family : Family.values()) {
            assertThat(packets("ErrorsFromTheNetwork.lostError", family)).containsExactly("out udp", "in udp");
        }
    }

    @Test
    @DisplayName("lets an ICMP message go that came late, once the receive was seen to be blocked")
    void late() {
        assertThat(packets("BetweenHosts.lateErrorWakesABlockedReceive", Family.IPV4)).containsExactly("out udp", "in icmp 3/3");
        assertThat(packets("BetweenHosts.lateErrorWakesABlockedReceive", Family.IPV6)).containsExactly("out udp", "in icmp 1/4");
        assertThat(run("BetweenHosts.lateErrorWakesABlockedReceive", Family.IPV4).status()).isEqualTo(Status.HOLDS);
    }

    @Test
    @DisplayName("carries nothing on connect()")
    void connectIsSilent() {
        for (Family family : Family.values()) {
            assertThat(packets("AcrossLinks.routeGivesTheLocalAddress", family)).isEmpty();
        }
    }

    @Test
    @DisplayName("is as it was when a case is over, whatever the case did to it")
    void leftAsItWas() {
        for (Family family : Family.values()) {
            for (String test : List.of("ErrorsFromTheNetwork.lostError", "ErrorsFromTheNetwork.tooBig", "AcrossLinks.addressIsLost",
                    "AcrossLinks.connectByProhibitedRoute", "ErrorsFromTheNetwork.lateError", "ErrorsFromTheNetwork.timeExceeded")) {
                run(test, family);
                Observation after = run("BetweenHosts.requestToAServerThatHasExited", family);
                assertThat(after.status()).as("after " + test).isEqualTo(Status.HOLDS);
                assertThat(Packets.of(after.capture())).as("after " + test).hasSize(4);
                Observation big = run("ErrorsFromTheNetwork.tooBig", family);
                assertThat(Packets.of(big.capture())).as("too big after " + test).hasSize(3);
            }
        }
    }
}
