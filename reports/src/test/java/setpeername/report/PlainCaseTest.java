package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.report.PlainCase.Answer;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** What is said of a claim whose cases do not all say the same. */
class PlainCaseTest {

    private static final List<String> TESTS = List.of("T.plain", "T.edgeOfIt");

    private static List<Observation> cases(String test, BiFunction<Api, Family, Status> status) {
        List<Observation> all = new ArrayList<>();
        for (Api api : Api.values()) {
            for (Family family : Family.values()) {
                Status s = status.apply(api, family);
                all.add(new Observation("c", test, api.id(), family.id(), "o", s == Status.BREAKS ? "It is lost." : "It is told.", s,
                        List.of(), 1));
            }
        }
        return all;
    }

    @SafeVarargs
    private static PlainCase of(BiFunction<Api, Family, Status>... statuses) {
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < statuses.length; i++) {
            all.addAll(cases(TESTS.get(i), statuses[i]));
        }
        return PlainCase.of("T.plain", TESTS, all);
    }

    private static Status holds(Api api, Family family) {
        return Status.HOLDS;
    }

    private static Status breaks(Api api, Family family) {
        return Status.BREAKS;
    }

    private static Status breaksInJava(Api api, Family family) {
        return api == Api.POSIX ? Status.HOLDS : Status.BREAKS;
    }

    private static Status breaksForMapped(Api api, Family family) {
        return family == Family.MAPPED ? Status.BREAKS : Status.HOLDS;
    }

    @Test
    void anEdgeThatBreaksLeavesThePlainCase() {
        PlainCase said = of(PlainCaseTest::holds, PlainCaseTest::breaksInJava);
        assertThat(said.answer()).isEqualTo(Answer.HOLDS_BUT_FOR_EDGES);
        assertThat(said.words()).isEqualTo("holds");
        assertThat(said.edges()).containsExactly(java.util.Map.entry("T.edgeOfIt", "through every Java API"));
    }

    @Test
    void thePlainCaseDecidesWhereItBreaks() {
        PlainCase said = of(PlainCaseTest::breaks, PlainCaseTest::holds);
        assertThat(said.answer()).isEqualTo(Answer.BREAKS);
        assertThat(said.words()).isEqualTo("**breaks**: It is lost.");
        assertThat(said.edges()).containsEntry("T.edgeOfIt", "");
    }

    @Test
    void familiesAndNumbersAreTold() {
        assertThat(of(PlainCaseTest::breaksForMapped).words()).isEqualTo("holds; **breaks** for mapped");
        assertThat(of((api, family) -> api == Api.POSIX && family == Family.IPV4 ? Status.BREAKS : Status.HOLDS).words())
                .isEqualTo("holds; **breaks** in 1 of 15 cases");
    }

    @Test
    void severalMeaningsNameTheirApis() {
        List<Observation> all = new ArrayList<>(cases("T.plain", PlainCaseTest::breaks));
        all.replaceAll(o -> o.api().equals("posix") ? new Observation(o.claim(), o.test(), o.api(), o.family(), "p", "It goes there.",
                Status.BREAKS, List.of(), 1) : o);
        assertThat(PlainCase.of("T.plain", TESTS, all).words())
                .isEqualTo("**breaks**: It goes there (libc); It is lost (every Java API)");
    }

    @Test
    void withoutAResultOfThePlainCaseItIsMixed() {
        PlainCase said = of((api, family) -> Status.INCONCLUSIVE, PlainCaseTest::breaksInJava);
        assertThat(said.words()).isEqualTo("mixed, the plain case has no result");
        assertThat(of((api, family) -> Status.INCONCLUSIVE).answer()).isEqualTo(Answer.OTHER);
    }

    @Test
    void whereAllHoldsOrAllBreaksThereIsNoEdge() {
        PlainCase held = of(PlainCaseTest::holds, PlainCaseTest::holds);
        assertThat(held.answer()).isEqualTo(Answer.HOLDS);
        assertThat(held.words()).isEqualTo("holds");
        assertThat(held.edges()).containsExactly(java.util.Map.entry("T.edgeOfIt", ""));
        assertThat(of(PlainCaseTest::holds, (api, family) -> Status.INCONCLUSIVE).edges()).as("a test without a result").isEmpty();
        PlainCase broken = of((api, family) -> Status.INCONCLUSIVE, PlainCaseTest::breaks);
        assertThat(broken.answer()).isEqualTo(Answer.BREAKS);
        assertThat(broken.words()).as("of the other tests").isEqualTo("**breaks**: It is lost.");
    }

    @Test
    void withoutAPlainCaseItIsMixed() {
        PlainCase said = PlainCase.of(null, TESTS, cases("T.edgeOfIt", PlainCaseTest::breaksInJava));
        assertThat(said.answer()).isEqualTo(Answer.MIXED);
        assertThat(said.words()).isEqualTo("mixed");
    }

    /** Of two kernels one holds and one breaks, in every case: what holds has no part in the meaning. */
    @Test
    void onlyWhatBreaksTellsWhatIsWrong() {
        List<Observation> all = new ArrayList<>(cases("T.plain", PlainCaseTest::holds));
        all.addAll(cases("T.plain", PlainCaseTest::breaks));
        assertThat(PlainCase.of("T.plain", TESTS, all).words()).isEqualTo("**breaks**: It is lost.");
    }

    @Test
    void testsAreNamedInWords() {
        assertThat(Arrays.asList("A.recvReportsClosedPort", "A.ipv4SocketToIpv6Peer", "A.queuedDataOfTheOldPeerStays", "odd", "")
                .stream().map(TestTitle::of)).containsExactly("recv() reports closed port", "IPv4 socket to IPv6 peer",
                "Queued data of the old peer stays", "Odd", "");
        assertThat(Stream.of("A.localAddressIsTheRoutes", "A.connectHundredTimes", "A.filteredWithRecverr", "A.ttlZero").map(TestTitle::of))
                .as("what a name cannot say").containsExactly("Local address is the route's", "connect() a hundred times",
                        "Filtered with IP_RECVERR", "TTL zero");
    }
}
