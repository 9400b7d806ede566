package setpeername.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import setpeername.socket.PremiseFailed;

class WatchdogTest {

    private static final int NEVER = 60_000;
    private static final int SOON = 20;

    private final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();

    private String next() throws InterruptedException {
        return givenUp.poll(NEVER, TimeUnit.MILLISECONDS);
    }

    @Test
    void givesUpWhatIsStillWatchedWhenItsBoundHasPassed() throws InterruptedException {
        try (Watchdog watchdog = new Watchdog(); Watchdog.Watch watch = watchdog.watch(() -> givenUp.add("it"), SOON)) {
            assertThat(next()).isEqualTo("it");
            assertThat(watch.expired()).isTrue();
        }
    }

    @Test
    void whatEndsEarlierThanTheLookThatIsPlannedIsGivenUpInTime() throws InterruptedException {
        try (Watchdog watchdog = new Watchdog();
                Watchdog.Watch later = watchdog.watch(() -> givenUp.add("later"), NEVER);
                Watchdog.Watch earlier = watchdog.watch(() -> givenUp.add("earlier"), SOON)) {
            assertThat(next()).isEqualTo("earlier");
            assertThat(earlier.expired()).isTrue();
            assertThat(later.expired()).isFalse();
        }
    }

    @Test
    void whatIsOverIsNotGivenUp() throws InterruptedException {
        try (Watchdog watchdog = new Watchdog()) {
            watchdog.watch(() -> givenUp.add("over"), SOON).close();
            try (Watchdog.Watch watch = watchdog.watch(() -> givenUp.add("watched"), 2 * SOON)) {
                assertThat(next()).isEqualTo("watched");
                assertThat(watch.expired()).isTrue();
            }
        }
        assertThat(givenUp).isEmpty();
    }

    @Test
    void allAreGivenUpInTheOrderOfTheirBounds() throws InterruptedException {
        try (Watchdog watchdog = new Watchdog()) {
            IntStream.of(3, 1, 2).forEach(i -> watchdog.watch(() -> givenUp.add("bound " + i), i * SOON));
            for (int i = 1; i <= 3; i++) {
                assertThat(next()).isEqualTo("bound " + i);
            }
        }
    }

    @Test
    void oneThatFailsKeepsNoOtherFromBeingGivenUp() throws InterruptedException {
        try (Watchdog watchdog = new Watchdog()) {
            watchdog.watch(() -> {
                throw new PremiseFailed("The network's server is gone.");
            }, 0);
            watchdog.watch(() -> givenUp.add("the next"), SOON);
            assertThat(next()).isEqualTo("the next");
        }
    }

    @Test
    void itsThreadEndsWithIt() throws InterruptedException {
        Watchdog watchdog = new Watchdog();
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        watchdog.watch(() -> threads.add(Thread.currentThread()), 0);
        Thread thread = threads.take();
        watchdog.close();
        thread.join(NEVER);
        assertThat(Map.of(thread.getName(), thread.isAlive())).isEqualTo(Map.of("watchdog", false));
    }
}
