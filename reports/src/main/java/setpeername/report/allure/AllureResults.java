package setpeername.report.allure;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import setpeername.outcome.Difference;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.outcome.Words;
import setpeername.platform.Platform;
import setpeername.report.Environments;
import setpeername.report.Environments.Environment;
import setpeername.report.Environments.Shown;
import setpeername.report.Matrix.ClaimRow;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the runs of all platforms as results for Allure, one for each case that {@link Environments} chose, each platform an environment.
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
 * <p>Allure 3 shows results with one test case id as one test, with a tab for each environment, and takes those that also have like
 * parameters for one history; so a case has one id on all platforms, and the platform is among the parameters. Links must be absolute
 * there: those to the page have {@link #PAGE}, which {@link AllureSite} makes the page's place in the generated report.
 */
public final class AllureResults {

    /** What stands for the address of the page, RFC 6761 6.4: nobody has a name under {@code .invalid}. */
    static final String PAGE = "https://page.setpeername.invalid/";
    /** What {@code allurerc.mjs} needs to know of the results beside it. */
    static final String SETUP = "setup.json";

    private final AllureResultsWriter writer;
    private final Map<String, ClaimRow> claims = new LinkedHashMap<>();
    private final Environment environment;

    private AllureResults(AllureResultsWriter writer, List<ClaimRow> claims, Environment environment) {
        this.writer = writer;
        this.environment = environment;
        claims.forEach(c -> this.claims.put(c.id(), c));
    }

    /** What the generator is told: the environments with what they ran on, and what to say of the whole. */
    private record Setup(List<SetupEnvironment> environments, Map<String, String> variables) {
    }

    private record SetupEnvironment(String name, Map<String, String> variables) {
    }

    /**
     * Writes them into that folder.
     *
     * @throws IOException where it cannot be written
     */
    public static void write(List<ClaimRow> claims, Environments environments, Path folder) throws IOException {
        AllureResultsWriter writer = new FileSystemResultsWriter(folder);
        for (Environment environment : environments.all()) {
            new AllureResults(writer, claims, environment).write();
        }
        Files.writeString(folder.resolve(SETUP), JsonMapper.shared().writeValueAsString(setup(environments)));
    }

    private void write() {
        long time = millis(environment.run().run().started());
        for (Shown shown : environment.shown()) {
            add(shown, time);
            time += shown.seen().nanos() / 1_000_000;
        }
        for (Difference difference : environment.missing()) {
            addMissing(difference, time);
        }
    }

    private static long millis(String started) {
        try {
            return Instant.parse(started).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private void add(Shown shown, long start) {
        Observation seen = shown.seen();
        TestResult result = result(seen.claim(), seen.test(), seen.api(), seen.family(), seen.status(), seen.outcome());
        if (!environment.recorded()) {
            result.setStart(start).setStop(start + seen.nanos() / 1_000_000);
        }
        result.setStatus(status(seen.status(), shown.difference()));
        if (result.getStatus() != io.qameta.allure.model.Status.PASSED) {
            result.setStatusDetails(new StatusDetails().setMessage(message(seen, shown.difference())));
        }
        result.setDescriptionHtml(description(shown));
        result.setLinks(List.of(new Link().setName("This case on the page").setUrl(PAGE + address(seen)).setType("link")));
        writer.write(result);
    }

    /** The address of the case's cell within the page. */
    private String address(Observation seen) {
        return "#/case/" + Stream.of(environment.id(), seen.test(), seen.api(), seen.family())
                .map(AllureResults::encoded).collect(Collectors.joining("/"));
    }

    /** As a part of an address, RFC 3986 2.1: every byte but those of unreserved characters by its number. */
    private static String encoded(String part) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~".indexOf(b) >= 0;
            encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return encoded.toString();
    }

    private void addMissing(Difference difference, long time) {
        String claim = claims.values().stream().filter(c -> c.tests().contains(difference.test())).map(ClaimRow::id).findFirst().orElse("");
        TestResult result = result(claim, difference.test(), difference.api(), difference.family(), Status.NOT_RUN, "");
        result.setStart(time).setStop(time).setStatus(io.qameta.allure.model.Status.FAILED)
                .setStatusDetails(new StatusDetails().setMessage("The run has no such case; recorded: " + difference.recorded()));
        writer.write(result);
    }

    private TestResult result(String claimId, String test, String api, String family, Status status, String outcome) {
        String key = String.join(" ", test, api, family);
        List<Parameter> parameters = List.of(ResultsUtils.createParameter("platform", environment.name()));
        return new TestResult().setUuid(Environments.uuid(environment.id(), key)).setTestCaseId(Environments.md5(key))
                .setHistoryId(Environments.md5(key + " " + environment.name())).setStage(Stage.FINISHED).setFullName(key)
                .setTestCaseName(test).setName(name(api, family, status, outcome)).setParameters(parameters)
                .setLabels(labels(claimId, test, status));
    }

    private static String name(String api, String family, Status status, String outcome) {
        return status + ": " + api + ", " + family + (outcome.isEmpty() ? "" : ": " + Words.shown(outcome, 100));
    }

    private List<Label> labels(String claimId, String test, Status status) {
        ClaimRow claim = claims.get(claimId);
        return List.of(ResultsUtils.createEpicLabel(claim == null ? "" : claim.theme()),
                ResultsUtils.createFeatureLabel(claim == null || claim.says() == null ? claimId : claim.says()),
                ResultsUtils.createStoryLabel(test), ResultsUtils.createTagLabel(status.name()), ResultsUtils.createLabel("platform", environment.name()));
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

    private static String message(Observation seen, Difference difference) {
        String text = seen.status() + (seen.outcome().isEmpty() ? "" : " '" + Words.shown(seen.outcome(), 10_000) + "'") + ": "
                + Words.shown(seen.meaning(), 10_000);
        if (difference == null) {
            return text;
        }
        return text + "\n" + (difference.recorded() == null ? "The record has no such case." : "Recorded: " + difference.recorded());
    }

    /** HTML, in which nothing that observations say is markup. The trace is in it and no attachment of its own, which would double a result. */
    private String description(Shown shown) {
        Observation seen = shown.seen();
        ClaimRow claim = claims.get(seen.claim());
        return "<p><b>" + seen.status() + "</b>: " + escaped(seen.meaning(), 10_000) + "</p>"
                + (claim == null || claim.statement() == null ? "" : "<p>Claim <code>" + escaped(claim.id(), 200) + "</code>: "
                        + escaped(claim.statement(), 1000) + "</p>")
                + "<p>" + escaped(shown.elsewhere(), 200) + "</p><p>Each call and what it returned:</p><pre>"
                + (seen.detail().isEmpty() ? "No call was made." : seen.detail().stream().map(line -> escaped(line, 1000)).collect(Collectors.joining("\n")))
                + "</pre><p>Repeat it: <code>" + escaped(seen.repeat(), 1000) + "</code></p>";
    }

    private static String escaped(String text, int limit) {
        return Words.shown(text, limit).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** The generator's front cuts names longer than some 18 characters, and what is longer than some 35. */
    private static Setup setup(Environments environments) {
        List<SetupEnvironment> all = environments.all().stream().map(e -> new SetupEnvironment(e.name(), facts(e))).toList();
        Map<String, String> variables = new LinkedHashMap<>();
        Environment measured = environments.all().get(0);
        List<Environment> others = environments.all().subList(1, environments.all().size());
        variables.put(measured.name(), "every case: " + measured.cases());
        variables.put("Other platforms, " + others.size(), "what differs from it: " + others.stream().mapToInt(e -> e.shown().size()).sum());
        variables.put("Left out", others.stream().mapToLong(Environment::alike).sum() + " cases as on the first");
        variables.put("Also left out", others.stream().mapToLong(Environment::notRun).sum() + " cases not run there");
        variables.put("They stand", "on the page, ../index.html");
        variables.put("Predictions", "are no results: on the page only");
        variables.put("Passed", "as recorded, also where it BREAKS");
        return new Setup(all, variables);
    }

    private static Map<String, String> facts(Environment environment) {
        Run run = environment.run().run();
        Platform platform = run.platform();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Cases", environment.cases() + ", of which " + environment.shown().size() + " are here");
        facts.put("Left out", environment.alike() + " cases as on the first");
        facts.put("Also left out", environment.notRun() + " cases not run there");
        facts.put(environment.recorded() ? "Recorded" : "Measured", run.started() + ", commit " + run.commit());
        facts.put("System", platform.os() + ", network stack " + platform.stack());
        facts.put("Kernel", platform.kernel());
        facts.put("Processor", platform.arch());
        facts.put("C library", platform.libc());
        facts.put("JDK", platform.jdk() + " (" + platform.jdkVendor() + ")" + (platform.options().isEmpty() ? "" : ", " + platform.options()));
        facts.put("IPv6", platform.ipv6() ? "yes" : "no");
        facts.replaceAll((name, value) -> Words.shown(value, 300));
        return facts;
    }
}
