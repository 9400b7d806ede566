package setpeername.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import setpeername.outcome.RunFile;

/** The folder of the report. A file in it changes only when all of the new one is written. */
final class Folder {

    /** What tells a folder that an earlier report made from one that somebody else keeps under the same name. */
    private static final String MARK = ".made-by-setpeername";

    private final Path path;

    /**
     * That folder, made where it does not exist.
     *
     * @throws ReportError where it cannot be written
     */
    Folder(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            Path probe = unused(".part");
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** A path in it. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes a file of it. */
    Path write(String name, String text) {
        Path part = unused(".part");
        try {
            Files.write(part, text.getBytes(StandardCharsets.UTF_8));
            move(part, resolve(name));
            return resolve(name);
        } catch (IOException e) {
            discard(part);
            throw unwritable(resolve(name), e);
        }
    }

    /** A name in it that nobody has. Not a temporary file of the JDK's, which nobody but its owner could read on a web server. */
    private Path unused(String ending) {
        return resolve("." + UUID.randomUUID() + ending);
    }

    /** An empty folder in it, to be filled before it takes a name by {@link #replace}. */
    Path stage() {
        try {
            return Files.createDirectory(unused(".stage"));
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Gives a staged folder its name, in the place of an older one. */
    void replace(Path staged, String name) {
        remove(name);
        try {
            Files.createFile(staged.resolve(MARK));
            move(staged, resolve(name));
        } catch (IOException e) {
            throw unwritable(resolve(name), e);
        }
    }

    /** Removes a folder of an earlier report, so that nothing on the page leads to the results of another run. */
    void remove(String name) {
        if (Files.exists(resolve(name))) {
            if (!Files.exists(resolve(name).resolve(MARK))) {
                throw new ReportError(resolve(name) + " is in the way: no report made it. Choose another folder with --out.");
            }
            try {
                Path old = stage();
                move(resolve(name), old.resolve(name));
                discard(old);
            } catch (IOException e) {
                throw unwritable(resolve(name), e);
            }
        }
    }

    /** Deletes what did not become part of the report, as far as it can. */
    static void discard(Path unwanted) {
        try (Stream<Path> tree = Files.walk(unwanted)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left has a name with a dot and harms nobody.
            return;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ReportError unwritable(Path path, IOException e) {
        return new ReportError("Cannot write the report to " + path + ": " + RunFile.reason(e) + ". Choose another folder with --out.");
    }
}
