package setpeername.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.environment.Commands.Ended;
import setpeername.outcome.Observation;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;

/** A run that is alone in its network namespace, with one CPU, is itself the client in the network of hosts. */
@Tag("slow")
class NetworkHereTest {

    /**
     * Looks at the interfaces, and the settings that the network changes, before the command and after it. Without a {@code taskset} that
     * works no namespace is made for a client.
     */
    private static final String AROUND = """
            printf '#!/bin/sh\\nexit 1\\n' >"$0/taskset"
            chmod +x "$0/taskset"
            PATH="$0:$PATH"
            look() {
                ip -o link show | sed 's/:.*mtu/ mtu/'
                cat /proc/sys/net/ipv4/conf/all/rp_filter /proc/sys/net/ipv4/conf/default/rp_filter /proc/sys/net/ipv4/icmp_ratemask
            }
            ip link set lo up
            echo 1 > /proc/sys/net/ipv4/conf/all/rp_filter
            before=$(look)
            "$@"
            status=$?
            test "$before" = "$(look)" || { echo "left over: $(look)"; exit 3; }
            exit $status
            """;

    @TempDir
    private Path directory;

    @Test
    void itsCasesComeOutAsInANamespaceMadeForThemAndNothingIsLeft() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux"), "takes network namespaces");
        assumeTrue(Files.isWritable(Path.of("/proc/sys/net/ipv4/ip_forward")), "takes root over the network");
        String tests = "ErrorsFromTheNetwork.filtered,BetweenHosts.secondClientIsRefused,PathMtu.nextDatagramFits,Names.bindAfterConnect";
        List<String> observe = List.of("observe", "--test", tests, "--out");
        List<Observation> made = observed(Commands.setpeername(List.of(), with(observe, "made.jsonl")), "made.jsonl");
        assumeTrue(made.stream().noneMatch(o -> o.status() == Status.NOT_RUN), () -> "The network: " + made.get(0).meaning());
        List<String> alone = new ArrayList<>(List.of("taskset", "--cpu-list", "0", "unshare", "--net", "sh", "-c", AROUND, directory.toString()));
        alone.addAll(Commands.setpeername(List.of(), with(observe, "here.jsonl")));
        List<Observation> here = observed(alone, "here.jsonl");
        assertThat(outcomes(here)).isEqualTo(outcomes(made));
        assertThat(here).filteredOn(o -> !o.test().startsWith("Names")).filteredOn(o -> !o.outcome().isEmpty())
                .allMatch(o -> !o.capture().isEmpty());
    }

    private String[] with(List<String> command, String file) {
        return Stream.concat(command.stream(), Stream.of(directory.resolve(file).toString())).toArray(String[]::new);
    }

    private static List<String> outcomes(List<Observation> seen) {
        return seen.stream().map(o -> o.key() + " " + o.status() + " " + o.outcome()).toList();
    }

    private List<Observation> observed(List<String> command, String file) throws IOException, InterruptedException {
        Ended ended = Commands.run(command);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return RunFile.read(directory.resolve(file)).observations();
    }
}
