package setpeername.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The packets of a case's capture, as far as tests look at them. */
final class Packets {

    private static final int MAGIC = 0xa1b2c3d4;
    private static final int LINUX_SLL2 = 276;
    private static final int SENT = 4;
    private static final int UDP = 17;
    private static final int IPV4 = 0x0800;

    private Packets() {
    }

    /** Each packet as "out udp", "in udp", "in icmp 3/13" and so on; an ICMP message about another datagram than the first one says so. */
    static List<String> of(String capture) {
        ByteBuffer file = ByteBuffer.wrap(Base64.getDecoder().decode(capture)).order(ByteOrder.LITTLE_ENDIAN);
        if (file.getInt(0) != MAGIC || file.getInt(20) != LINUX_SLL2) {
            throw new AssertionError("No capture of link type LINUX_SLL2.");
        }
        List<String> packets = new ArrayList<>();
        byte[] first = null;
        for (int at = 24; at < file.limit();) {
            byte[] bytes = new byte[file.getInt(at + 8)];
            file.position(at + 16);
            file.get(bytes);
            at += 16 + bytes.length;
            first = first == null ? bytes : first;
            packets.add(text(ByteBuffer.wrap(bytes), ByteBuffer.wrap(first)));
        }
        return packets;
    }

    private static String text(ByteBuffer packet, ByteBuffer first) {
        boolean is4 = packet.getChar(0) == IPV4;
        int ip = 20;
        int payload = ip + (is4 ? (packet.get(ip) & 15) * 4 : 40);
        boolean udp = packet.get(ip + (is4 ? 9 : 6)) == UDP;
        String direction = packet.get(10) == SENT ? "out " : "in ";
        if (udp) {
            return direction + "udp";
        }
        int quoted = payload + 8;
        int header = is4 ? (packet.get(quoted) & 15) * 4 : 40;
        boolean aboutFirst = packet.getInt(quoted + header) == first.getInt(ip + header);
        return direction + "icmp " + packet.get(payload) + "/" + packet.get(payload + 1) + (aboutFirst ? "" : " about another");
    }
}
