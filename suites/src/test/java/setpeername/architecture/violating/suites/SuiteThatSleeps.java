package setpeername.architecture.violating.suites;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Wrong: every way to wait for a quiet time. */
public final class SuiteThatSleeps {
    void threadSleep() throws InterruptedException {
        Thread.sleep(1);
    }

    void timeUnitSleep() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1);
    }

    void parkNanos() {
        LockSupport.parkNanos(1);
    }

    void receiveTimeout(DatagramSocket socket) throws SocketException {
        socket.setSoTimeout(1);
    }

    synchronized void objectWait() throws InterruptedException {
        wait(1);
    }

    boolean latchAwait(CountDownLatch latch) throws InterruptedException {
        return latch.await(1, TimeUnit.SECONDS);
    }

    Object queuePoll(BlockingQueue<Object> queue) throws InterruptedException {
        return queue.poll(1, TimeUnit.SECONDS);
    }

    void spin() {
        long end = System.nanoTime() + 1;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
