package setpeername.report;

/** Text made fit for XML 1.0. */
final class Xml {

    private Xml() {
    }

    /** As the content of an element or an attribute; a character that XML 1.0 section 2.2 does not allow becomes an escape like \\u0007. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c == '\n' || c >= 0x20 && c <= 0xd7ff && !(c >= 0x7f && c <= 0x9f) || c >= 0xe000 && c <= 0xfffd
                            || c >= 0x10000;
                    if (allowed) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format("\\u%04x", c));
                    }
                }
            }
        });
        return out.toString();
    }
}
