package setpeername.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a program reads and prints. A line is out before the next call is made, so that another process can converse with the program;
 * bytes go through unchanged, as in C. Standard output has the article's lines and nothing else.
 */
public final class Terminal {

    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream aside;
    private boolean announces;

    /**
     * A terminal of these streams.
     *
     * @param aside where the program says what the article's does not say: standard error
     * @param announces whether it says there which local port it has
     */
    public Terminal(InputStream in, PrintStream out, PrintStream aside, boolean announces) {
        this(new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1)), out, aside, announces);
    }

    /** The same, with its input in lines. */
    Terminal(BufferedReader in, PrintStream out, PrintStream aside, boolean announces) {
        this.in = in;
        this.out = out;
        this.aside = aside;
        this.announces = announces;
    }

    /** The next line of input, or null where it has ended. */
    String read() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a line of the article's. */
    public void print(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** Says something that the article's programs do not say. */
    void say(String sentence) {
        aside.println(sentence);
        aside.flush();
    }

    /** Says once, where that is wanted, which local port the program has. */
    void announce(int port) {
        if (announces) {
            announces = false;
            say("local port " + port);
        }
    }
}
