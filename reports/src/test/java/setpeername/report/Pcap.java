package setpeername.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** A packet capture made by hand: a classic little-endian pcap file. */
final class Pcap {

    /** LINKTYPE_ETHERNET. */
    static final int ETHERNET = 1;
    /** LINKTYPE_LINUX_SLL2. */
    static final int SLL2 = 276;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int link;

    Pcap(int link) {
        this.link = link;
        bytes.writeBytes(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(65535).putInt(link).array());
    }

    /** A packet so many microseconds after the first second. */
    Pcap packet(int micros, int ethertype, byte[] content) {
        ByteBuffer head = link == SLL2 ? ByteBuffer.allocate(20).putShort((short) ethertype).putShort((short) 0).putInt(1).putShort((short) 1)
                .put((byte) 4).put((byte) 6) : ByteBuffer.allocate(14).putShort(12, (short) ethertype);
        bytes.writeBytes(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(micros).putInt(head.capacity() + content.length)
                .putInt(head.capacity() + content.length).array());
        bytes.writeBytes(head.array());
        bytes.writeBytes(content);
        return this;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    String base64() {
        return Base64.getEncoder().encodeToString(toByteArray());
    }

    /** An IPv4 packet from 10.0.1.2 to 10.0.2.9, or the other way. */
    static byte[] ipv4(boolean back, int protocol, byte[] content) {
        byte[] here = {10, 0, 1, 2};
        byte[] there = {10, 0, 2, 9};
        return ByteBuffer.allocate(20 + content.length).put((byte) 0x45).put((byte) 0).putShort((short) (20 + content.length)).putInt(0)
                .put((byte) 64).put((byte) protocol).putShort((short) 0).put(back ? there : here).put(back ? here : there).put(content).array();
    }

    /** An IPv6 packet from 2001:db8::1 to 2001:db8:0:1::9. */
    static byte[] ipv6(int next, byte[] content) {
        return ByteBuffer.allocate(40 + content.length).putInt(0x60000000).putShort((short) content.length).put((byte) next).put((byte) 64)
                .putLong(0x20010db800000000L).putLong(1).putLong(0x20010db800000001L).putLong(9).put(content).array();
    }

    static byte[] udp(int from, int to, int length) {
        return ByteBuffer.allocate(8 + length).putShort((short) from).putShort((short) to).putShort((short) (8 + length)).array();
    }

    static byte[] icmp(int type, int code, byte[] about) {
        return ByteBuffer.allocate(8 + about.length).put((byte) type).put((byte) code).putShort((short) 0).putInt(0).put(about).array();
    }

    /** Who has 10.0.1.1? asks 10.0.1.2. */
    static byte[] arp() {
        return ByteBuffer.allocate(28).putShort((short) 1).putShort((short) 0x0800).put((byte) 6).put((byte) 4).putShort((short) 1)
                .put(new byte[6]).put(new byte[] {10, 0, 1, 2}).put(new byte[6]).put(new byte[] {10, 0, 1, 1}).array();
    }
}
