package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import setpeername.api.Bound;
import setpeername.claim.Claim;
import setpeername.outcome.Meaning;
import setpeername.outcome.Observation;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.outcome.Status;
import setpeername.peer.Peers;
import setpeername.run.TestMethod.Case;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.Host;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** What becomes of tests and hosts that are wrong on purpose: {@link Miniatures} and {@link AlteredHost}. */
class CaseRunnerTest {

    private static final int SHORT = 200;

    private static Case miniature(String method, Api api, Family family) {
        TestMethod test = TestMethod.of(Miniatures.class).stream().filter(t -> t.method().getName().equals(method)).findFirst()
                .orElseThrow();
        return new Case(test, api, family);
    }

    private static Observation run(Host host, String method, int boundMillis) {
        try (CaseRunner runner = new CaseRunner(host, boundMillis)) {
            return runner.run(miniature(method, Api.DATAGRAM_CHANNEL, Family.IPV4));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            holds                       | HOLDS          | ok             | It is so.
            breaks                      | BREAKS         | ok             | It is not so.
            recordsWhatNobodyDescribed  | HARNESS_ERROR  | something else | Nobody described this outcome.
            recordsNothing              | HARNESS_ERROR  | ''             | Nobody described this outcome.
            callFailsUnrecorded         | INCONCLUSIVE   | done           | A premise failed: socket.send("to nobody") -> ENOTCONN
            callFailsIgnored            | HOLDS          | done           | The send may fail.
            callDoesNotExist            | NOT_APPLICABLE | ''             | DatagramChannel has no shutdown().
            takesWhatThisMachineLacks   | NOT_RUN        | ''             | The program nft is missing.
            throwsAnException           | HARNESS_ERROR  | done           | a defect
            throwsAnError               | HARNESS_ERROR  | done           | a worse defect
            wantsWhatNoCaseHas          | HARNESS_ERROR  | ''             | is of a type that no case has.
            datagramComesBeforeItsFence | HOLDS          | data from A, fence from A | In order.
            peerHears                   | HOLDS          | hi from any:port | Heard.
            """)
    void statusSaysWhatBecameOfTheCase(String method, Status status, String outcome, String meaning) {
        Observation seen = run(new AlteredHost(), method, Bound.MILLIS);
        assertThat(seen.status()).isEqualTo(status);
        assertThat(seen.outcome()).isEqualTo(outcome);
        assertThat(seen.meaning()).contains(meaning);
    }

    @Test
    void blockedCallIsGivenUpAndNoOutcome() {
        Observation seen = run(new AlteredHost(), "waitsForWhatNeverComes", SHORT);
        assertThat(seen.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(seen.meaning()).contains("still blocked when its bound had passed");
        assertThat(seen.nanos()).isGreaterThan(SHORT * 1_000_000L).isLessThan(Bound.MILLIS * 1_000_000L);
    }

    @Test
    void boundThatPassesBeforeTheSocketIsOpenStillEndsTheCase() {
        assertThat(run(new AlteredHost(), "waitsForWhatNeverComes", 0).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void allSocketsOfACaseAreClosed() {
        AlteredHost host = new AlteredHost();
        run(host, "datagramComesBeforeItsFence", Bound.MILLIS);
        run(host, "throwsAnException", Bound.MILLIS);
        run(host, "waitsForWhatNeverComes", SHORT);
        assertThat(host.opened()).hasSize(3)
                .allSatisfy(socket -> assertThat(((Return.Failed) socket.getsockname()).kind()).isEqualTo("EBADF"));
    }

    @Test
    void lostFenceIsInconclusive() {
        assertThat(run(AlteredHost.losing("fence"), "datagramComesBeforeItsFence", SHORT).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(run(AlteredHost.losing("fence"), "peerHears", SHORT).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void lostDatagramShowsAsTheFence() {
        Observation seen = run(AlteredHost.losing("data"), "datagramComesBeforeItsFence", SHORT);
        assertThat(seen.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(seen.outcome()).startsWith("fence");
    }

    @Test
    void overtakenFenceIsAnOutcomeThatNobodyDescribed() {
        Observation seen = run(AlteredHost.overtaking(), "datagramComesBeforeItsFence", Bound.MILLIS);
        assertThat(seen.status()).isEqualTo(Status.HARNESS_ERROR);
        assertThat(seen.outcome()).isEqualTo("fence from A, data from A");
    }

    @Test
    void noSocketIsInconclusive() {
        Observation seen = run(AlteredHost.exhausted(), "holds", Bound.MILLIS);
        assertThat(seen.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(seen.meaning()).isEqualTo("A premise failed: No socket to be had: too many open files.");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void missingApiIsNotRun(Family family) {
        try (CaseRunner runner = new CaseRunner(AlteredHost.poor())) {
            Observation seen = runner.run(miniature("holds", Api.POSIX, family));
            assertThat(seen.status()).isEqualTo(Status.NOT_RUN);
            assertThat(seen.meaning()).isEqualTo("No libc here.");
            assertThat(seen.nanos()).isZero();
        }
    }

    @Test
    void missingFamilyIsInconclusive() {
        try (CaseRunner runner = new CaseRunner(AlteredHost.poor())) {
            Observation seen = runner.run(miniature("holds", Api.DATAGRAM_CHANNEL, Family.IPV6));
            assertThat(seen.status()).isEqualTo(Status.INCONCLUSIVE);
            assertThat(seen.meaning()).isEqualTo("No IPv6 here.");
        }
    }

    /** Seen on Linux 6.1: once in twenty runs the error came behind the second datagram. */
    @Test
    void whatHappensWithinACallIsInconclusiveWhereDatagramsComeLate() {
        try (CaseRunner runner = new CaseRunner(AlteredHost.late())) {
            Observation seen = runner.run(new Case(Suites.test("Messages.sendmmsgToAClosedPort"), Api.POSIX, Family.IPV4));
            assertThat(seen.status()).isEqualTo(Status.INCONCLUSIVE);
            assertThat(seen.meaning()).contains("by chance on a kernel that delivers late");
        }
    }

    @Test
    void broadcastIsNotApplicableInIpv6() {
        Case broadcast = new Case(TestMethod.of(Broadcasting.class).get(0), Api.DATAGRAM_CHANNEL, Family.IPV6);
        try (CaseRunner runner = new CaseRunner(new AlteredHost())) {
            assertThat(runner.run(broadcast).status()).isEqualTo(Status.NOT_APPLICABLE);
        }
    }

    /** One that IPv6 cannot express. */
    public static final class Broadcasting {
        @Claim("miniature/broadcast")
        @Outcome(id = "ok", means = Meaning.HOLDS, desc = "Never seen.")
        void broadcasts(UdpSocket socket, Peers peers, Observed seen) {
            seen.record(socket.connect(peers.broadcast(1)));
        }
    }

    @Test
    void methodWithoutClaimIsNoTest() throws NoSuchMethodException {
        assertThatThrownBy(() -> TestMethod.of(Object.class.getMethod("toString"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tests no claim");
    }
}
