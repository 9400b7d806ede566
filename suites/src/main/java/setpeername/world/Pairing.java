package setpeername.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import setpeername.model.Flavour;
import setpeername.model.Flavours;

/**
 * Two of some flavours.
 *
 * @param left the place of the one among them
 * @param right the place of the other
 * @param posix whether the other allows all that POSIX leaves open
 */
record Pairing(int left, int right, boolean posix) {

    /** Each two of them; {@code posix}, where it is among them, must be the last. */
    static List<Pairing> of(List<Flavour> flavours) {
        List<Pairing> pairs = new ArrayList<>();
        for (int left = 0; left < flavours.size(); left++) {
            for (int right = left + 1; right < flavours.size(); right++) {
                pairs.add(new Pairing(left, right, flavours.get(right) == Flavours.POSIX));
            }
        }
        return pairs;
    }

    /** Whether what the one and the other may return tells them apart. */
    <T> boolean differ(Collection<T> ofLeft, Collection<T> ofRight) {
        return posix ? !ofRight.containsAll(ofLeft) : Collections.disjoint(ofLeft, ofRight);
    }
}
