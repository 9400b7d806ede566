package setpeername.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import setpeername.platform.NetworkOptions;

/** How this project starts a JVM of its own kind: the same Java, the same classes, the same options for networking. */
public final class ChildJvm {

    private ChildJvm() {
    }

    /** The command for a main class. */
    public static List<String> command(List<String> jvmOptions, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
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
