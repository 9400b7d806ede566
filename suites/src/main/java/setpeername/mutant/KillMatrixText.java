package setpeername.mutant;

import java.io.PrintWriter;
import java.util.List;
import setpeername.mutant.KillMatrix.ClaimRow;
import setpeername.mutant.KillMatrix.MutantRow;

/** A kill matrix for a terminal: a row for each mutant, a column for each claim. */
public final class KillMatrixText {

    private KillMatrixText() {
    }

    /** Prints it. */
    public static void print(KillMatrix matrix, PrintWriter out) {
        List<ClaimRow> claims = matrix.claims().stream().filter(c -> c.untried() == null).toList();
        out.println("Mutants of model:" + matrix.flavour() + ", and the claims whose tests notice them (#).");
        out.println();
        int width = matrix.mutants().stream().mapToInt(m -> m.id().length()).max().orElse(0);
        for (int i = 0; i < claims.size(); i++) {
            out.printf("%" + width + "s  %s %3d mutants%n", claims.get(i).id(), "|".repeat(i) + "+" + "-".repeat(claims.size() - i - 1),
                    claims.get(i).killedMutants().size());
        }
        for (MutantRow mutant : matrix.mutants()) {
            StringBuilder row = new StringBuilder();
            for (ClaimRow claim : claims) {
                row.append(claim.killedMutants().contains(mutant.id()) ? '#' : '.');
            }
            String note = !mutant.killedBy().isEmpty() ? mutant.cases() + " cases"
                    : mutant.equivalent() != null ? "equivalent: " + mutant.equivalent() : "SURVIVES";
            out.printf("%-" + width + "s  %s %s%n", mutant.id(), row, note);
        }
        out.println();
        matrix.claims().stream().filter(c -> c.untried() != null)
                .forEach(c -> out.println("Not tried on the model: " + c.id() + ". " + c.untried()));
    }
}
