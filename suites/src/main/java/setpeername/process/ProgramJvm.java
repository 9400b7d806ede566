package setpeername.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import setpeername.article.ProgramMain;

/**
 * A JVM that runs one program of the article at a time, and the next when that has ended by itself: its sockets are closed then, and a JVM
 * takes much longer to start than a program to run.
 */
final class ProgramJvm implements AutoCloseable {

    private static final Deque<ProgramJvm> IDLE = new ConcurrentLinkedDeque<>();
    private static final Set<Process> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(Process::destroyForcibly), "end the article's programs"));
    }

    private final Process process;
    private final Writer input;
    private final BlockingQueue<Optional<String>> printed;
    private final BlockingQueue<Optional<String>> said;
    private volatile Integer exitCode;
    private boolean killed;

    private ProgramJvm(Process process) {
        this.process = process;
        LIVE.add(process);
        input = process.outputWriter(StandardCharsets.ISO_8859_1);
        printed = lines(process.inputReader(StandardCharsets.ISO_8859_1), "stdout of a program");
        said = lines(process.errorReader(StandardCharsets.ISO_8859_1), "stderr of a program");
    }

    /** One that runs nothing. */
    static ProgramJvm take() throws IOException {
        for (ProgramJvm idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
            if (idle.process.isAlive()) {
                idle.exitCode = null;
                return idle;
            }
            idle.close();
        }
        return new ProgramJvm(new ProcessBuilder(ChildJvm.command(ChildJvm.INTERPRETED, ProgramMain.class)).start());
    }

    /** The lines of a stream as they come; nothing where a program, or the stream, has ended. */
    private BlockingQueue<Optional<String>> lines(BufferedReader reader, String name) {
        BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Thread thread = new Thread(() -> {
            try (reader) {
                reader.lines().forEach(line -> lines.add(lineOrEnd(line)));
            } catch (IOException | UncheckedIOException e) {
                // The process was ended while it was read: that is the end of the stream.
            }
            lines.add(Optional.empty());
        }, name);
        thread.setDaemon(true);
        thread.start();
        return lines;
    }

    private Optional<String> lineOrEnd(String line) {
        if (!line.startsWith(ProgramMain.END)) {
            return Optional.of(line);
        } else if (line.length() > ProgramMain.END.length()) {
            exitCode = Integer.valueOf(line.substring(ProgramMain.END.length()));
        }
        return Optional.empty();
    }

    /** What it prints on standard output: the article's lines. */
    BlockingQueue<Optional<String>> printed() {
        return printed;
    }

    /** What it prints on standard error. */
    BlockingQueue<Optional<String>> said() {
        return said;
    }

    void write(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** The exit code of the program that has ended, or of the JVM where that did; nothing where neither happens in time. */
    OptionalInt exitCode(long boundMillis) {
        Integer ofProgram = exitCode;
        if (ofProgram != null && !killed) {
            return OptionalInt.of(ofProgram);
        }
        try {
            return process.waitFor(boundMillis, TimeUnit.MILLISECONDS) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Its program is over: it is free for another, where it is alive. */
    void giveBack() {
        if (exitCode == null || killed) {
            close();
        } else {
            IDLE.push(this);
        }
    }

    /** Ends it, without the loss of what it printed: {@link Process#destroyForcibly} would also close the streams. */
    void kill() {
        killed = true;
        process.toHandle().destroyForcibly();
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
