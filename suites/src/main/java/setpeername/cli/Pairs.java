package setpeername.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * The pairs of API and family that a command is to try. One that is not to be had here is passed over with a sentence; where it was named
 * by its API and its family, the command exits with 2.
 */
final class Pairs {

    @Option(names = "--api", paramLabel = "API", split = ",", description = "These APIs (default: all that can be tried here).")
    private List<String> apis;

    @Option(names = "--family", paramLabel = "FAMILY", split = ",", description = "These families (default: all that can be tried here).")
    private List<String> families;

    record Pair(Api api, Family family) {
        @Override
        public String toString() {
            return api.id() + " " + family.id();
        }
    }

    List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (Api api : apis == null ? List.of(Api.values()) : apis.stream().map(id -> ScriptHost.choose(() -> Api.of(id))).toList()) {
            for (Family family : families == null ? List.of(Family.values())
                    : families.stream().map(id -> ScriptHost.choose(() -> Family.of(id))).toList()) {
                pairs.add(new Pair(api, family));
            }
        }
        return pairs;
    }

    /** Says why a pair is passed over; returns the exit code. */
    int passOver(Pair pair, String missing, PrintWriter console) {
        console.println(pair + ": not tried. " + missing);
        console.flush();
        return apis == null || families == null ? 0 : 2;
    }
}
