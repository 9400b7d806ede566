package setpeername.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import setpeername.outcome.PackedRecords;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;

/** {@code pack}: part of the build; makes of the committed records what {@code explain} reads out of the jar. */
@Command(name = "pack", mixinStandardHelpOptions = true, hidden = true, sortOptions = false,
        description = "Packs the runs of a folder, without their traces, into the file that the jar takes along for 'explain'.",
        footer = {"%nExit codes: 0 done; 1 a file cannot be read or written; 2 a wrong option."})
final class PackCommand implements Callable<Integer> {

    @Option(names = "--observed", paramLabel = "DIR", required = true, description = "The recorded runs.")
    private Path observed;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "What to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        List<Path> files = files(observed);
        if (upToDate(files)) {
            return 0;
        }
        List<Run> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(RunFile.read(file));
        }
        RunFile.write(PackedRecords.of(runs).json(), out);
        return 0;
    }

    /** The run files of a folder, by name. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private boolean upToDate(List<Path> files) throws IOException {
        if (!Files.exists(out) || Files.getLastModifiedTime(out).compareTo(Files.getLastModifiedTime(observed)) < 0) {
            return false;
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(out).compareTo(Files.getLastModifiedTime(file)) < 0) {
                return false;
            }
        }
        return true;
    }
}
