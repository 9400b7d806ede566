package setpeername.report.allure;

import static setpeername.outcome.Difference.Kind.MISSING;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.outcome.Difference;
import setpeername.report.Matrix;
import setpeername.report.Matrix.Cell;
import setpeername.report.Matrix.ClaimRow;
import setpeername.report.Matrix.RunColumn;
import setpeername.outcome.Words;

/**
 * Writes a run as results for Allure, one for each case.
 *
 * <p>Allure knows passed, failed, broken and skipped, and cannot say BREAKS. Its statuses therefore stand for what the build thinks of a
 * case, and never for what the case says of the claim; that is the first word of the result's name, its tag, and the first line of its
 * description:
 * <ul>
 * <li>passed: HOLDS or BREAKS, and not different from what the platform is recorded to do, or nobody has recorded it;
 * <li>failed: different from the record so that the build fails, whatever the case says, a case that the run lacks included;
 * <li>broken: HARNESS_ERROR;
 * <li>skipped, with the reason as message: NOT_APPLICABLE, INCONCLUSIVE, NOT_RUN.
 * </ul>
 *
 * <p>Allure 3 tells results apart by their test case id and takes those with the same for retries of one another; so each case has its
 * own, and the same one in every run and on every platform.
 */
public final class AllureResults {

    private final AllureResultsWriter writer;
    private final Path folder;
    private final Map<String, ClaimRow> claims = new LinkedHashMap<>();
    private final Platform platform;

    private AllureResults(Path folder, Matrix matrix, RunColumn run) {
        this.folder = folder;
        this.writer = new FileSystemResultsWriter(folder);
        this.platform = run.platform();
        matrix.claims().forEach(c -> claims.put(c.id(), c));
    }

    /**
     * Writes the measured run into that folder.
     *
     * @param failing the differences for which the build fails
     * @throws IOException where it cannot be written
     */
    public static void write(Matrix matrix, List<Difference> failing, Path folder) throws IOException {
        RunColumn run = matrix.runs().get(0);
        AllureResults results = new AllureResults(folder, matrix, run);
        Map<String, Difference> differences = new LinkedHashMap<>();
        failing.forEach(d -> differences.put(d.key(), d));
        long time = millis(run.started());
        for (Cell cell : run.cells()) {
            Difference difference = differences.get(String.join(" ", cell.test(), cell.api(), cell.family()));
            results.add(cell, difference, time);
            time += cell.nanos() / 1_000_000;
        }
        for (Difference difference : failing) {
            if (difference.kind() == MISSING) {
                results.addMissing(matrix, difference, time);
            }
        }
        results.environment(run);
    }

