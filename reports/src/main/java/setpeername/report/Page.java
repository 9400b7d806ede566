package setpeername.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The page: one file that has style, script and data in itself and asks the network for nothing. Its content security policy says the same
 * to the browser: only this very script and style, no request.
 */
final class Page {

    private Page() {
    }

    /** The text of a page of that name: its template with its style, its scripts one after the other, and its data, in itself. */
    static String assemble(String template, String style, List<String> scripts, String data, boolean allure) {
        String css = resource(style);
        String script = String.join("\n", scripts.stream().map(Page::resource).toList());
        return resource(template).replace("{{script-hash}}", hash(script)).replace("{{style-hash}}", hash(css))
                .replace("{{allure}}", allure ? "<a id=\"allure\" href=\"allure/index.html\">Allure report</a>" : "").replace("{{style}}", css)
                .replace("{{script}}", script).replace("{{data}}", inScript(data));
    }

    /** JSON that no {@code <script>} element ends at, HTML Standard 4.12.1.3: in JSON, a less-than sign stands in strings only. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text that is packed with the report. */
    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
