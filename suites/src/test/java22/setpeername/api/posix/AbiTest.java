package setpeername.api.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import setpeername.socket.Family;

/** Bytes as the headers of each system want them, written down from the structs themselves. */
class AbiTest {

    private static final Map<String, Abi> ALL = Map.of("linux", new LinuxAbi(), "darwin", BsdAbi.DARWIN, "freebsd", BsdAbi.FREEBSD, "windows",
            new WindowsAbi());

    private interface Writer {
        int write(MemorySegment to) throws Exception;
    }

    private static String bytes(Writer writer) throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment to = arena.allocate(64, 8).fill((byte) 0xee);
            int length = writer.write(to);
            return HexFormat.of().formatHex(to.asSlice(0, length).toArray(JAVA_BYTE));
        }
    }

    /** Family and length, port 4660 (0x1234), address, zeros; family, port, flow, address, scope. */
    @ParameterizedTest
    @CsvSource({
        "linux,   0200, 0a00, 0000",
        "darwin,  1002, 1c1e, 1000",
        "freebsd, 1002, 1c1c, 1000",
        "windows, 0200, 1700, 0000"})
    void aSockaddrHasItsFamilyInItsPlace(String system, String inet, String inet6, String unspecified) throws Exception {
        Abi abi = ALL.get(system);
        InetSocketAddress ipv4 = new InetSocketAddress(Family.literal("127.0.0.1"), 0x1234);
        InetSocketAddress ipv6 = new InetSocketAddress(Inet6Address.getByAddress(null, Family.literal("fe80::1").getAddress(), 7), 0x1234);
        assertThat(bytes(to -> SockAddr.put(abi, to, ipv4, Family.IPV4))).isEqualTo(inet + "1234" + "7f000001" + "00".repeat(8));
        assertThat(bytes(to -> SockAddr.put(abi, to, ipv6, Family.IPV6)))
                .isEqualTo(inet6 + "1234" + "00000000" + "fe800000000000000000000000000001" + "07000000");
        assertThat(bytes(to -> SockAddr.put(abi, to, ipv4, Family.MAPPED)))
                .isEqualTo(inet6 + "1234" + "00000000" + "00000000000000000000ffff7f000001" + "00000000");
        assertThat(bytes(to -> SockAddr.putUnspec(abi, to))).isEqualTo(unspecified + "00".repeat(14));
    }

    @ParameterizedTest
    @CsvSource({
        "linux,   0200123409080706, 0a001234000000000000000000000000000000000000000100000000",
        "darwin,  1002123409080706, 1c1e1234000000000000000000000000000000000000000100000000",
        "freebsd, 1002123409080706, 1c1c1234000000000000000000000000000000000000000100000000",
        "windows, 0200123409080706, 17001234000000000000000000000000000000000000000100000000"})
    void aSockaddrIsRead(String system, String inet, String inet6) {
        Abi abi = ALL.get(system);
        assertThat(SockAddr.get(abi, segment(inet))).isEqualTo(new InetSocketAddress(Family.literal("9.8.7.6"), 0x1234));
        assertThat(SockAddr.get(abi, segment(inet6))).isEqualTo(new InetSocketAddress(Family.literal("::1"), 0x1234));
    }

    private static MemorySegment segment(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Arena.ofAuto().allocate(SockAddr.SIZE, 8).copyFrom(MemorySegment.ofArray(bytes));
    }

    /** XNU takes no more of what IP_ADD_MEMBERSHIP is given than the group and an address: an index would be lost, and the wrong link joined. */
    @ParameterizedTest
    @CsvSource({
        "linux,   efff4a0100000000, 000000007f000001, true",
        "darwin,  efff4a017f000001, 7f000001,         false",
        "freebsd, efff4a017f000001, 7f000001,         false",
        "windows, efff4a017f000001, 7f000001,         false"})
    void aGroupIsJoinedOnTheLoopbackInterface(String system, String membership, String multicastInterface, boolean byIndex) throws Exception {
        Abi abi = ALL.get(system);
        int loopback = NetworkInterface.getByInetAddress(Family.IPV4.loopback()).getIndex();
        String index = byIndex ? HexFormat.of().toHexDigits(Integer.reverseBytes(loopback)) : "";
        assertThat(bytes(to -> SockAddr.putMembership(abi, to, Family.literal("239.255.74.1"), loopback))).isEqualTo(membership + index);
        assertThat(bytes(to -> SockAddr.putInterface(abi, to, loopback))).isEqualTo(multicastInterface + index);
    }

    /** sizeof and offsetof of struct msghdr, mmsghdr and cmsghdr, CMSG_LEN(0), CMSG_SPACE(20), where pointers have 64 bits. */
    @ParameterizedTest
    @CsvSource({"linux, 56, 64, 48, 8, 16, 40", "darwin, 48, 56, 44, 4, 12, 32", "freebsd, 48, 56, 44, 4, 16, 40"})
    void messagesAreLaidOut(String system, int size, int manySize, int flags, int level, int data, int space) {
        MessageAbi messages = ((LibcAbi) ALL.get(system)).messages();
        assertThat(messages.size()).isEqualTo(size);
        assertThat(messages.manySize()).isEqualTo(manySize);
        assertThat(messages.flags()).isEqualTo(flags);
        assertThat(messages.cmsgLevel()).isEqualTo(level);
        assertThat(messages.cmsgData()).isEqualTo(data);
        assertThat(messages.aligned(data + 20)).isEqualTo(space);
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64, LinuxAbi, musl", "Linux, aarch64, LinuxAbi, musl", "Mac OS X, aarch64, BsdAbi, libSystem",
        "Mac OS X, x86_64, BsdAbi, libSystem", "FreeBSD, amd64, BsdAbi, libc", "FreeBSD, aarch64, BsdAbi, libc"})
    void eachSystemHasItsBinding(String os, String arch, String type, String libc) {
        LibcAbi abi = Libc.abi(os, arch);
        assertThat(abi.getClass().getSimpleName()).isEqualTo(type);
        assertThat(abi.libcName()).isEqualTo(libc);
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64", "Linux, arm", "FreeBSD, ppc64le", "NetBSD, amd64", "SunOS, amd64", "AIX, ppc64"})
    void anotherSystemHasNoneAndSaysSo(String os, String arch) {
        assertThatThrownBy(() -> Libc.abi(os, arch)).isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("No libc binding for " + os + " on " + arch + " yet.");
    }

    @ParameterizedTest
    @CsvSource({"10035, EAGAIN, WSAEWOULDBLOCK (10035)", "10038, ENOTSOCK, WSAENOTSOCK (10038)", "10054, ECONNRESET, WSAECONNRESET (10054)",
        "10060, ETIMEDOUT, WSAETIMEDOUT (10060)", "10093, WSANOTINITIALISED, WSANOTINITIALISED (10093)", "87, errno 87, Winsock error 87"})
    void winsocksErrorsHaveTheirPosixNames(int error, String kind, String seen) {
        assertThat(WinsockSocket.nameOf(error)).isEqualTo(kind);
        assertThat(WindowsAbi.seen(error)).isEqualTo(seen);
    }

    @Test
    void zeroIsNoError() {
        assertThat(WinsockSocket.nameOf(0)).isEqualTo("0");
    }
}
