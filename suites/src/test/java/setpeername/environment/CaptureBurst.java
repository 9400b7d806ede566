package setpeername.environment;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import setpeername.network.Capture;
import setpeername.network.NetworkHost;
import setpeername.socket.PremiseFailed;

/** Sends so many datagrams across {@code link1} while tcpdump has no CPU, and prints how many of them it has captured. */
final class CaptureBurst {

    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int LENGTH_AT = 8;

    private CaptureBurst() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (Capture capture = new Capture(new NetworkHost((party, request) -> "")); DatagramSocket socket = new DatagramSocket()) {
            ProcessHandle tcpdump = ProcessHandle.current().descendants()
                    .filter(p -> p.info().command().orElse("").endsWith("/tcpdump")).findFirst().orElseThrow();
            signal("-STOP", tcpdump);
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                socket.send(new DatagramPacket(new byte[] {1, 2}, 2, new InetSocketAddress(args[1], 9)));
            }
            signal("-CONT", tcpdump);
            System.out.println(packets(capture.cut()) + " captured");
        } catch (PremiseFailed e) {
            System.out.println(e.getMessage());
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    }

    private static int packets(byte[] file) {
        int packets = 0;
        for (int at = FILE_HEADER; at < file.length; packets++) {
            at += PACKET_HEADER + ByteBuffer.wrap(file).order(ByteOrder.nativeOrder()).getInt(at + LENGTH_AT);
        }
        return packets;
    }
}
