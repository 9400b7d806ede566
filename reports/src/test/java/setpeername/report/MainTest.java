package setpeername.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Grading;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

class MainTest {

    private static final Platform HERE = Runs.linux("6.18.44", "25.0.3");
    private static final Run GOOD = Runs.run(HERE, Status.HOLDS, "ECONNREFUSED");

    /** How {@link #HERE} calls itself, as the name of a file. */
    private static final String RECORD = NamedRun.fileName(HERE).replace(".jsonl", "");

    private static final String[] FILES = {"index.html", "matrix.json", "matrix.schema.json", "matrix.md", "junit.xml", "badge.svg"};

    @TempDir
    private Path folder;
    private Path observed;
    private Path out;

    private record Ended(int code, String out, String err) {
        String lastLine() {
            return out.strip().substring(out.strip().lastIndexOf('\n') + 1);
        }
    }

    @BeforeEach
    void folders() throws IOException {
        observed = Files.createDirectory(folder.resolve("observed"));
        out = folder.resolve("report");
    }

    private Ended report(Run run, String... options) throws IOException {
        RunFile.write(run, folder.resolve("run.jsonl"));
        return report(folder.resolve("run.jsonl"), options);
    }

    private Ended report(Path run, String... options) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--run", run.toString(), "--observed", observed.toString(), "--out", out.toString(),
                "--allure", folder.resolve("no-generator").toString()));
        all.addAll(Arrays.asList(options));
        List<ClaimEntry> catalogue = List.of(Runs.CLAIM, Runs.UNTESTED);
        int code = Main.run(() -> catalogue, new PrintWriter(stdout), new PrintWriter(stderr), all.toArray(String[]::new));
        return new Ended(code, stdout.toString(), stderr.toString());
    }

    private void record(Run run) throws IOException {
        RunFile.write(run, observed.resolve(NamedRun.fileName(run.platform())));
    }

    private void assertRefused(Ended ended, String sentence) {
        assertThat(ended.err()).startsWith("report: ").contains(sentence).doesNotContain("\tat ").hasLineCount(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void aPlatformThatNobodyRecordedIsNewAndGreen() throws IOException {
        Ended ended = report(GOOD, "--no-allure");
        assertThat(ended.out()).contains("15 cases: 15 HOLDS").contains("NEW: nobody has recorded linux yet");
        assertThat(ended.lastLine()).isEqualTo(out.resolve("index.html").toString());
        assertThat(ended.code()).isZero();
        assertThat(out.resolve("index.html")).isNotEmptyFile();
        assertThat(out.resolve("matrix.json")).isNotEmptyFile();
        assertThat(out.toFile().list()).containsExactlyInAnyOrder(FILES);
    }

    @Test
    void recordedCasesThatThisMachineCannotTryAreSaidAndGreen() throws IOException {
        record(GOOD);
        Observation left = new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv4", "", "The program nft is missing.", Status.NOT_RUN,
                List.of(), 1);
        Ended ended = report(Runs.withFirst(GOOD, left), "--no-allure");
        assertThat(ended.out()).contains("no difference; 1 recorded case not tried here.")
                .contains("  not tried here: 1 case: The program nft is missing.").doesNotContain("FAILED");
        assertThat(ended.code()).isZero();
        assertThat(report(Runs.withFirst(GOOD, left), "--no-allure", "--strict").out())
                .contains("FAILED: 1 recorded case was not tried here, and --strict wants it (1 case: The program nft is missing).")
                .doesNotContain("1 difference").doesNotContain("copy ");
    }

    /** The first run of a Mac: one case as predicted, one not, one with an outcome that nobody foresaw; shown, and green. */
    @Test
    void aFirstRunStandsBesideItsPredictionAndNamesTheFileToCommit() throws IOException {
        Platform mac = Runs.platform("darwin", "darwin", "15.5", "libSystem", "25");
        Path predicted = Files.createDirectory(folder.resolve("predicted"));
        RunFile.write(Runs.run(Platform.predicted("darwin"), Status.HOLDS, "ECONNREFUSED"), predicted.resolve("model-darwin.jsonl"));
        RunFile.write(Runs.run(Platform.predicted("windows"), Status.BREAKS, "fence"), predicted.resolve("model-windows.jsonl"));
        Run run = Runs.withFirst(Runs.run(mac, Status.HOLDS, "ECONNREFUSED"),
                new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv4", "EHOSTDOWN", Grading.UNDESCRIBED, Status.HARNESS_ERROR, List.of(), 1));
        Ended ended = report(run, "--no-allure", "--predicted", predicted.toString());
        assertThat(ended.out()).contains("NEW: nobody has recorded darwin yet")
                .contains("Beside the prediction model:darwin, which nobody had tried: 14 cases as predicted, 1 otherwise.")
                .contains("  " + Runs.TEST + " posix ipv4: HARNESS_ERROR 'EHOSTDOWN', predicted HOLDS 'ECONNREFUSED'")
                .contains("1 case with an outcome that nobody described, which does not fail a platform's first run")
                .contains("To record this platform, copy " + folder.resolve("run.jsonl") + " to " + observed.resolve(mac.id() + ".jsonl")
                        + " and commit that file.").doesNotContain("FAILED");
        assertThat(ended.code()).isZero();

        record(Runs.run(mac, Status.HOLDS, "ECONNREFUSED"));
        assertThat(report(run, "--no-allure", "--predicted", predicted.toString()).out()).contains("FAILED: 1 harness error");
    }

    @Test
    void aFirstRunInWhichTheHarnessFailedIsRed() throws IOException {
        Run run = Runs.withFirst(Runs.run(Runs.platform("plan9", "plan9", "4", "libc", "25"), Status.HOLDS, "ECONNREFUSED"),
                new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv4", "", "The harness failed: java.lang.NullPointerException",
                        Status.HARNESS_ERROR, List.of(), 1));
        Ended ended = report(run, "--no-allure");
        assertThat(ended.out()).contains("NEW: nobody has recorded plan9 yet").contains("The model predicts nothing of this platform.")
                .contains("FAILED: 1 harness error.");
        assertThat(ended.code()).isOne();
    }

    @Test
    void aRunAsRecordedIsGreenAlsoWhereItBreaksItsClaim() throws IOException {
        Run breaks = Runs.run(HERE, Status.BREAKS, "fence");
        record(breaks);
        Ended ended = report(breaks, "--no-allure");
        assertThat(ended.out()).contains("the record " + RECORD + " (same kernel, C library and JDK;").contains("no difference.");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aDifferenceFailsWhenThePageHasBeenWritten() throws IOException {
        record(GOOD);
        Ended ended = report(Runs.withFirst(GOOD, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence")), "--no-allure");
        assertThat(ended.out()).contains("  " + Runs.TEST + " posix ipv4: BREAKS 'fence', recorded HOLDS 'ECONNREFUSED'")
                .contains("FAILED: 1 difference to the record " + RECORD + " (where the new behaviour is right, record it: copy "
                        + folder.resolve("run.jsonl") + " to " + observed.resolve(RECORD + ".jsonl") + ").");
        assertThat(ended.lastLine()).isEqualTo(out.resolve("index.html").toString());
        assertThat(ended.code()).isOne();
        assertThat(out.resolve("index.html")).isNotEmptyFile();
    }

    /** The advice of a failed run, followed without reading it twice, made a second record of the platform, and the next report was green. */
    @Test
    void aRecordUnderAnotherNameIsRefused() throws IOException {
        RunFile.write(GOOD, observed.resolve("observed.jsonl"));
        assertRefused(report(GOOD), observed.resolve("observed.jsonl") + " is a record of " + HERE.id()
                + ", and is not named after it: rename it to " + RECORD + ".jsonl.");
        record(GOOD);
        assertRefused(report(GOOD), ", and so is " + RECORD + ".jsonl beside it: keep one of the two, under the name " + RECORD + ".jsonl.");
    }

    @Test
    void noCopyIsAdvisedThatWouldLoseCases() throws IOException {
        record(GOOD);
        List<Observation> changed = new ArrayList<>(GOOD.observations());
        changed.set(0, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS, "fence"));
        changed.set(1, Runs.seen(Api.POSIX, Family.IPV6, Status.NOT_RUN, ""));
        assertThat(report(Runs.run(HERE, changed), "--no-allure").out()).contains("FAILED: 1 difference to the record " + RECORD
                + " (1 case of the record was not run here, and a copy of this run would lose it:").doesNotContain("copy " + folder);
        Run odd = Runs.withFirst(Runs.run(HERE, Status.BREAKS, "fence"), Runs.seen(Api.POSIX, Family.IPV4, Status.HARNESS_ERROR, "odd"));
        assertThat(report(odd, "--no-allure").out()).contains("FAILED: 1 harness error; 15 differences to the record " + RECORD + ".");
    }

    @Test
    void aDifferenceToAnotherKernelFailsOnlyWhenStrict() throws IOException {
        record(Runs.run(Runs.linux("6.12.1", "25"), Status.BREAKS, "fence"));
        assertThat(report(GOOD, "--no-allure").code()).isZero();
        assertThat(report(GOOD, "--no-allure", "--strict").code()).isOne();
    }

    @Test
    void aHarnessErrorFailsEvenWhereItIsNewOrRecorded() throws IOException {
        Run odd = Runs.withFirst(GOOD, Runs.seen(Api.POSIX, Family.IPV4, Status.HARNESS_ERROR, "odd"));
        assertThat(report(odd, "--no-allure").code()).isOne();
        record(odd);
        Ended ended = report(odd, "--no-allure");
        assertThat(ended.out()).contains("FAILED: 1 harness error.").contains("HARNESS_ERROR " + Runs.TEST + " posix ipv4 'odd'");
        assertThat(ended.code()).isOne();
    }

    @Test
    void anIncompleteRunFails() throws IOException {
        Ended ended = report(Runs.run(HERE, GOOD.observations().subList(0, 5)), "--no-allure");
        assertThat(ended.out()).contains("the run has 5 cases and lacks 10 of those that the catalogue's tests should have: " + Runs.TEST
                + " datagram-socket mapped, ");
        assertThat(ended.code()).isOne();
    }

    @Test
    void aMissingRunIsASentence() {
        assertRefused(report(folder.resolve("nowhere.jsonl")), "no such file. The measuring run did not get as far as writing it");
    }

    @Test
    void aRunWithoutItsFooterIsASentenceAndLeavesTheOldPage() throws IOException {
        report(GOOD, "--no-allure");
        String before = Files.readString(out.resolve("index.html"));
        List<String> lines = RunFile.lines(GOOD);
        Path cut = Files.write(folder.resolve("cut.jsonl"), lines.subList(0, lines.size() - 1));
        assertRefused(report(cut), "has no footer: the run that wrote it did not end");
        assertThat(out.resolve("index.html")).hasContent(before);
    }

    @Test
    void foreignAndEmptyFilesAreSentences() throws IOException {
        assertRefused(report(Files.writeString(folder.resolve("empty"), "")), "is empty");
        assertRefused(report(Files.writeString(folder.resolve("foreign"), "<html>\n")), "is not a run of setpeername");
        assertRefused(report(Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0})), "is not a run of setpeername");
        assertRefused(report(Files.writeString(folder.resolve("bare"),
                "{\"type\":\"header\",\"platform\":{}}\n{\"type\":\"footer\",\"cases\":0}\n")), "lacks a field of its platform");
    }

    /** What is no kill matrix would be a page that does not draw. */
    @Test
    void filesBesideTheRunThatAreSomethingElseAreSentencesAndLeaveTheOldPage() throws IOException {
        assertThat(report(GOOD).code()).isZero();
        String page = Files.readString(out.resolve("index.html"));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});
        for (String option : List.of("--kill-matrix", "--worlds")) {
            for (String text : List.of("", "{}", "[1,2]", "{\"mutants\": [{}], \"claims\": []}", "[{\"left\": \"linux\"}]", "{\"mutants\": [")) {
                Path odd = Files.writeString(folder.resolve("odd.json"), text);
                assertRefused(report(GOOD, option, odd.toString()), "Cannot use " + odd + ": remove it, or make it again");
            }
            assertRefused(report(GOOD, option, binary.toString()), "Cannot use " + binary);
            assertRefused(report(GOOD, option, folder.toString()), "Cannot use " + folder);
        }
        Path lab = Files.createDirectory(folder.resolve("lab"));
        Files.writeString(lab.resolve("lab.json"), "[[]]");
        assertRefused(report(GOOD, "--lab", lab.toString()), "Cannot use " + lab.resolve("lab.json"));
        assertRefused(report(GOOD, "--platforms", binary.toString()), "Cannot read " + binary + ": it is not UTF-8 text.");
        assertThat(out.resolve("index.html")).hasContent(page);
    }

    @Test
    void aDamagedRecordIsASentence() throws IOException {
        Files.writeString(observed.resolve("bad.jsonl"), "{\"type\":\"header\",\"platform\":{}}\n");
        assertRefused(report(GOOD), "A kept run is damaged: ");
    }

    @Test
    void aPredictionIsNeverShownAsAResult() throws IOException {
        Run predicted = Runs.run(Platform.predicted("darwin"), Status.HOLDS, "ok");
        assertRefused(report(predicted), "is what the model predicts, not what a run observed");
        record(predicted);
        assertRefused(report(GOOD), "is what the model predicts, not what a run observed");
    }

    @Test
    void aMistypedFolderOfRecordsIsASentence() throws IOException {
        observed = folder.resolve("obsreved");
        assertRefused(report(GOOD), "There is no folder " + observed);
    }

    @Test
    void aFolderThatCannotBeWrittenIsASentence() throws IOException {
        Files.writeString(out, "a file is in the way");
        assertRefused(report(GOOD), "Cannot write the report to " + out);
        assertThat(out).hasContent("a file is in the way");
    }

    @Test
    void anUnknownOptionIsASentence() throws IOException {
        assertRefused(report(GOOD, "--bogus"), "Unknown option: '--bogus'");
    }

    @Test
    void aWrongCatalogueIsASentence() throws IOException {
        RunFile.write(GOOD, folder.resolve("run.jsonl"));
        StringWriter stderr = new StringWriter();
        int code = Main.run(() -> {
            throw new IllegalStateException("claims/speed.yaml: article/x stands twice.");
        }, new PrintWriter(new StringWriter()), new PrintWriter(stderr), "--run", folder.resolve("run.jsonl").toString());
        assertThat(stderr.toString()).contains("claims/speed.yaml: article/x stands twice.").hasLineCount(1);
        assertThat(code).isEqualTo(2);
    }

    @Test
    void withoutItsGeneratorAllureHasResultsAndNoHtml() throws IOException {
        Ended ended = report(GOOD);
        assertThat(ended.out()).contains("The Allure HTML was not written: its generator could not be installed in ");
        assertThat(ended.code()).isZero();
        try (Stream<Path> results = Files.list(out.resolve("allure-results"))) {
            assertThat(results.filter(f -> f.toString().endsWith("-result.json"))).hasSize(15);
        }
        assertThat(out.resolve("index.html")).content().doesNotContain("allure/index.html");
        assertThat(out.toFile().list()).contains(FILES).contains("allure-results").hasSize(FILES.length + 1);

        report(GOOD, "--no-allure");
        assertThat(out.resolve("allure-results")).as("the results of another run").doesNotExist();
    }

    @Test
    void aFolderThatNoReportMadeIsLeftAlone() throws IOException {
        Files.createDirectories(out.resolve("allure"));
        Files.writeString(out.resolve("allure/package.json"), "somebody's");
        assertRefused(report(GOOD), "is in the way: no report made it");
        assertThat(out.resolve("allure/package.json")).hasContent("somebody's");
    }

    @Test
    void aMegabyteAndControlCharactersAreReportedShortly() throws IOException {
        record(GOOD);
        Ended ended = report(Runs.withFirst(GOOD, Runs.seen(Api.POSIX, Family.IPV4, Status.BREAKS,
                "\u001b[31m\u0007" + "y".repeat(1_000_000))), "--no-allure");
        assertThat(ended.out()).doesNotContain("\u001b").contains("\\u001b[31m\\u0007yyy").hasSizeLessThan(5000);
        assertThat(ended.code()).isOne();
    }
}
