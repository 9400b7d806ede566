package setpeername.run;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Gives up what is still blocked when a bound has passed: a case, by closing its sockets under it, or a process, by ending it. */
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watches until the watch is closed. */
    Watch watch(Runnable giveUp, int boundMillis) {
        return new Watch(giveUp, boundMillis);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** The watch over one case or one answer. */
    final class Watch implements AutoCloseable {
        private final ScheduledFuture<?> pending;
        private final long end;

        private Watch(Runnable giveUp, int boundMillis) {
            end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(boundMillis);
            pending = timer.schedule(giveUp, boundMillis, TimeUnit.MILLISECONDS);
        }

        /** Time tells, not who came first: a call that its own bound has ended returns just then, and what it returns is no outcome. */
        boolean expired() {
            return System.nanoTime() - end > 0;
        }

        @Override
        public void close() {
            pending.cancel(false);
        }
    }
}
