package setpeername.report.allure;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Allure remembers of earlier reports: a file with a line of JSON for each, from which it draws the history of a case. It lies outside
 * of what a build cleans. Allure repeats names, labels and messages in it, some 5 MB for each report, and puts them into the next ones; they
 * are taken out, as it finds a case by its key, and shows when it was what status.
 */
final class AllureHistory {

    /** How many reports are remembered. */
    static final int LIMIT = 5;
    private static final List<String> UNSHOWN = List.of("labels", "message", "trace", "reportLinks", "fullName", "name", "environment", "historyId", "url");

    private final Path file;

    /** With the file; it need not exist. */
    AllureHistory(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Gives the generator a copy of its own, so that one that dies spoils nothing. Lines that are damaged are left out. */
    void copyTo(Path work) throws IOException {
        Files.write(work, lines(file));
    }

    /** Takes over what the generator has made of its copy. */
    void takeFrom(Path work) throws IOException {
        List<String> lines = lines(work);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(part, lines.subList(Math.max(0, lines.size() - LIMIT), lines.size()));
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        for (String line : Files.readAllLines(file)) {
            try {
                JsonNode report = JsonMapper.shared().readTree(line);
                if (report instanceof ObjectNode && report.path("testResults") instanceof ObjectNode results) {
                    results.forEach(result -> ((ObjectNode) result).remove(UNSHOWN));
                    lines.add(report.toString());
                }
            } catch (JacksonException | ClassCastException e) {
                // A line that a killed report left half.
                continue;
            }
        }
        return lines;
    }
}
