package setpeername.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Words;
import setpeername.platform.Platform;

/**
 * A run under the name of its file.
 *
 * @param name the file's name without its ending
 * @param run what the file holds
 */
public record NamedRun(String name, Run run) {

    /** A run is itself and no other: comparing all of its cases would take long wherever runs are keys. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static final String ENDING = ".jsonl";

    /**
     * The measured run.
     *
     * @throws ReportError where there is none, or the file is not the whole of one
     */
    static NamedRun measured(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            String todo = e.getCause() instanceof NoSuchFileException
                    ? " The measuring run did not get as far as writing it: 'mvn verify' or 'observe --out' makes one." : "";
            throw new ReportError(e.getMessage() + todo);
        }
    }

    /**
     * The committed records of a folder, by name.
     *
     * @throws ReportError where there is no such folder, a file is not the whole of a run, or is not named after its platform: with a record
     *         less than there should be, or a second one of a platform, a comparison looks better than it is
     */
    static List<NamedRun> recorded(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ReportError("There is no folder " + folder + " with recorded runs: make an empty one, or choose with --observed.");
        }
        List<NamedRun> records = all(folder, false);
        records.forEach(record -> refuseOtherName(folder, record));
        return records;
    }

    /** A record under another name than its platform's would stand beside that platform's own, and the nearer of the two would count. */
    private static void refuseOtherName(Path folder, NamedRun record) {
        String rightful = fileName(record.run().platform());
        String file = record.name() + ENDING;
        if (!file.equals(rightful)) {
            boolean second = Files.exists(folder.resolve(rightful));
            throw new ReportError(folder.resolve(file) + " is a record of " + Words.shown(record.run().platform().id(), 100) + (second
                    ? ", and so is " + rightful + " beside it: keep one of the two, under the name " + rightful + "."
                    : ", and is not named after it: rename it to " + rightful + "."));
        }
    }

    /** The name of a platform's record; whatever the platform calls itself, a name of one file. */
    static String fileName(Platform platform) {
        return platform.id().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "") + ENDING;
    }

    private static List<NamedRun> all(Path folder, boolean predicted) {
        List<NamedRun> records = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                records.add(read(file, predicted));
            }
        } catch (RunFile.Refused e) {
            throw new ReportError("A kept run is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new ReportError("Cannot read the runs in " + folder + ": " + RunFile.reason(e) + ".");
        }
        records.sort(Comparator.comparing(NamedRun::name));
        return records;
    }

    /**
     * The runs of other platforms, which the lab measured, by name; none where there is no such folder.
     *
     * @throws ReportError where a file is not the whole of a run, or is a prediction
     */
    static List<NamedRun> elsewhere(Path folder) {
        return Files.isDirectory(folder) ? all(folder, false) : List.of();
    }

    /**
     * The predictions of the model, by name; none where there is no such folder.
     *
     * @throws ReportError where a file is not the whole of a prediction
     */
    static List<NamedRun> predicted(Path folder) {
        return Files.isDirectory(folder) ? all(folder, true) : List.of();
    }

    private static NamedRun read(Path file) throws IOException {
        return read(file, false);
    }

    private static NamedRun read(Path file, boolean predicted) throws IOException {
        String name = file.getFileName().toString();
        Run run = RunFile.read(file);
        if (run.platform().predicted() != predicted) {
            throw new ReportError(file + (predicted ? " is what a run observed, not what the model predicts."
                    : " is what the model predicts, not what a run observed: no result can be shown from it."));
        }
        return new NamedRun(name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name, run);
    }
}
