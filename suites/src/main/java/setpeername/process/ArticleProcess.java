package setpeername.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import setpeername.api.Bound;
import setpeername.article.ProgramMain;
import setpeername.script.Trace;
import setpeername.socket.Endpoint;
import setpeername.socket.Family;
import setpeername.socket.PremiseFailed;

/**
 * One of the article's programs in a process of its own, and a conversation with it line by line. What it has printed is its transcript.
 *
 * <p>Whatever is waited for is waited for until it comes or the process ends; past {@link Bound#PROCESSES_MILLIS} the premise has failed.
 */
public final class ArticleProcess implements Endpoint, AutoCloseable {

    private static final String ANNOUNCEMENT = "local port ";

    private final String name;
    private final Family family;
    private final Trace trace;
    private final ProgramJvm jvm;
    private final Runnable settle;
    private final List<String> transcript = new ArrayList<>();
    private boolean ended;
    private boolean over;
    private InetSocketAddress address;

    private ArticleProcess(String name, Family family, Trace trace, ProgramJvm jvm, Runnable settle) {
        this.name = name;
        this.family = family;
        this.trace = trace;
        this.jvm = jvm;
        this.settle = settle;
    }

    /** Starts it; to settle is to wait until all that any process has sent has arrived. */
    static ArticleProcess start(String name, Family family, Trace trace, Runnable settle, String... order) {
        try {
            ProgramJvm jvm = ProgramJvm.take();
            jvm.write(String.join(" ", order));
            return new ArticleProcess(name, family, trace, jvm, settle);
        } catch (IOException e) {
            throw new PremiseFailed(name + " cannot be started: " + e.getMessage() + ".");
        }
    }

    private Optional<String> next(BlockingQueue<Optional<String>> lines) {
        try {
            Optional<String> next = lines.poll(Bound.PROCESSES_MILLIS, TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new PremiseFailed(name + " said nothing more before its bound had passed.");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PremiseFailed("Interrupted.");
        }
    }

    /** Where its socket is reached, which waits until it has a port. */
    @Override
    public InetSocketAddress address() {
        awaitPort();
        return address;
    }

    /** Waits until its socket has a local port: a client's when it is connected, or has sent, a server's when it is bound. */
    public void awaitPort() {
        while (address == null) {
            Optional<String> line = next(jvm.said());
            if (line.isEmpty()) {
                await(Integer.MAX_VALUE);
                throw new PremiseFailed(name + " ended before it had a port: " + transcript() + ".");
            } else if (line.get().startsWith(ANNOUNCEMENT)) {
                address = new InetSocketAddress(family.loopback(), Integer.parseInt(line.get().substring(ANNOUNCEMENT.length())));
                trace.symbols().name(name, address);
            } else {
                noteAside(line.get());
            }
        }
    }

    /** Types a line. One that has ended does not hear it, and its transcript shows that. */
    public void type(String line) {
        trace.note(name + (line.equals(ProgramMain.END) ? " < end of input" : " < " + line));
        try {
            jvm.write(line);
        } catch (IOException e) {
            trace.note(name + " has ended");
        }
    }

    /** Types a line into a client and waits for what it prints: two lines about the sending and the answer or error. */
    public void ask(String line) {
        type(line);
        await(3);
    }

    /** Waits until it has printed so many lines more, or has ended, and until what it sent before has arrived. */
    public void await(int lines) {
        for (int i = 0; i < lines && !ended; i++) {
            next(jvm.printed()).ifPresentOrElse(line -> {
                trace.note(name + " > " + line);
                transcript.add(line);
            }, () -> ended = true);
        }
        settle.run();
    }

    /** Whether it was seen to end. */
    public boolean hasEnded() {
        return ended;
    }

    /** Ends its input and waits until it has ended by itself. */
    public void finish() {
        type(ProgramMain.END);
        await(Integer.MAX_VALUE);
        end();
    }

    /** Ends it, whatever it does; what it had printed until then belongs to the transcript. */
    public void kill() {
        jvm.kill();
        await(Integer.MAX_VALUE);
        end();
    }

    private void end() {
        for (Optional<String> line = next(jvm.said()); line.isPresent(); line = next(jvm.said())) {
            noteAside(line.get());
        }
        trace.note(name + " ends, exit code " + jvm.exitCode(Bound.PROCESSES_MILLIS)
                .orElseThrow(() -> new PremiseFailed(name + " did not end before its bound had passed.")));
        over = true;
        jvm.giveBack();
    }

    /** What a program says on standard error is no part of its transcript. */
    private void noteAside(String line) {
        if (!line.startsWith(ANNOUNCEMENT)) {
            trace.note(name + " (stderr) " + line);
        }
    }

    /** All lines read from it so far, with slashes between. */
    public String transcript() {
        return String.join(" / ", transcript);
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            jvm.close();
        }
    }
}
