package setpeername.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import setpeername.platform.NetworkOptions;

/** How this project starts a JVM of its own kind: the same Java, the same classes, the same options for networking. */
public final class ChildJvm {

    /**
     * It lives for seconds, and touches as few pages as it can: in a user-mode kernel each costs a way through the host. A young generation
     * is used again when it is full, and the classes that the JDK has ready stay where they were put.
     */
    private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn4m", "-XX:-UsePerfData",
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    /** For one that repeats little: what would be compiled in the meantime never pays. */
    public static final List<String> INTERPRETED = List.of("-Xint");

    private ChildJvm() {
    }

    /** The command for a main class. */
    public static List<String> command(List<String> jvmOptions, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        // What it prints is read as answers: its own warnings are none.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(NetworkOptions.ofThisJvm());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
