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

/**
 * A run under the name of its file.
 *
 * @param name the file's name without its ending
 * @param run what the file holds
 */
public record NamedRun(String name, Run run) {

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
     * @throws ReportError where there is no such folder or a file is not the whole of a run: with a record less than there should be, a
     *         comparison looks better than it is
     */
    static List<NamedRun> recorded(Path folder) {
        List<NamedRun> records = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            throw new ReportError("There is no folder " + folder + " with recorded runs: make an empty one, or choose with --observed.");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                records.add(read(file));
            }
        } catch (RunFile.Refused e) {
            throw new ReportError("A committed record is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new ReportError("Cannot read the records in " + folder + ": " + RunFile.reason(e) + ".");
        }
        records.sort(Comparator.comparing(NamedRun::name));
        return records;
    }

    private static NamedRun read(Path file) throws IOException {
        String name = file.getFileName().toString();
        Run run = RunFile.read(file);
        if (run.platform().predicted()) {
            throw new ReportError(file + " is what the model predicts, not what a run observed: no result can be shown from it.");
        }
        return new NamedRun(name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name, run);
    }
}
