package setpeername.explore;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import setpeername.script.Ports;
import setpeername.script.Stage;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Counters;
import setpeername.socket.Event;
import setpeername.socket.Family;
import setpeername.socket.Host;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/**
 * The calls of scripts and nothing else: recorded once, with the arguments that the sockets got, and made again in a bare loop. What a run of
 * the same scripts takes longer is the time of generating, naming and checking.
 */
final class BareLoop {

    /** The sockets of one run, and the name that each told last. */
    private static final class Scene {
        private final UdpSocket[] sockets = new UdpSocket[16];
        private final InetSocketAddress[] names = new InetSocketAddress[16];
    }

    private interface Op {
        void run(Scene scene);
    }

    /** The calls of each script. */
    private final List<List<Op>> scripts = new ArrayList<>();

    private BareLoop() {
    }

    /** Records the calls that these scripts make on a host, with ports of that share. */
    static BareLoop record(Host host, Api api, Family family, List<List<Step>> scripts, Ports.Share share) {
        BareLoop loop = new BareLoop();
        RecordingHost recording = new RecordingHost(host);
        Stage stage = new Stage(recording, api, family, share);
        for (List<Step> steps : scripts) {
            recording.opened.clear();
            recording.ops = new ArrayList<>();
            loop.scripts.add(recording.ops);
            stage.run(steps, (index, step, returned) -> true);
        }
        return loop;
    }

    /** Makes the calls of the script of that place. */
    void run(int script) {
        Scene scene = new Scene();
        List<Op> ops = scripts.get(script);
        for (int i = 0; i < ops.size(); i++) {
            ops.get(i).run(scene);
        }
    }

    private static final class RecordingHost implements Host {
        private final Host host;
        private final List<RecordingSocket> opened = new ArrayList<>();
        /** Those of the script that is recorded; what is called before the first is none of it. */
        private List<Op> ops = new ArrayList<>();

        RecordingHost(Host host) {
            this.host = host;
        }

        void add(Op op) {
            ops.add(op);
        }

        private UdpSocket recorded(Supplier<UdpSocket> open) {
            int index = opened.size();
            add(scene -> scene.sockets[index] = open.get());
            RecordingSocket socket = new RecordingSocket(this, open.get(), index);
            opened.add(socket);
            return socket;
        }

        @Override
        public UdpSocket open(Api api, Family family) {
            return recorded(() -> host.open(api, family));
        }

        @Override
        public UdpSocket openPeer(Family family) {
            return recorded(() -> host.openPeer(family));
        }

        @Override
        public Optional<String> missing(Api api) {
            return host.missing(api);
        }

        @Override
        public Optional<String> missing(Family family) {
            return host.missing(family);
        }

        @Override
        public Return whileBlocked(Supplier<Return> call, Runnable whenBlocked) {
            return host.whileBlocked(call, whenBlocked);
        }

        @Override
        public Counters counters() {
            return host.counters();
        }

        @Override
        public int loopbackIndex() {
            return host.loopbackIndex();
        }

        @Override
        public String errnoName(int errno) {
            return host.errnoName(errno);
        }

        /** An argument as it is, or the name of the socket whose port it has, which is another one in every run. */
        private java.util.function.Function<Scene, InetSocketAddress> argument(InetSocketAddress address) {
            for (RecordingSocket socket : opened) {
                if (address != null && socket.name != null && address.getPort() != 0 && socket.name.getPort() == address.getPort()) {
                    int index = socket.index;
                    boolean same = socket.name.equals(address);
                    InetAddress host6 = address.getAddress();
                    return scene -> same ? scene.names[index] : new InetSocketAddress(host6, scene.names[index].getPort());
                }
            }
            return scene -> address;
        }
    }

    /** A socket that records what it is asked to do, and does it. */
    private static final class RecordingSocket implements UdpSocket {
        private final RecordingHost host;
        private final UdpSocket socket;
        private final int index;
        private InetSocketAddress name;

        RecordingSocket(RecordingHost host, UdpSocket socket, int index) {
            this.host = host;
            this.socket = socket;
            this.index = index;
        }

        private interface Call {
            Return on(UdpSocket socket);
        }

        private interface AddressedCall {
            Return on(UdpSocket socket, InetSocketAddress address);
        }

        private Return recorded(Call call) {
            host.add(scene -> call.on(scene.sockets[index]));
            return call.on(socket);
        }

        private Return recorded(InetSocketAddress address, AddressedCall call) {
            java.util.function.Function<Scene, InetSocketAddress> argument = host.argument(address);
            host.add(scene -> call.on(scene.sockets[index], argument.apply(scene)));
            return call.on(socket, address);
        }

        @Override
        public Return bind(InetSocketAddress local) {
            return recorded(local, UdpSocket::bind);
        }

        @Override
        public Return connect(InetSocketAddress peer) {
            return recorded(peer, UdpSocket::connect);
        }

        @Override
        public Return dissolve() {
            return recorded(UdpSocket::dissolve);
        }

        @Override
        public Return send(byte[] datagram) {
            return recorded(s -> s.send(datagram));
        }

        @Override
        public Return sendto(byte[] datagram, InetSocketAddress to) {
            return recorded(to, (s, address) -> s.sendto(datagram, address));
        }

        @Override
        public Return recv(int capacity) {
            return recorded(s -> s.recv(capacity));
        }

        @Override
        public Return recvfrom(int capacity) {
            return recorded(s -> s.recvfrom(capacity));
        }

        @Override
        public Return recvfromNull(int capacity) {
            return recorded(s -> s.recvfromNull(capacity));
        }

        @Override
        public Return peek(int capacity) {
            return recorded(s -> s.peek(capacity));
        }

        @Override
        public Return recvNow(int capacity) {
            return recorded(s -> s.recvNow(capacity));
        }

        @Override
        public Return receiveQueued(Receiving how, int capacity) {
            return recorded(s -> s.receiveQueued(how, capacity));
        }

        @Override
        public Return poll(Set<Event> interest) {
            return recorded(s -> s.poll(interest));
        }

        @Override
        public Return shutdown(Shutdown how) {
            return recorded(s -> s.shutdown(how));
        }

        @Override
        public Return getsockname() {
            host.add(scene -> {
                if (scene.sockets[index].getsockname() instanceof Return.Name told) {
                    scene.names[index] = told.address();
                }
            });
            Return returned = socket.getsockname();
            if (returned instanceof Return.Name told) {
                name = told.address();
            }
            return returned;
        }

        @Override
        public Return getpeername() {
            return recorded(UdpSocket::getpeername);
        }

        @Override
        public Return getsockopt(Option option) {
            return recorded(s -> s.getsockopt(option));
        }

        @Override
        public Return setsockopt(Option option, int value) {
            return recorded(s -> s.setsockopt(option, value));
        }

        @Override
        public Return join(InetAddress group, int interfaceIndex) {
            return recorded(s -> s.join(group, interfaceIndex));
        }

        @Override
        public void close() {
            host.add(scene -> scene.sockets[index].close());
            socket.close();
        }
    }
}
