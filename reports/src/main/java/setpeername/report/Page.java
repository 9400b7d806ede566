package setpeername.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page: one file that has style, script and data in itself and asks the network for nothing. Its content security policy says the same
 * to the browser: only this very script and style, no request.
 */
final class Page {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper INDENTED = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Page() {
    }

    /** The text of {@code matrix.json}. */
    static String json(Matrix matrix) {
        return INDENTED.writeValueAsString(matrix) + "\n";
    }

    /** The text of {@code index.html}.
     *
     * @param allure whether there is an Allure report beside it to link to
     */
    static String html(Matrix matrix, boolean allure) {
        String style = resource("page.css");
        String script = resource("page.js");
        return resource("page.html").replace("{{script-hash}}", hash(script)).replace("{{style-hash}}", hash(style))
                .replace("{{allure}}", allure ? "<a href=\"allure/index.html\">Allure report</a>" : "").replace("{{style}}", style)
                .replace("{{script}}", script).replace("{{data}}", inScript(JSON.writeValueAsString(matrix)));
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

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
