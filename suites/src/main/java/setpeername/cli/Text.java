package setpeername.cli;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal that is 80 to 120 columns wide. */
final class Text {

    private static final int NARROWEST = 60;
    private static final int USUAL = 80;
    private static final int WIDEST = 120;

    private Text() {
    }

    /** The columns to fill: the terminal's, where it tells them, from 60 to 120. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{2,4}") ? Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns))) : USUAL;
    }

    /** The lines of a text, each behind so many spaces, none longer than the width where a word is not. */
    static List<String> wrapped(String text, int indent) {
        return wrapped("", text, indent);
    }

    /** The same with a label in front of the first line, within the indent where it fits. */
    static List<String> wrapped(String label, String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(label);
        line.append(" ".repeat(Math.max(label.isEmpty() ? 0 : 1, indent - label.length())));
        boolean first = true;
        for (String word : text.strip().split("\\s+")) {
            if (!first && line.length() + 1 + word.length() > width()) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
