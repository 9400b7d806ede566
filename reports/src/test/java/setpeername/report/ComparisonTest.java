package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.outcome.Difference;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.outcome.Difference.Kind;
import setpeername.socket.Api;
import setpeername.socket.Family;

class ComparisonTest {

    private static final Platform HERE = Runs.linux("6.18.44", "25.0.3");
    private static final Run RECORD = Runs.run(HERE, Status.HOLDS, "ECONNREFUSED");

    private static Comparison compare(Run run, Run record) {
        return Comparison.of(run, List.of(new NamedRun("the-record", record)));
    }

    @Test
    void withoutARecordARunIsNew() {
        Comparison comparison = Comparison.of(RECORD, List.of());
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.NEW);
        assertThat(comparison.failing(true)).isEmpty();
        assertThat(comparison.sentence(RECORD)).startsWith("NEW: nobody has recorded linux yet");
    }

    @Test
    void sameOutcomesAreAsRecordedWhateverTheTraceAndTheTime() {
        Observation first = RECORD.observations().get(0);
        Run run = Runs.withFirst(RECORD, new Observation(first.claim(), first.test(), first.api(), first.family(), first.outcome(),
                "In other words.", first.status(), List.of("other"), 7));
        assertThat(compare(run, RECORD).verdict()).isEqualTo(Comparison.Verdict.AS_RECORDED);
        assertThat(compare(run, RECORD).sentence(run)).contains("the record the-record").endsWith("no difference.");
    }

    @Test
    void anotherOutcomeOfTheSamePlatformFails() {
        Run run = Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        Comparison comparison = compare(run, RECORD);
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.DIFFERS);
        assertThat(comparison.failing(false)).singleElement()
                .hasToString(Runs.TEST + " posix ipv4: BREAKS 'fence', recorded HOLDS 'ECONNREFUSED'");
    }

    @Test
    void anotherStatusWithTheSameOutcomeFails() {
        Run run = Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "ECONNREFUSED"));
        assertThat(compare(run, RECORD).failing(false)).hasSize(1);
    }

    @Test
    void aCaseLessAndACaseMoreFail() {
        List<Observation> fewer = new ArrayList<>(RECORD.observations());
        fewer.remove(3);
        Run less = Runs.run(HERE, fewer);
        assertThat(compare(less, RECORD).failing(false)).singleElement().extracting(Difference::kind).isEqualTo(Kind.MISSING);
        assertThat(compare(RECORD, less).failing(false)).singleElement().extracting(Difference::kind).isEqualTo(Kind.ADDED);
    }

    @Test
    void aDifferenceToAnotherKernelIsShownAndFailsOnlyWhenStrict() {
        Run run = Runs.run(Runs.linux("6.12.1", "25.0.3"), Status.BREAKS, "fence");
        Comparison comparison = compare(run, RECORD);
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.DIFFERS_FROM_ANOTHER);
        assertThat(comparison.differences()).hasSize(15);
        assertThat(comparison.failing(false)).isEmpty();
        assertThat(comparison.failing(true)).hasSize(15);
        assertThat(comparison.sentence(run)).contains("kernel 6.18.44 instead of 6.12.1").endsWith("15 differences.");
    }

    @Test
    void casesThatOnlyLackIpv6AreNoChangeOfBehaviour() {
        Platform without = new Platform(HERE.id(), HERE.os(), HERE.kernel(), HERE.arch(), HERE.stack(), HERE.libc(), HERE.jdk(),
                HERE.jdkVendor(), false);
        Observation notTried = new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv6", "", "No IPv6 here.", Status.INCONCLUSIVE,
                List.of(), 0);
        List<Observation> observations = new ArrayList<>(RECORD.observations());
        observations.set(1, notTried);
        Run run = Runs.run(without, observations);
        assertThat(compare(run, RECORD).differences()).singleElement().extracting(Difference::kind).isEqualTo(Kind.NOT_TRIED);
        assertThat(compare(run, RECORD).failing(true)).isEmpty();
        assertThat(compare(RECORD, run).differences()).singleElement().extracting(Difference::kind).isEqualTo(Kind.NOT_TRIED);

        observations.set(0, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        assertThat(compare(Runs.run(without, observations), RECORD).failing(false)).hasSize(1);
    }

    @Test
    void aCaseThatIsInconclusiveWhereBothHaveIpv6IsADifference() {
        Run run = Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.INCONCLUSIVE, ""));
        assertThat(compare(run, RECORD).failing(false)).hasSize(1);
    }

    @Test
    void casesThatAnOlderJdkCannotTryAreNoChangeOfBehaviour() {
        Run run = Runs.withFirst(Runs.run(Runs.linux("6.18.44", "17.0.15"), Status.HOLDS, "ECONNREFUSED"),
                Runs.seen(Api.POSIX, Family.IPV4, Status.NOT_RUN, ""));
        assertThat(compare(run, RECORD).failing(true)).isEmpty();
        assertThat(compare(run, RECORD).verdict()).isEqualTo(Comparison.Verdict.AS_RECORDED);
        assertThat(compare(run, RECORD).sentence(run)).endsWith("no difference; 1 case that only one of the two could try.");
        assertThat(compare(RECORD, run).failing(true)).isEmpty();
    }

    @Test
    void aCaseThatIsLeftOutIsSaidAndFailsOnlyWhereAllAreWanted() {
        Run run = Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.NOT_RUN, ""));
        assertThat(compare(run, RECORD).sentence(run)).endsWith("no difference; 1 recorded case not tried here.");
        assertThat(compare(run, RECORD).verdict()).isEqualTo(Comparison.Verdict.AS_RECORDED);
        assertThat(compare(run, RECORD).failing(false)).isEmpty();
        assertThat(compare(run, RECORD).failing(true)).singleElement().extracting(Difference::kind).isEqualTo(Kind.LEFT_OUT);
        assertThat(compare(RECORD, run).leftOut()).as("what the record lacks is not left out here").isEmpty();
    }

    @Test
    void hostileTextIsPrintedHarmlesslyAndShort() {
        Run run = Runs.withFirst(RECORD, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "\u001b[2J\u202e\n" + "x".repeat(1_000_000)));
        assertThat(compare(run, RECORD).failing(false).get(0).toString()).contains("\\u001b[2J\\u202e\\u000axxx").contains("...'")
                .hasSizeLessThan(400);
    }
}
