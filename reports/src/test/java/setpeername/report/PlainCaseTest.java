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
import setpeername.outcome.Verdict;
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
        assertThat(said.verdict()).isEqualTo(Verdict.HOLDS_EXCEPT_EDGES);
        assertThat(said.words()).isEqualTo("holds");
        assertThat(said.edges()).containsExactly(java.util.Map.entry("T.edgeOfIt", "through every Java API"));
    }

    @Test
    void thePlainCaseDecidesWhereItBreaks() {
        PlainCase said = of(PlainCaseTest::breaks, PlainCaseTest::holds);
        assertThat(said.verdict()).isEqualTo(Verdict.BREAKS_EXCEPT_EDGES);
        assertThat(said.words()).isEqualTo("**breaks**: It is lost.");
        assertThat(said.edges()).containsEntry("T.edgeOfIt", "");
    }

    @Test
    void familiesAndNumbersAreTold() {
        assertThat(of(PlainCaseTest::breaksForMapped).words()).isEqualTo("mixed: **breaks** for mapped");
        assertThat(of((api, family) -> api == Api.POSIX && family == Family.IPV4 ? Status.BREAKS : Status.HOLDS).words())
                .isEqualTo("mixed: **breaks** in 1 of 15 cases");
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
    void withoutAResultOfThePlainCaseItIsToldWhy() {
        List<Observation> all = new ArrayList<>(cases("T.edgeOfIt", PlainCaseTest::breaksInJava));
        for (Family family : Family.values()) {
            boolean ipv6 = family == Family.IPV6;
            all.add(new Observation("c", "T.plain", "posix", family.id(), "", ipv6 ? "IPv6 has no broadcast." : "A premise failed: one is deaf.",
                    ipv6 ? Status.NOT_APPLICABLE : Status.INCONCLUSIVE, List.of(), 1));
        }
        PlainCase said = PlainCase.of("T.plain", TESTS, all);
        assertThat(said.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(said.words()).isEqualTo("undecided: the plain case has no result (one is deaf)");
        all.removeIf(o -> o.test().equals("T.plain"));
        assertThat(PlainCase.of("T.plain", TESTS, all).words()).isEqualTo("undecided: the plain case has no result");
        assertThat(of((api, family) -> Status.INCONCLUSIVE).verdict()).isEqualTo(Verdict.NO_RESULT);
        assertThat(of((api, family) -> Status.INCONCLUSIVE).words()).isEqualTo("no result");
    }

    @Test
    void whereAllHoldsOrAllBreaksThereIsNoEdge() {
        PlainCase held = of(PlainCaseTest::holds, PlainCaseTest::holds);
        assertThat(held.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(held.words()).isEqualTo("holds");
        assertThat(held.edges()).containsExactly(java.util.Map.entry("T.edgeOfIt", ""));
        assertThat(of(PlainCaseTest::holds, (api, family) -> Status.INCONCLUSIVE).edges()).as("a test without a result").isEmpty();
        PlainCase broken = of((api, family) -> Status.INCONCLUSIVE, PlainCaseTest::breaks);
        assertThat(broken.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(broken.words()).as("of the other tests").isEqualTo("**breaks**: It is lost.");
    }

    @Test
    void withoutAPlainCaseItIsMixed() {
        PlainCase said = PlainCase.of(null, TESTS, cases("T.edgeOfIt", PlainCaseTest::breaksInJava));
        assertThat(said.verdict()).isEqualTo(Verdict.MIXED);
        assertThat(said.words()).isEqualTo("mixed");
    }

    /** Of two kernels one holds and one breaks, in every case: no API or family tells where, and what holds has no part in the meaning. */
    @Test
    void wherePlatformsOfAColumnDisagreeItIsMixed() {
        List<Observation> all = new ArrayList<>(cases("T.plain", PlainCaseTest::holds));
        all.addAll(cases("T.plain", PlainCaseTest::breaks));
        PlainCase said = PlainCase.of("T.plain", TESTS, all);
        assertThat(said.verdict()).isEqualTo(Verdict.MIXED);
        assertThat(said.words()).isEqualTo("mixed: **breaks** on some kernels or JDKs: It is lost.");
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
