package setpeername.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for what calls return, and for lists of that: the same returns have the same number, whichever flavour they are of. */
final class Returns {

    /** The list of the returns of no call. */
    static final int NONE = 0;
    /** More different returns than that have no room beside the number of a list. */
    private static final int BITS = 16;

    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Long, Integer> lists = new HashMap<>();

    /** The number of a return. */
    int number(String text) {
        int number = texts.computeIfAbsent(text, t -> texts.size());
        if (number >>> BITS != 0) {
            throw new IllegalStateException("The calls of a small world return more than " + number + " things.");
        }
        return number;
    }

    /** A list and one more return, as one number. */
    static long joined(int list, int returned) {
        return (long) list << BITS | returned;
    }

    /** The number of the list that is made of those. */
    int list(long joined) {
        return lists.computeIfAbsent(joined, j -> lists.size() + 1);
    }

    /** The number of a list of returns. */
    int list(List<String> returned) {
        int list = NONE;
        for (String text : returned) {
            list = list(joined(list, number(text)));
        }
        return list;
    }
}
