package setpeername.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import setpeername.api.ThisHost;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.model.JavaTrait;
import setpeername.model.KernelTrait;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.PremiseFailed;

@DisplayName("Lanes")
class LanesTest {

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final List<String> told = new ArrayList<>();

    /** Lanes on models of that flavour, each of which may do otherwise. */
    private Lanes lanes(int count, Flavour flavour, Api api, UnaryOperator<Subject> otherwise) {
        return Lanes.of(IntStream.range(0, count).mapToObj(i -> {
            Subject subject = otherwise.apply(Subject.of(flavour, api, Family.IPV4));
            return (Subject) steps -> {
                threads.add(Thread.currentThread());
                return subject.run(steps);
            };
        }).toList());
    }

    private Explorer.Result explore(Lanes lanes, Api api, Family family, int scripts) {
        Explorer.Result[] result = new Explorer.Result[1];
        JqwikSession.run(() -> result[0] = new Explorer(lanes, Flavours.LINUX, api, family, 7).explore(scripts, d -> told.add(d.file())));
        return result[0];
    }

    private String all(Lanes lanes, Api api, int scripts) {
        told.clear();
        try (lanes) {
            Explorer.Result result = explore(lanes, api, Family.IPV4, scripts);
            return result.scripts() + " scripts, " + result.known() + " known, " + result.alike() + " alike, "
                    + result.disagreements().stream().map(Disagreement::file).toList() + result.unrepeated();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSIX", "DATAGRAM_CHANNEL"})
    @DisplayName("find the same, in the same order, whatever their number")
    void same(Api api) {
        Flavour wrong = Flavours.LINUX.flipped(KernelTrait.ERROR_REPORTED_ONCE).flipped(KernelTrait.CONNECTED_HEARS_ONLY_PEER)
                .flipped(JavaTrait.EMPTY_DATAGRAM_GOES_TO_PEER);
        String one = all(lanes(1, wrong, api, s -> s), api, 3_001);
        assertThat(one).startsWith("3001 scripts, ").contains("Decided by CONNECTED_HEARS_ONLY_PEER");
        List<String> first = List.copyOf(told);
        for (int count : new int[] {2, 3, 16}) {
            threads.clear();
            assertThat(all(lanes(count, wrong, api, s -> s), api, 3_001)).isEqualTo(one);
            assertThat(told).isEqualTo(first);
            assertThat(threads).as("Those of lanes, and this one, which looks into disagreements").hasSizeBetween(3, count + 1);
        }
    }

    @Test
    @DisplayName("on this machine find what one does")
    void onThisMachine() {
        List<Long> known = new ArrayList<>();
        for (int count = 1; count <= 4; count++) {
            try (Lanes lanes = Lanes.on(count, ThisHost::new, Api.DATAGRAM_CHANNEL, Family.IPV4, false)) {
                Explorer.Result result = explore(lanes, Api.DATAGRAM_CHANNEL, Family.IPV4, 1_000);
                assertThat(result.disagreements()).isEmpty();
                known.add(result.known());
            }
        }
        assertThat(known.get(0)).isPositive();
        assertThat(known).containsOnly(known.get(0));
    }

    @Test
    @DisplayName("stand still while a disagreement is looked into")
    void standStill() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger besides = new AtomicInteger();
        Thread here = Thread.currentThread();
        UnaryOperator<Subject> odd = subject -> steps -> {
            running.incrementAndGet();
            List<String> seen = new ArrayList<>(subject.run(steps));
            if (Thread.currentThread() == here) {
                looks.incrementAndGet();
                besides.addAndGet(running.get() - 1);
            }
            running.decrementAndGet();
            seen.replaceAll(returned -> returned.equals("EACCES") ? "odd" : returned);
            return seen;
        };
        assertThat(all(lanes(3, Flavours.LINUX, Api.POSIX, odd), Api.POSIX, 5_000)).contains("-> odd");
        assertThat(looks.get()).isGreaterThan(50);
        assertThat(besides.get()).as("Scripts that ran meanwhile").isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @DisplayName("pass on what a script throws, in its turn, and their threads end")
    void thrown(int count) {
        UnaryOperator<Subject> throwing = subject -> steps -> {
            if (steps.toString().contains("s1.recverr(1), s2.recvfrom(1)")) {
                throw new PremiseFailed("No socket to be had.");
            }
            return subject.run(steps);
        };
        Flavour wrong = Flavours.LINUX.flipped(KernelTrait.CONNECTED_HEARS_ONLY_PEER);
        assertThatThrownBy(() -> all(lanes(count, wrong, Api.POSIX, throwing), Api.POSIX, 100_000))
                .isInstanceOf(PremiseFailed.class).hasMessage("No socket to be had.");
        assertThat(told).as("What was found before").isNotEmpty();
        assertThat(threads).hasSizeGreaterThanOrEqualTo(count).filteredOn(t -> t != Thread.currentThread())
                .hasSize(count).noneMatch(Thread::isAlive);
    }

    @Test
    @DisplayName("pass on what else is thrown on one of them")
    void eachThrows() {
        try (Lanes lanes = lanes(2, Flavours.LINUX, Api.POSIX, s -> s)) {
            assertThatThrownBy(() -> lanes.each(lane -> {
                throw new PremiseFailed("Lane " + lane);
            })).isInstanceOf(PremiseFailed.class);
        }
    }

    private static Ran ran(int lane, long begin, long end, Integer... ports) {
        return new Ran(lane, begin, end, List.of(ports), List.of(), null);
    }

    @Test
    @DisplayName("have clashed where two had a port at the same time")
    void clashing() {
        assertThat(Ran.clashing(List.of(ran(0, 0, 10, 1, 2), ran(1, 5, 15, 3, 2), ran(2, 3, 12, 4)))).containsExactly(0, 1);
        assertThat(Ran.clashing(List.of(ran(0, 0, 10, 1), ran(1, 10, 15, 1)))).containsExactly(0, 1);
        assertThat(Ran.clashing(List.of(ran(0, 0, 10, 1), ran(1, 11, 15, 1)))).as("one after the other").isEmpty();
        assertThat(Ran.clashing(List.of(ran(0, 0, 10, 1), ran(0, 10, 15, 1)))).as("on one lane").isEmpty();
        assertThat(Ran.clashing(List.of(ran(0, 0, 10, 1), ran(1, 0, 10, 2)))).as("different ports").isEmpty();
    }

    /** A lane whose first script meets those of the other lanes, and has a port that they have too. */
    private static Subject meeting(CyclicBarrier barrier) {
        Subject model = Subject.of(Flavours.LINUX, Api.POSIX, Family.IPV4);
        return new Subject() {
            private int runs;

            @Override
            public List<String> run(List<Step> steps) {
                if (++runs > 1) {
                    return model.run(steps);
                }
                meet(barrier);
                meet(barrier);
                return steps.stream().map(step -> "odd").toList();
            }

            @Override
            public List<Integer> ports() {
                return runs == 1 ? List.of(40_000) : List.of();
            }
        };
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("run at the same time; what clashed is run again alone, and only that counts")
    void clashed() {
        CyclicBarrier barrier = new CyclicBarrier(3);
        try (Lanes lanes = Lanes.of(IntStream.range(0, 3).mapToObj(i -> meeting(barrier)).toList())) {
            Explorer.Result result = explore(lanes, Api.POSIX, Family.IPV4, 500);
            assertThat(result.scripts()).isEqualTo(500);
            assertThat(result.disagreements()).isEmpty();
            assertThat(result.unrepeated()).isEmpty();
        }
    }
}
