package setpeername.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import setpeername.api.ThisHost;
import setpeername.socket.Api;
import setpeername.socket.Counters;
import setpeername.socket.Family;
import setpeername.socket.Host;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** This machine with one thing wrong. Remembers the sockets that it opened. */
class AlteredHost implements Host {

    private final Host host = new ThisHost();
    private final List<UdpSocket> opened = new ArrayList<>();

    /** Sends, for the socket of a peer. */
    interface Sender {
        Return sendto(UdpSocket socket, byte[] datagram, InetSocketAddress to);
    }

    /** A host on which nothing of a peer arrives that begins so. */
    static AlteredHost losing(String text) {
        return sending((socket, datagram, to) -> new String(datagram).startsWith(text) ? new Return.Sent(datagram.length)
                : socket.sendto(datagram, to));
    }

    /** A host on which every second datagram of a peer overtakes the one before it. */
    static AlteredHost overtaking() {
        List<byte[]> held = new ArrayList<>();
        return sending((socket, datagram, to) -> {
            if (held.isEmpty()) {
                held.add(datagram);
                return new Return.Sent(datagram.length);
            }
            socket.sendto(datagram, to);
            return socket.sendto(held.remove(0), to);
        });
    }

    private static AlteredHost sending(Sender sender) {
        return new AlteredHost() {
            @Override
            public UdpSocket openPeer(Family family) {
                return altered(super.openPeer(family), sender);
            }
        };
    }

    /** A host with no sockets left. */
    static AlteredHost exhausted() {
        return new AlteredHost() {
            @Override
            public UdpSocket open(Api api, Family family) {
                throw new PremiseFailed("No socket to be had: too many open files.");
            }
        };
    }

    /** A host that lacks libc and IPv6. */
    static AlteredHost poor() {
        return new AlteredHost() {
            @Override
            public Optional<String> missing(Api api) {
                return api == Api.POSIX ? Optional.of("No libc here.") : Optional.empty();
            }

            @Override
            public Optional<String> missing(Family family) {
                return family == Family.IPV6 ? Optional.of("No IPv6 here.") : Optional.empty();
            }
        };
    }

    /** A host that delivers late, where each API is a channel. */
    static AlteredHost late() {
        return new AlteredHost() {
            @Override
            public boolean deliversAtOnce() {
                return false;
            }

            @Override
            public Optional<String> missing(Api api) {
                return Optional.empty();
            }

            @Override
            public UdpSocket open(Api api, Family family) {
                return super.open(Api.DATAGRAM_CHANNEL, family);
            }
        };
    }

    private static UdpSocket altered(UdpSocket socket, Sender sender) {
        return (UdpSocket) Proxy.newProxyInstance(UdpSocket.class.getClassLoader(), new Class<?>[] {UdpSocket.class},
                (proxy, method, arguments) -> isSendto(method) ? sender.sendto(socket, (byte[]) arguments[0], (InetSocketAddress) arguments[1])
                        : invoke(socket, method, arguments));
    }

    private static boolean isSendto(Method method) {
        return method.getName().equals("sendto") && method.getParameterTypes()[0] == byte[].class;
    }

    private static Object invoke(UdpSocket socket, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(socket, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** All sockets that tests and peers were given. */
    List<UdpSocket> opened() {
        return opened;
    }

    @Override
    public UdpSocket open(Api api, Family family) {
        UdpSocket socket = host.open(api, family);
        opened.add(socket);
        return socket;
    }

    @Override
    public UdpSocket openPeer(Family family) {
        UdpSocket socket = host.openPeer(family);
        opened.add(socket);
        return socket;
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
}
