package setpeername.api.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import setpeername.socket.Option;

/**
 * The numbers of systems that this one is not, beside what others have taken from them: the tables of Go's package syscall, which its authors
 * generated on each system (Debian's golang-src), and the Windows headers of mingw-w64 (Debian's mingw-w64-common).
 */
@Tag("slow")
class HeadersTest {

    private static final Path WINDOWS = Path.of("/usr/share/mingw-w64/include");

    private static Path go() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/usr/share"), "go-*")) {
            for (Path each : found) {
                if (Files.isDirectory(each.resolve("src/syscall"))) {
                    return each.resolve("src/syscall");
                }
            }
        }
        assumeTrue(false, "Debian's package golang-src is not installed");
        throw new AssertionError();
    }

    /** What a file calls by name, as numbers. */
    private static Map<String, Long> numbers(Path file, Pattern line) throws IOException {
        Map<String, Long> numbers = new HashMap<>();
        Matcher m = line.matcher(Files.readString(file));
        while (m.find()) {
            numbers.put(m.group(1), Long.decode(m.group(2)));
        }
        return numbers;
    }

    /** The names in the headers of what the binding uses, with the binding's numbers. */
    private static Map<String, Long> options(Abi abi) {
        Map<String, Integer> ours = new LinkedHashMap<>();
        ours.put("AF_INET6", abi.afInet6());
        ours.put("SOL_SOCKET", abi.solSocket());
        ours.put("SO_RCVTIMEO", abi.soRcvtimeo());
        ours.put("IP_ADD_MEMBERSHIP", abi.ipAddMembership());
        ours.put("IPV6_JOIN_GROUP", abi.ipv6JoinGroup());
        ours.put("SO_ERROR", abi.number(Option.SO_ERROR, false));
        ours.put("SO_BROADCAST", abi.number(Option.SO_BROADCAST, false));
        ours.put("SO_REUSEADDR", abi.number(Option.SO_REUSEADDR, false));
        ours.put("SO_REUSEPORT", abi.number(Option.SO_REUSEPORT, false));
        ours.put("SO_RCVBUF", abi.number(Option.SO_RCVBUF, false));
        ours.put("SO_SNDBUF", abi.number(Option.SO_SNDBUF, false));
        ours.put("SO_DONTROUTE", abi.number(Option.SO_DONTROUTE, false));
        ours.put("IP_MULTICAST_TTL", abi.number(Option.MULTICAST_TTL, false));
        ours.put("IP_MULTICAST_LOOP", abi.number(Option.MULTICAST_LOOP, false));
        ours.put("IP_MULTICAST_IF", abi.number(Option.MULTICAST_IF, false));
        ours.put("IPV6_MULTICAST_HOPS", abi.number(Option.MULTICAST_TTL, true));
        ours.put("IPV6_MULTICAST_LOOP", abi.number(Option.MULTICAST_LOOP, true));
        ours.put("IPV6_MULTICAST_IF", abi.number(Option.MULTICAST_IF, true));
        ours.put("IPV6_V6ONLY", abi.number(Option.IPV6_V6ONLY, true));
        ours.put("IP_TOS", abi.number(Option.IP_TOS, false));
        ours.put("IPV6_TCLASS", abi.number(Option.IP_TOS, true));
        ours.put("IP_TTL", abi.number(Option.UNICAST_TTL, false));
        ours.put("IPV6_UNICAST_HOPS", abi.number(Option.UNICAST_TTL, true));
        ours.values().removeIf(number -> number == -1);
        Map<String, Long> wide = new TreeMap<>();
        ours.forEach((name, number) -> wide.put(name, number.longValue()));
        return wide;
    }

    private static void assertAsThere(Map<String, Long> ours, Map<String, Long> theirs) {
        assertThat(theirs).containsAllEntriesOf(ours);
    }

    @ParameterizedTest
    @CsvSource({"linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64", "freebsd_amd64", "freebsd_arm64"})
    void numbersAreThoseThatGoFoundThere(String system) throws IOException {
        String os = system.substring(0, system.indexOf('_'));
        LibcAbi abi = os.equals("linux") ? new LinuxAbi() : os.equals("darwin") ? BsdAbi.DARWIN : BsdAbi.FREEBSD;
        Path file = go().resolve("zerrors_" + system + ".go");
        Map<String, Long> theirs = numbers(file, Pattern.compile("(?m)^\\t([A-Z][A-Z0-9_]+) *= (0x[0-9a-f]+)$"));
        Map<String, Long> ours = options(abi);
        ours.put("MSG_DONTWAIT", (long) abi.msgDontwait());
        ours.put("MSG_WAITALL", (long) abi.messages().msgWaitall());
        ours.put("MSG_TRUNC", (long) abi.messages().msgTrunc());
        switch (os) {
            case "darwin" -> {
                ours.put("IP_PKTINFO", (long) abi.messages().ip4Info().type());
                ours.put("IP_RECVPKTINFO", (long) abi.number(Option.RECV_PKTINFO, false));
            }
            case "freebsd" -> {
                ours.put("IP_SENDSRCADDR", (long) abi.messages().ip4Info().type());
                ours.put("IP_RECVDSTADDR", (long) abi.number(Option.RECV_PKTINFO, false));
                ours.put("IPV6_RECVPKTINFO", (long) abi.number(Option.RECV_PKTINFO, true));
                ours.put("IPV6_PKTINFO", (long) abi.messages().ipv6Pktinfo());
                ours.put("MSG_NOSIGNAL", (long) abi.msgNosignal());
            }
            default -> {
                // IP_PKTINFO sets and is the type of the message.
                ours.put("IP_PKTINFO", (long) abi.messages().ip4Info().type());
                ours.put("IPV6_PKTINFO", (long) abi.messages().ipv6Pktinfo());
                ours.put("IPV6_RECVPKTINFO", (long) abi.number(Option.RECV_PKTINFO, true));
                ours.put("IP_RECVERR", (long) abi.number(Option.RECVERR, false));
                ours.put("IPV6_RECVERR", (long) abi.number(Option.RECVERR, true));
                ours.put("IP_MTU", (long) abi.number(Option.MTU, false));
                ours.put("SO_BSDCOMPAT", (long) abi.number(Option.SO_BSDCOMPAT, false));
                ours.put("MSG_NOSIGNAL", (long) abi.msgNosignal());
                // Older than this in Go's tables.
                ours.remove("SO_REUSEPORT");
            }
        }
        assertAsThere(ours, theirs);

        Map<String, Long> errors = numbers(file, Pattern.compile("(?m)^\\t(E[A-Z0-9]+) *= Errno\\((0x[0-9a-f]+)\\)$"));
        Map<String, Long> ourErrors = new TreeMap<>();
        abi.errnoNames().forEach((number, name) -> ourErrors.put(name, number.longValue()));
        assertAsThere(ourErrors, errors);
    }

    @ParameterizedTest
    @CsvSource({"linux_amd64, 56, 16", "linux_arm64, 56, 16", "darwin_amd64, 48, 12", "darwin_arm64, 48, 12", "freebsd_amd64, 48, 12",
        "freebsd_arm64, 48, 12"})
    void sizesAreThoseThatGoFoundThere(String system, long messageHeader, long controlHeader) throws IOException {
        Map<String, Long> theirs = numbers(go().resolve("ztypes_" + system + ".go"),
                Pattern.compile("(?m)^\\t(Sizeof[A-Za-z0-9]+) *= (0x[0-9a-f]+)$"));
        LibcAbi abi = system.startsWith("linux") ? new LinuxAbi() : system.startsWith("darwin") ? BsdAbi.DARWIN : BsdAbi.FREEBSD;
        assertThat(abi.messages().size()).isEqualTo((int) messageHeader);
        assertThat(abi.messages().cmsgLevel() + 8).isEqualTo((int) controlHeader);
        assertAsThere(Map.of("SizeofMsghdr", messageHeader, "SizeofCmsghdr", controlHeader, "SizeofSockaddrInet4", 16L, "SizeofSockaddrInet6",
                28L, "SizeofIPMreq", 8L, "SizeofIPv6Mreq", 20L), theirs);
    }

    @Test
    void numbersAreThoseOfTheWindowsHeaders() throws IOException {
        assumeTrue(Files.isDirectory(WINDOWS), "Debian's package mingw-w64-common is not installed");
        Map<String, Long> theirs = new HashMap<>();
        Map<String, Long> errors = new HashMap<>();
        for (String header : new String[] {"winsock2.h", "ws2def.h", "ws2ipdef.h", "winerror.h", "psdk_inc/_ip_types.h",
            "psdk_inc/_socket_types.h", "psdk_inc/_wsa_errnos.h"}) {
            if (Files.exists(WINDOWS.resolve(header))) {
                theirs.putAll(numbers(WINDOWS.resolve(header),
                        Pattern.compile("(?m)^#define\\s+([A-Z][A-Z0-9_]+)\\s+(0x[0-9a-fA-F]+|\\d+)\\s*$")));
                numbers(WINDOWS.resolve(header),
                        Pattern.compile("(?m)^#define\\s+(WSA[A-Z0-9_]+)\\s+\\(WSABASEERR\\s*\\+\\s*(\\d+)\\s*\\)"))
                        .forEach((name, number) -> errors.put(name, 10_000 + number));
            }
        }
        theirs.put("IPV6_JOIN_GROUP", theirs.get("IPV6_ADD_MEMBERSHIP"));
        WindowsAbi abi = new WindowsAbi();
        Map<String, Long> ours = options(abi);
        ours.put("IP_PKTINFO", (long) abi.number(Option.RECV_PKTINFO, false));
        ours.put("IPV6_PKTINFO", (long) abi.number(Option.RECV_PKTINFO, true));
        ours.put("IP_MTU", (long) abi.number(Option.MTU, false));
        ours.put("IPV6_MTU", (long) abi.number(Option.MTU, true));
        ours.put("MSG_PEEK", (long) WindowsAbi.MSG_PEEK);
        ours.put("MSG_WAITALL", (long) WindowsAbi.MSG_WAITALL);
        ours.put("POLLERR", (long) WindowsAbi.POLLERR);
        ours.put("POLLHUP", (long) WindowsAbi.POLLHUP);
        ours.put("POLLWRNORM", (long) WindowsAbi.POLLOUT);
        assertAsThere(ours, theirs);
        assertThat(WindowsAbi.POLLIN).isEqualTo((int) (theirs.get("POLLRDNORM") | theirs.get("POLLRDBAND")));

        Map<String, Long> ourErrors = new TreeMap<>();
        abi.errnoNames().keySet().forEach(number -> ourErrors.put(WindowsAbi.seen(number).replaceFirst(" .*", ""), number.longValue()));
        assertAsThere(ourErrors, errors);
    }
}
