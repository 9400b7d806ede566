package setpeername.run;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Gives up cases that are still blocked when a bound has passed, by closing their sockets under them. */
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watches a case until the watch is closed. */
    Watch watch(CaseScope scope, int boundMillis) {
        return new Watch(scope, boundMillis);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** The watch over one case. */
    final class Watch implements AutoCloseable {
        private final ScheduledFuture<?> pending;
        private final long end;

        private Watch(CaseScope scope, int boundMillis) {
            end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(boundMillis);
            pending = timer.schedule(scope::close, boundMillis, TimeUnit.MILLISECONDS);
        }

        boolean expired() {
            return System.nanoTime() - end > 0;
        }

        @Override
        public void close() {
            pending.cancel(false);
        }
    }
}
