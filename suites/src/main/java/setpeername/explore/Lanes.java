package setpeername.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import setpeername.script.Ports;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.Host;

/**
 * Runs scripts several at a time, each lane on a thread with sockets, ports and a group of its own: much of a script's time is waiting. The
 * thread that asks generates and checks meanwhile; where there is one processor, it is the single lane too.
 *
 * <p>What a script returns does not depend on what runs beside it. Each lane has a share of the ports that peers are on, a group that is
 * numbered by one of them, and a host, as a {@link Host} may keep in mind what it sent. What the kernel itself gives out, ports for sockets
 * that are bound to none, it may give to two: scripts that had one at the same time are run again, alone. How many ICMP errors there are on
 * loopback, Linux does not limit (__icmp_send(), icmp6_send()).
 *
 * <p>For use by one thread.
 */
public final class Lanes implements AutoCloseable {

    /** More there cannot be: the thread that checks what they run would be the slowest, and the ports for peers would be few. */
    public static final int MOST = 16;
    /** So many that lanes seldom wait for each other, and so few that the scripts at hand are soon checked. */
    private static final int SCRIPTS_OF_A_LANE = 64;

    private final List<Subject> subjects;
    private final List<Lane> lanes = new ArrayList<>();
    private Batch underWay;

    private Lanes(List<Subject> subjects, boolean apart) {
        this.subjects = subjects;
        for (int i = 0; i < subjects.size() && apart; i++) {
            lanes.add(new Lane(i));
        }
        lanes.forEach(Thread::start);
    }

    /** One lane, of scripts on that subject: the thread that asks. */
    public static Lanes of(Subject subject) {
        return new Lanes(List.of(subject), false);
    }

    /** A lane for each of these subjects. */
    static Lanes of(List<Subject> subjects) {
        return new Lanes(subjects, true);
    }

    /** So many lanes, each on sockets of a host of its own, whose closed sockets may leave their ports taken. */
    public static Lanes on(int count, Supplier<Host> hosts, Api api, Family family, boolean leavesPortsTaken) {
        return new Lanes(Ports.shares(count).stream()
                .map(share -> count == 1 ? Subject.on(hosts.get(), api, family, share, leavesPortsTaken)
                        : Subject.besideOthers(hosts.get(), api, family, share, leavesPortsTaken)).toList(),
                count > 1 || processors() > 1);
    }

    /** As many as there are processors, within reason; one fewer through libc, where no call waits: the thread that checks needs one, too. */
    public static int suitable(Api api) {
        return Math.max(1, Math.min(MOST, processors() - (api == Api.POSIX ? 1 : 0)));
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** How many there are. */
    public int count() {
        return subjects.size();
    }

    /** How many scripts to give them at a time. */
    int batch() {
        return count() * SCRIPTS_OF_A_LANE;
    }

    /** A subject to run scripts on while no lane runs any. */
    Subject alone() {
        rest();
        return subjects.get(0);
    }

    /** Waits until no lane runs anything. */
    void rest() {
        if (underWay != null) {
            underWay.await();
        }
    }

    /** Does something on each lane, which is told its number, and waits until all have; throws what one of them threw. */
    void each(IntConsumer work) {
        rest();
        Batch batch = begin(work);
        batch.await();
        if (batch.thrown != null) {
            rethrow(batch.thrown);
        }
    }

    static void rethrow(Throwable unchecked) {
        if (unchecked instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) unchecked;
    }

    /** Begins to run scripts, when those that were begun before are done. */
    Scripts begin(List<List<Step>> scripts) {
        rest();
        Scripts begun = new Scripts(scripts);
        begun.batch = begin(begun::runOn);
        return begun;
    }

    private Batch begin(IntConsumer work) {
        underWay = new Batch(work, subjects.size());
        if (lanes.isEmpty()) {
            underWay.runOn(0);
        }
        lanes.forEach(lane -> lane.batches.add(underWay));
        return underWay;
    }

    /** Ends the threads, when they have done what they were given. */
    @Override
    public void close() {
        rest();
        Batch none = new Batch(null, 0);
        lanes.forEach(lane -> lane.batches.add(none));
        lanes.forEach(lane -> uninterrupted(lane::join));
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static void uninterrupted(Waiting waiting) {
        try {
            waiting.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while scripts ran.", e);
        }
    }

    /** Scripts that are run, or were. */
    final class Scripts {
        private final List<List<Step>> scripts;
        private final Ran[] ran;
        private final AtomicInteger next = new AtomicInteger();
        private Batch batch;

        private Scripts(List<List<Step>> scripts) {
            this.scripts = scripts;
            this.ran = new Ran[scripts.size()];
        }

        /** Each lane takes the next that none has taken; none does when one has thrown something. */
        private void runOn(int lane) {
            for (int i = next.getAndIncrement(); i < ran.length; i = next.getAndIncrement()) {
                ran[i] = Ran.on(subjects.get(lane), lane, scripts.get(i));
                if (ran[i].thrown() != null) {
                    next.set(ran.length);
                }
            }
        }

        /** What came of them, in their order, when all are over: up to the one that threw something. */
        List<Ran> done() {
            batch.await();
            List<Ran> done = new ArrayList<>(Arrays.stream(ran).takeWhile(r -> r != null).toList());
            if (count() > 1) {
                Ran.clashing(done).forEach(i -> done.set(i, Ran.on(alone(), 0, scripts.get(i))));
            }
            return done;
        }
    }

    /** Something that each lane does once. */
    private static final class Batch {
        /** Null where there will be none any more. */
        private final IntConsumer work;
        private final CountDownLatch running;
        private volatile Throwable thrown;

        private Batch(IntConsumer work, int lanes) {
            this.work = work;
            this.running = new CountDownLatch(lanes);
        }

        private void runOn(int lane) {
            try {
                work.accept(lane);
            } catch (RuntimeException | Error e) {
                thrown = e;
            } finally {
                running.countDown();
            }
        }

        private void await() {
            uninterrupted(running::await);
        }
    }

    private static final class Lane extends Thread {
        private final int number;
        private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();

        private Lane(int number) {
            super("lane-" + (number + 1));
            setDaemon(true);
            this.number = number;
        }

        @Override
        public void run() {
            uninterrupted(() -> {
                for (Batch batch = batches.take(); batch.work != null; batch = batches.take()) {
                    batch.runOn(number);
                }
            });
        }
    }
}
