package setpeername.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import setpeername.claim.Catalogue;
import setpeername.claim.ClaimEntry;

/**
 * The lab, and what comes after it: each run is compared with what is recorded of its platform, by the rules of {@link Main}, and the
 * report has a column for each.
 */
public final class LabMain {

    private static final Path OBSERVED = Path.of("reports/observed");
    private static final int SHOWN = 5;

    private LabMain() {
    }

    /** Exits as the help of the lab says. */
    public static void main(String[] args) {
        System.exit(setpeername.lab.Main.run(LabMain::report, args));
    }

    private static int report(Path lab, List<String> names, boolean wanted) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        int compared;
        try {
            compared = compare(NamedRun.elsewhere(lab).stream().filter(run -> names.contains(run.name())).toList(),
                    NamedRun.recorded(OBSERVED), Catalogue.load().all(), out);
        } catch (ReportError e) {
            err.println("lab: " + e.getMessage());
            return 2;
        }
        if (!wanted) {
            return compared;
        }
        out.println();
        // What this machine's own run is worth is not the lab's business, unless there is none.
        return Main.run(() -> Catalogue.load().all(), out, err, "--lab", lab.toString()) == 2 ? 2 : compared;
    }

    /** Says of each run how it compares; 1 where one differs from the record of its very platform or is not whole, else 0. */
    static int compare(List<NamedRun> runs, List<NamedRun> records, List<ClaimEntry> catalogue, PrintWriter out) {
        int worst = 0;
        for (NamedRun one : runs) {
            Comparison comparison = Comparison.of(one.run(), records);
            // The lab gives a platform all that its record was made with.
            boolean strict = comparison.samePlatform();
            List<String> reasons = Judgement.reasons(catalogue, one.run(), comparison, strict, "the lab wants");
            out.println(one.name() + ": " + comparison.sentence(one.run())
                    + (reasons.isEmpty() ? "" : " FAILED: " + String.join("; ", reasons) + "."));
            comparison.failing(strict).stream().limit(SHOWN).forEach(d -> out.println("  " + d));
            worst = reasons.isEmpty() ? worst : 1;
        }
        return worst;
    }
}
