package setpeername.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import setpeername.environment.Commands.Ended;
import setpeername.process.ChildJvm;

/** The packet capture has room for what comes while tcpdump waits for the CPU. */
@Tag("slow")
class CaptureTest {

    private static final int BURST = 200;

    /** With the ring of tcpdump's own snapshot length there is room for eight packets. */
    @Test
    void noPacketIsLostWhileTcpdumpHasNoCpu() {
        assumeTrue(Commands.run(List.of("tcpdump", "--version")).exitCode() == 0, "There is no tcpdump here.");
        Ended ended = Commands.inNamespace("""
                ip link set lo up
                for link in link1 link2; do
                    ip link add $link type veth peer name far-$link && ip link set $link up && ip link set far-$link up
                done
                ip addr add 10.74.1.2/24 dev link1
                ip neigh add 10.74.1.1 lladdr 02:00:00:00:00:01 dev link1
                """, ChildJvm.command(List.of(), CaptureBurst.class, String.valueOf(BURST), "10.74.1.1")).withoutStackTrace();
        assertThat(ended.out().strip()).as(ended.err()).isEqualTo(BURST + " captured");
    }
}
