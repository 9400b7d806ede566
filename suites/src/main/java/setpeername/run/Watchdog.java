package setpeername.run;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives up what is still blocked when a bound has passed: a case, by closing its sockets under it, or a process, by ending it.
 *
 * <p>It looks when the first bound known at its last look has passed, and is woken only for one that passes earlier. A watch over a call that
 * returns in time so costs no switch to another thread, which in a user-mode kernel takes longer than most cases.
 */
final class Watchdog implements AutoCloseable {

    private static final Comparator<Watch> EARLIEST = (one, other) -> Long.signum(one.end - other.end);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private final PriorityQueue<Watch> watches = new PriorityQueue<>(EARLIEST);
    private Thread thread;
    private boolean closed;
    /** When it looks again, where it does by itself. */
    private long nextLook;
    private boolean looksByItself;

    /** Watches until the watch is closed. */
    Watch watch(Runnable giveUp, int boundMillis) {
        Watch watch = new Watch(giveUp, boundMillis);
        lock.lock();
        try {
            watches.add(watch);
            if (thread == null) {
                thread = new Thread(this::look, "watchdog");
                thread.setDaemon(true);
                thread.start();
            } else if (!looksByItself || watch.end - nextLook < 0) {
                earlier.signal();
            }
        } finally {
            lock.unlock();
        }
        return watch;
    }

    private void look() {
        for (Watch passed = passed(); passed != null; passed = passed()) {
            try {
                passed.giveUp.run();
            } catch (RuntimeException e) {
                // What was to be given up is gone already, as a host that is asked for its state. The other bounds hold.
            }
        }
    }

    /** Waits for one whose bound has passed; null where there will be none. */
    private Watch passed() {
        lock.lock();
        try {
            while (!closed) {
                Watch first = watches.peek();
                long left = first == null ? 0 : first.end - System.nanoTime();
                if (first != null && left <= 0) {
                    return watches.poll();
                }
                await(first, left);
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void await(Watch first, long left) throws InterruptedException {
        looksByItself = first != null;
        if (first == null) {
            earlier.await();
        } else {
            nextLook = first.end;
            earlier.await(left, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            earlier.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The watch over one case or one answer. */
    final class Watch implements AutoCloseable {
        private final Runnable giveUp;
        private final long end;

        private Watch(Runnable giveUp, int boundMillis) {
            this.giveUp = giveUp;
            end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(boundMillis);
        }

        /** Time tells, not who came first: a call that its own bound has ended returns just then, and what it returns is no outcome. */
        boolean expired() {
            return System.nanoTime() - end > 0;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                watches.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }
}
