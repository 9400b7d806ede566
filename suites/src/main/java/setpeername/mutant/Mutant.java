package setpeername.mutant;

import java.util.ArrayList;
import java.util.List;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.model.Trait;

/**
 * A flavour that gives another answer to one trait. Mutants are generated, one from each answer that is closed, and two from each that is
 * left open: open answers can be closed to either side.
 *
 * @param trait the sentence
 * @param was the answer of the flavour
 * @param becomes the answer of the mutant
 */
public record Mutant(Trait trait, Answer was, Answer becomes) {

    /** All mutants of a flavour, in the order of the traits. */
    public static List<Mutant> of(Flavour flavour) {
        List<Mutant> mutants = new ArrayList<>();
        for (Trait trait : Trait.ALL) {
            Answer was = flavour.answer(trait);
            for (Answer becomes : List.of(Answer.YES, Answer.NO)) {
                if (becomes != was) {
                    mutants.add(new Mutant(trait, was, becomes));
                }
            }
        }
        return mutants;
    }

    /** Its name: {@code TRAIT=ANSWER}. */
    public String id() {
        return trait.name() + "=" + becomes;
    }

    /** The flavour with this mutation. */
    public Flavour in(Flavour flavour) {
        return flavour.answering(trait, becomes);
    }
}
