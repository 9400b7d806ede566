package setpeername.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import setpeername.api.Bound;
import setpeername.article.ProgramMain;
import setpeername.script.Trace;
import setpeername.socket.Endpoint;
import setpeername.socket.Family;
import setpeername.socket.PremiseFailed;

/**
 * One of the article's programs as a process, and a conversation with it line by line. What it has printed is its transcript.
 *
 * <p>Whatever is waited for is waited for until it comes or the process ends; past {@link Bound#PROCESSES_MILLIS} the premise has failed.
 */
public final class ArticleProcess implements Endpoint, AutoCloseable {

    private static final String ANNOUNCEMENT = "local port ";
    private static final Set<Process> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(Process::destroyForcibly), "end the article's programs"));
    }

    private final String name;
    private final Family family;
    private final Trace trace;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<Optional<String>> printed;
    private final BlockingQueue<Optional<String>> said;
    private final List<String> transcript = new ArrayList<>();
    private boolean ended;
    private InetSocketAddress address;

    private ArticleProcess(String name, Family family, Trace trace, Process process) {
        this.name = name;
        this.family = family;
        this.trace = trace;
        this.process = process;
        LIVE.add(process);
        input = process.outputWriter(StandardCharsets.ISO_8859_1);
        printed = lines(process.inputReader(StandardCharsets.ISO_8859_1), name + " stdout");
        said = lines(process.errorReader(StandardCharsets.ISO_8859_1), name + " stderr");
    }

    static ArticleProcess start(String name, Family family, Trace trace, String... arguments) {
        List<String> command = ChildJvm.command(List.of(), ProgramMain.class, arguments);
        try {
            return new ArticleProcess(name, family, trace, new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new PremiseFailed(name + " cannot be started: " + e.getMessage() + ".");
        }
    }

    /** The lines of a stream as they come, and nothing where it has ended. */
    private static BlockingQueue<Optional<String>> lines(BufferedReader reader, String name) {
        BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Thread thread = new Thread(() -> {
            try (reader) {
                reader.lines().map(Optional::of).forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // The process was ended while it was read: that is the end of the stream.
            }
            lines.add(Optional.empty());
        }, name);
        thread.setDaemon(true);
        thread.start();
        return lines;
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
            Optional<String> line = next(said);
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
        trace.note(name + " < " + line);
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            trace.note(name + " has ended");
        }
    }

    /** Types a line into a client and waits for what it prints: two lines about the sending and the answer or error. */
    public void ask(String line) {
        type(line);
        await(3);
    }

    /** Waits until it has printed so many lines more, or has ended. */
    public void await(int lines) {
        for (int i = 0; i < lines && !ended; i++) {
            next(printed).ifPresentOrElse(line -> {
                trace.note(name + " > " + line);
                transcript.add(line);
            }, () -> ended = true);
        }
    }

    /** Ends its input and waits until it has ended by itself. */
    public void finish() {
        try {
            input.close();
        } catch (IOException e) {
            // It has ended already.
        }
        await(Integer.MAX_VALUE);
        end();
    }

    /** Ends it, whatever it does; what it had printed until then belongs to the transcript. */
    public void kill() {
        // Process.destroyForcibly() would also close the streams, with what has not been read yet.
        process.toHandle().destroyForcibly();
        await(Integer.MAX_VALUE);
        end();
    }

    private void end() {
        try {
            if (!process.waitFor(Bound.PROCESSES_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new PremiseFailed(name + " did not end before its bound had passed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PremiseFailed("Interrupted.");
        }
        LIVE.remove(process);
        for (Optional<String> line = next(said); line.isPresent(); line = next(said)) {
            noteAside(line.get());
        }
        trace.note(name + " ends, exit code " + process.exitValue());
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
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LIVE.remove(process);
    }
}
