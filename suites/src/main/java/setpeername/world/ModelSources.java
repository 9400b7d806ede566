package setpeername.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A digest of the sources that decide what comes of small worlds, but for comments and blanks: the build puts it into the jar, so that the
 * scripts that are written tell which model they are of.
 *
 * <p>Traits and flavours are not among them, as {@link Distinction#model} has their answers; their sentences and sources decide nothing.
 */
public final class ModelSources {

    private static final Set<String> PACKAGES = Set.of("socket", "model", "script", "world");
    private static final Set<String> DATA = Set.of("KernelTrait", "JavaTrait", "Flavours");
    /** No script of libc's sockets gets there. */
    private static final Set<String> NOT_RUN = Set.of("JavaLayer", "ModelChannel", "ModelDatagramSocket", "Alphabet", "HeldPorts", "ScriptText",
            "Trace", "TracedSocket", "ModelSources");
    /** A comment, a text, a character or blanks: what is not plain code. */
    private static final Pattern ODD = Pattern.compile("//[^\\n]*|/\\*.*?\\*/|\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*+\""
            + "|'(?:[^'\\\\]|\\\\.)*+'|\\s+", Pattern.DOTALL);
    private static final String RESOURCE = "model-sources";

    private ModelSources() {
    }

    /**
     * Part of the build.
     *
     * @param arguments where to write the digest, then the folders of the sources
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> roots = Stream.of(arguments).skip(1).map(Path::of).toList();
        Path out = Path.of(arguments[0]);
        Files.createDirectories(out.getParent());
        Files.writeString(out, digest(roots));
    }

    /** That of the sources that this build was made from. */
    static String digest() {
        try (InputStream in = ModelSources.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("This build does not know what its model was made from: build it with mvn package.");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the sources in these folders. */
    static String digest(List<Path> roots) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(f -> decides(root.relativize(f))).toList()) {
                    sources.put(root.relativize(file).toString().replace('\\', '/'), plain(Files.readString(file)));
                }
            }
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("No sources of the model are in " + roots + ".");
        }
        return digest(sources.toString());
    }

    /** A digest of a text, short enough to be read. */
    static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static boolean decides(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && file.getNameCount() == 3 && PACKAGES.contains(file.getName(1).toString())
                && Stream.of(DATA, NOT_RUN).noneMatch(set -> set.contains(name.replace(".java", "")));
    }

    /** A source without comments, and with a blank only where it takes two words apart. */
    static String plain(String source) {
        StringBuilder plain = new StringBuilder();
        Matcher odd = ODD.matcher(source);
        int from = 0;
        while (odd.find()) {
            add(plain, source, from, odd.start());
            from = odd.end();
            if (odd.group().charAt(0) == '"' || odd.group().charAt(0) == '\'') {
                plain.append(odd.group().replace("\r\n", "\n"));
            }
        }
        add(plain, source, from, source.length());
        return plain.toString();
    }

    private static void add(StringBuilder plain, String source, int from, int to) {
        if (from < to) {
            if (plain.length() > 0 && Character.isJavaIdentifierPart(plain.charAt(plain.length() - 1))
                    && Character.isJavaIdentifierPart(source.charAt(from))) {
                plain.append(' ');
            }
            plain.append(source, from, to);
        }
    }
}
