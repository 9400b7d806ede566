package setpeername.run;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How long this process had no CPU although it wanted one: a tick that comes late tells. The hosts of a network are all on the CPU of their
 * client, and stand still with it; on a busy virtual machine one CPU was seen to do so for more than eight seconds, while another ran.
 */
final class StandStill implements AutoCloseable {

    private static final long TICK_MILLIS = 500;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "ticks");
        thread.setDaemon(true);
        return thread;
    });
    private long last = System.nanoTime();
    private long still;

    StandStill() {
        timer.scheduleWithFixedDelay(this::nanos, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** All the time until now that passed between two ticks beyond the time that is between them: each look is one. */
    synchronized long nanos() {
        long now = System.nanoTime();
        still += Math.max(0, now - last - TimeUnit.MILLISECONDS.toNanos(2 * TICK_MILLIS));
        last = now;
        return still;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