    private static long millis(String started) {
        try {
            return Instant.parse(started).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private void add(Cell cell, Difference difference, long start) {
        TestResult result = result(cell.claim(), cell.test(), cell.api(), cell.family(), cell.status(), cell.outcome());
        result.setStart(start).setStop(start + cell.nanos() / 1_000_000);
        result.setStatus(status(cell.status(), difference));
        if (result.getStatus() != io.qameta.allure.model.Status.PASSED) {
            result.setStatusDetails(new StatusDetails().setMessage(message(cell, difference)));
        }
        result.setDescription(description(cell));
        String source = UUID.randomUUID() + "-attachment.txt";
        String trace = cell.detail().isEmpty() ? "No call was made." : String.join("\n", cell.detail());
        writer.write(source, new ByteArrayInputStream((trace + "\n").getBytes(StandardCharsets.UTF_8)));
        result.getAttachments().add(new Attachment().setName("Trace").setType("text/plain").setSource(source));
        writer.write(result);
    }

    private void addMissing(Matrix matrix, Difference difference, long time) {
        String claim = matrix.claims().stream().filter(c -> c.tests().contains(difference.test())).map(ClaimRow::id).findFirst().orElse("");
        TestResult result = result(claim, difference.test(), difference.api(), difference.family(), Status.NOT_RUN, "");
        result.setStart(time).setStop(time).setStatus(io.qameta.allure.model.Status.FAILED)
                .setStatusDetails(new StatusDetails().setMessage("The run has no such case; recorded: " + difference.recorded()));
        writer.write(result);
    }

    private TestResult result(String claimId, String test, String api, String family, Status status, String outcome) {
        String id = ResultsUtils.md5(String.join(" ", test, api, family));
        List<Parameter> parameters = new ArrayList<>(List.of(ResultsUtils.createParameter("api", api),
                ResultsUtils.createParameter("family", family)));
        return new TestResult().setUuid(UUID.randomUUID().toString()).setTestCaseId(id).setHistoryId(id).setStage(Stage.FINISHED)
                .setFullName(test + " " + api + " " + family).setTestCaseName(test).setName(name(api, family, status, outcome))
                .setParameters(parameters).setLabels(labels(claimId, test, api, family, status));
    }

    private static String name(String api, String family, Status status, String outcome) {
        return status + ": " + api + ", " + family + (outcome.isEmpty() ? "" : ": " + Words.shown(outcome, 100));
    }

    private List<Label> labels(String claimId, String test, String api, String family, Status status) {
        ClaimRow claim = claims.get(claimId);
        List<Label> labels = new ArrayList<>();
        labels.add(ResultsUtils.createEpicLabel(claim == null ? "" : claim.theme()));
        labels.add(ResultsUtils.createFeatureLabel(claim == null || claim.says() == null ? claimId : claim.says()));
        labels.add(ResultsUtils.createStoryLabel(test));
        labels.add(ResultsUtils.createTagLabel(status.name()));
        labels.add(ResultsUtils.createLabel("claim", claimId));
        labels.add(ResultsUtils.createLabel("api", api));
        labels.add(ResultsUtils.createLabel("family", family));
        labels.add(ResultsUtils.createLabel("platform", platform.id()));
        return labels;
    }

    private static io.qameta.allure.model.Status status(Status status, Difference difference) {
        if (status == Status.HARNESS_ERROR) {
            return io.qameta.allure.model.Status.BROKEN;
        } else if (difference != null) {
            return io.qameta.allure.model.Status.FAILED;
        }
        return status == Status.HOLDS || status == Status.BREAKS ? io.qameta.allure.model.Status.PASSED
                : io.qameta.allure.model.Status.SKIPPED;
    }

    private static String message(Cell cell, Difference difference) {
        String seen = cell.status() + (cell.outcome().isEmpty() ? "" : " '" + Words.shown(cell.outcome(), 10_000) + "'") + ": "
                + Words.shown(cell.meaning(), 10_000);
        if (difference == null) {
            return seen;
        }
        return seen + "\n" + (difference.recorded() == null ? "The record has no such case." : "Recorded: " + difference.recorded());
    }

    /** Markdown: what observations say is escaped, because Allure makes HTML of it. */
    private String description(Cell cell) {
        ClaimRow claim = claims.get(cell.claim());
        return "**" + cell.status() + "**: " + escaped(cell.meaning()) + "\n\n"
                + (claim == null || claim.statement() == null ? "" : "Claim `" + claim.id() + "`: " + escaped(claim.statement()) + "\n\n")
                + "Repeat it: " + escaped(cell.repeat());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ') {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.toString();
    }

    private void environment(RunColumn run) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Platform", platform.id());
        facts.put("System", platform.os() + ", network stack " + platform.stack());
        facts.put("Kernel", platform.kernel());
        facts.put("Processor", platform.arch());
        facts.put("C library", platform.libc());
        facts.put("JDK", platform.jdk() + " (" + platform.jdkVendor() + ")");
        facts.put("IPv6", platform.ipv6() ? "yes" : "no");
        facts.put("Commit", run.commit());
        facts.put("Started", run.started());
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(name.replace(" ", "\\ ")).append('=')
                .append(value.replace("\\", "\\\\").replaceAll("\\R", " ")).append('\n'));
        Files.writeString(folder.resolve("environment.properties"), text);
    }
}
