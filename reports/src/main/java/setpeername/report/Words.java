package setpeername.report;

/** Text from observations, made fit to be printed. */
public final class Words {

    private Words() {
    }

    /**
     * That text on one line: control and direction-changing characters as escapes, so that no terminal obeys them, and cut to so many
     * characters.
     */
    public static String shown(String text, int limit) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(limit).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > limit ? shown + "..." : shown.toString();
    }

    /** A number with its noun. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
