package setpeername.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.environment.Commands.Ended;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;

/**
 * No packet leaves the loopback interface, but between the hosts that a run makes in network namespaces of their own. The run is made in a namespace that has another interface to send on, with an address in each
 * family, a default route and a route for multicast. It resolves no addresses (NOARP), so that nothing is held back for want of a neighbour
 * and the kernel sends nothing of its own: whatever a case sends to another place than loopback is counted there, and nothing else is.
 */
@Tag("slow")
class PacketsTest {

    private static final String NETWORK = """
            ip link set lo up
            ip link add out type veth peer name far
            echo 1 > /proc/sys/net/ipv6/conf/far/disable_ipv6
            echo 0 > /proc/sys/net/ipv6/conf/out/router_solicitations
            echo 1 > /proc/sys/net/ipv6/conf/out/addr_gen_mode
            ip link set far arp off up
            ip link set out arp off up
            ip address add 10.74.1.1/24 dev out
            ip -6 address add fd74::1/64 dev out nodad
            ip route add default via 10.74.1.2 dev out
            ip -6 route add default via fd74::2 dev out
            ip route add 224.0.0.0/4 dev out
            sent() { awk '$1 == "out:" { print $11 }' /proc/net/dev; }
            """;

    /** Runs the command between two looks at the count of packets sent. */
    private static String counting(Path before, Path after) {
        return NETWORK + """
                sent > %s
                "$@"
                sent > %s
                exit 0
                """.formatted(before, after);
    }

    @TempDir
    private Path directory;

    private record Counts(long before, long after) {
    }

    private Counts counts(List<String> command) throws IOException {
        Path before = directory.resolve("before");
        Path after = directory.resolve("after");
        Ended ended = Commands.inNamespace(counting(before, after), command);
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        return new Counts(Long.parseLong(Files.readString(before).strip()), Long.parseLong(Files.readString(after).strip()));
    }

    @Test
    void wholeRunSendsNothingButOnLoopback() throws IOException {
        Counts counts = counts(Commands.setpeername(List.of(), "observe", "--out", directory.resolve("run.jsonl").toString()));
        assertThat(counts.after()).isEqualTo(counts.before());
        assertThat(RunFile.read(directory.resolve("run.jsonl")).observations())
                .filteredOn(o -> o.test().equals("ErrorsFromTheNetwork.filtered") && o.api().equals("datagram-channel"))
                .as("cases on hosts in namespaces of their own").hasSize(3).allMatch(o -> o.status() == Status.HOLDS);
    }

    @Test
    void datagramToAnotherPlaceIsCounted() throws IOException {
        for (String place : List.of("10.74.1.2", "203.0.113.1", "239.255.74.1", "fd74::2")) {
            Counts counts = counts(List.of("bash", "-c", "echo x > /dev/udp/" + place + "/9"));
            assertThat(counts.after()).as(place).isEqualTo(counts.before() + 1);
        }
    }
}
