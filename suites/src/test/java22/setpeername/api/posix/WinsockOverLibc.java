package setpeername.api.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import setpeername.socket.Option;
import setpeername.socket.Return;

/**
 * The functions of winsock2.h as C functions over this machine's libc: with their types, numbers and layouts, and with the behaviour that libc
 * has. What a caller gives them that winsock2.h does not know is kept in {@link #WRONG}.
 */
final class WinsockOverLibc implements SymbolLookup {

    static final Queue<String> WRONG = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<Integer> ERROR = ThreadLocal.withInitial(() -> 0);
    private static final WindowsAbi WINDOWS = new WindowsAbi();
    private static final LinuxAbi LINUX = new LinuxAbi();
    private static final Map<String, Integer> ERRORS = errors();
    private static final int FIONBIO = 0x5421;
    private static final int LINUX_POLLIN = 1;
    private static final int LINUX_POLLOUT = 4;

    static WinsockCalls calls() {
        return new WinsockCalls(new WinsockOverLibc(), state -> ERROR.get());
    }

    private static Map<String, Integer> errors() {
        Map<String, Integer> errors = new HashMap<>();
        WINDOWS.errnoNames().forEach((number, name) -> errors.put(name, number));
        // Winsock has no EPIPE (Microsoft, send function).
        errors.put("EPIPE", errors.get("ESHUTDOWN"));
        return errors;
    }

    @Override
    public Optional<MemorySegment> find(String name) {
        return Arrays.stream(WinsockOverLibc.class.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst()
                .map(WinsockOverLibc::stub);
    }

    private static MemorySegment stub(Method method) {
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(method);
            return Linker.nativeLinker().upcallStub(handle, FunctionDescriptor.of(layout(method.getReturnType()),
                    Arrays.stream(method.getParameterTypes()).map(WinsockOverLibc::layout).toArray(MemoryLayout[]::new)), Arena.global());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static MemoryLayout layout(Class<?> type) {
        return type == long.class ? JAVA_LONG : type == int.class ? JAVA_INT : type == short.class ? JAVA_SHORT : ADDRESS;
    }

    /** A call of libc with memory of its own. */
    private interface Call {
        long run(MemorySegment state, Arena arena) throws Throwable;
    }

    private static long libc(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Scratch.STATE);
            long result = call.run(state, arena);
            return result < 0 ? fails(Libc.nameOf(Libc.errno(state))) : result;
        } catch (Throwable e) {
            WRONG.add(e.toString());
            return -1;
        }
    }

    private static long fails(String errno) {
        ERROR.set(ERRORS.getOrDefault(errno, -1));
        return -1;
    }

    private static int wrong(String what) {
        WRONG.add(what);
        return (int) fails("EINVAL");
    }

    /** A sockaddr of Windows as one of Linux. */
    private static MemorySegment toLinux(MemorySegment address, int length, Arena arena) {
        if (address.equals(MemorySegment.NULL)) {
            return address;
        }
        MemorySegment copy = arena.allocate(128, 8).copyFrom(address.reinterpret(length));
        int family = WINDOWS.family(copy);
        LINUX.putFamily(copy, family == WINDOWS.afInet6() ? LINUX.afInet6() : family, length);
        return copy;
    }

    private static MemorySegment toWindows(MemorySegment address) {
        int family = LINUX.family(address);
        WINDOWS.putFamily(address, family == LINUX.afInet6() ? WINDOWS.afInet6() : family, 0);
        return address;
    }

    static int WSAStartup(short version, MemorySegment data) {
        data.reinterpret(WinsockCalls.WSADATA_SIZE).fill((byte) 1);
        return version == 0x0202 ? 0 : wrong("version " + version);
    }

    /** A WSAStartup() of a Windows that has no such version: WSAVERNOTSUPPORTED. */
    static int refuses(short version, MemorySegment data) {
        return 10092;
    }

    static long socket(int domain, int type, int protocol) {
        if (domain != 2 && domain != 23 || type != 2) {
            return wrong("socket(" + domain + ", " + type + ")");
        }
        return libc((state, arena) -> (int) Libc.SOCKET.invokeExact(state, domain == 23 ? LINUX.afInet6() : domain, type, protocol));
    }

    static int closesocket(long socket) {
        return (int) libc((state, arena) -> (int) Libc.CLOSE.invokeExact(state, (int) socket));
    }

    static int bind(long socket, MemorySegment address, int length) {
        return (int) libc((state, arena) -> (int) Libc.BIND.invokeExact(state, (int) socket, toLinux(address, length, arena), length));
    }

    static int connect(long socket, MemorySegment address, int length) {
        return (int) libc((state, arena) -> (int) Libc.CONNECT.invokeExact(state, (int) socket, toLinux(address, length, arena), length));
    }

    static int send(long socket, MemorySegment data, int length, int flags) {
        return sendto(socket, data, length, flags, MemorySegment.NULL, 0);
    }

    static int sendto(long socket, MemorySegment data, int length, int flags, MemorySegment to, int toLength) {
        if (flags != 0) {
            return wrong("flags " + flags + " of a send");
        }
        return (int) libc((state, arena) -> (long) Libc.SENDTO.invokeExact(state, (int) socket, data, (long) length, LINUX.msgNosignal(),
                toLinux(to, toLength, arena), toLength));
    }

    static int recv(long socket, MemorySegment data, int capacity, int flags) {
        return recvfrom(socket, data, capacity, flags, MemorySegment.NULL, MemorySegment.NULL);
    }

    static int recvfrom(long socket, MemorySegment data, int capacity, int flags, MemorySegment from, MemorySegment length) {
        if ((flags & ~(WindowsAbi.MSG_PEEK | WindowsAbi.MSG_WAITALL)) != 0) {
            return wrong("flags " + flags + " of a receive");
        }
        int linux = flags & WindowsAbi.MSG_PEEK | ((flags & WindowsAbi.MSG_WAITALL) == 0 ? 0 : LINUX.messages().msgWaitall());
        int count = (int) libc((state, arena) -> (long) Libc.RECVFROM.invokeExact(state, (int) socket, data, (long) capacity, linux, from,
                length));
        if (count >= 0 && !from.equals(MemorySegment.NULL)) {
            toWindows(from.reinterpret(SockAddr.SIZE));
        }
        return count;
    }

    static int WSAPoll(MemorySegment descriptors, int count, int millis) {
        MemorySegment one = descriptors.reinterpret(16);
        int events = one.get(JAVA_SHORT, 8);
        if (count != 1 || (events & ~(WindowsAbi.POLLIN | WindowsAbi.POLLOUT)) != 0) {
            return wrong("WSAPoll(" + count + ", " + events + ")");
        }
        return (int) libc((state, arena) -> {
            MemorySegment pollfd = arena.allocate(8, 8);
            pollfd.set(JAVA_INT, 0, (int) one.get(JAVA_LONG, 0));
            pollfd.set(JAVA_SHORT, 4, (short) (((events & WindowsAbi.POLLIN) == 0 ? 0 : LINUX_POLLIN)
                    | ((events & WindowsAbi.POLLOUT) == 0 ? 0 : LINUX_POLLOUT)));
            int ready = (int) Libc.Further.POLL.invokeExact(state, pollfd, 1L, millis);
            int seen = pollfd.get(JAVA_SHORT, 6);
            one.set(JAVA_SHORT, 10, (short) (((seen & LINUX_POLLIN) == 0 ? 0 : 0x100) | ((seen & LINUX_POLLOUT) == 0 ? 0 : WindowsAbi.POLLOUT)
                    | ((seen & 8) == 0 ? 0 : WindowsAbi.POLLERR) | ((seen & 16) == 0 ? 0 : WindowsAbi.POLLHUP)));
            return ready;
        });
    }

    static int shutdown(long socket, int how) {
        return (int) libc((state, arena) -> (int) Libc.Further.SHUTDOWN.invokeExact(state, (int) socket, how));
    }

    static int getsockname(long socket, MemorySegment name, MemorySegment length) {
        int result = (int) libc((state, arena) -> (int) Libc.GETSOCKNAME.invokeExact(state, (int) socket, name, length));
        toWindows(name.reinterpret(SockAddr.SIZE));
        return result;
    }

    static int getpeername(long socket, MemorySegment name, MemorySegment length) {
        int result = (int) libc((state, arena) -> (int) Libc.Further.GETPEERNAME.invokeExact(state, (int) socket, name, length));
        toWindows(name.reinterpret(SockAddr.SIZE));
        return result;
    }

    /** Which option these are, or null. */
    private static Option option(int level, int number) {
        boolean inet6 = level == Abi.IPPROTO_IPV6;
        return Arrays.stream(Option.values()).filter(o -> WINDOWS.number(o, inet6) == number && WINDOWS.level(o, inet6) == level).findFirst()
                .orElse(null);
    }

    static int getsockopt(long socket, int level, int number, MemorySegment value, MemorySegment length) {
        Option option = option(level, number);
        if (option == null) {
            return wrong("option " + level + ", " + number);
        }
        boolean inet6 = level == Abi.IPPROTO_IPV6;
        int result = (int) libc((state, arena) -> (int) Libc.Further.GETSOCKOPT.invokeExact(state, (int) socket, LINUX.level(option, inet6),
                LINUX.number(option, inet6), value, length));
        if (option == Option.SO_ERROR) {
            MemorySegment error = value.reinterpret(4);
            error.set(JAVA_INT, 0, error.get(JAVA_INT, 0) == 0 ? 0 : ERRORS.get(Libc.nameOf(error.get(JAVA_INT, 0))));
        }
        return result;
    }

    static int setsockopt(long socket, int level, int number, MemorySegment value, int length) {
        if (level == WINDOWS.solSocket() && number == WINDOWS.soRcvtimeo() && length == 4) {
            int millis = value.reinterpret(4).get(JAVA_INT, 0);
            return (int) libc((state, arena) -> {
                MemorySegment time = arena.allocate(16, 8);
                time.set(JAVA_LONG, 0, millis / 1000);
                time.set(JAVA_LONG, 8, millis % 1000 * 1000L);
                return (int) Libc.SETSOCKOPT.invokeExact(state, (int) socket, LINUX.solSocket(), LINUX.soRcvtimeo(), time, 16);
            });
        }
        boolean inet6 = level == Abi.IPPROTO_IPV6;
        if (number == WINDOWS.ipv6JoinGroup() && (inet6 ? length == 20 : level == Abi.IPPROTO_IP && length == 8)) {
            int join = inet6 ? LINUX.ipv6JoinGroup() : LINUX.ipAddMembership();
            return (int) libc((state, arena) -> (int) Libc.SETSOCKOPT.invokeExact(state, (int) socket, level, join, value, length));
        }
        Option option = option(level, number);
        if (option == null || length != 4) {
            return wrong("option " + level + ", " + number + " of " + length + " bytes");
        }
        return (int) libc((state, arena) -> (int) Libc.SETSOCKOPT.invokeExact(state, (int) socket, LINUX.level(option, inet6),
                LINUX.number(option, inet6), value, length));
    }

    static int ioctlsocket(long socket, int command, MemorySegment value) {
        if (command != WindowsAbi.FIONBIO && command != WindowsAbi.FIONREAD) {
            return wrong("ioctlsocket(" + command + ")");
        }
        return (int) libc((state, arena) -> (int) Libc.Further.IOCTL.invokeExact(state, (int) socket,
                command == WindowsAbi.FIONBIO ? FIONBIO : LINUX.messages().fionread(), value));
    }

    static int listen(long socket, int backlog) {
        return (int) libc((state, arena) -> (int) Libc.Further.LISTEN.invokeExact(state, (int) socket, backlog));
    }

    static long accept(long socket, MemorySegment name, MemorySegment length) {
        return libc((state, arena) -> (int) Libc.Further.ACCEPT.invokeExact(state, (int) socket, name, length));
    }

    static int WSASendMsg(long socket, MemorySegment message, int flags, MemorySegment count, MemorySegment overlapped,
            MemorySegment routine) {
        MemorySegment msg = message.reinterpret(WinsockMessages.WSAMSG_SIZE);
        MemorySegment control = msg.get(ADDRESS, 40).reinterpret(msg.get(JAVA_INT, 32));
        boolean inet6 = control.get(JAVA_INT, 8) == Abi.IPPROTO_IPV6;
        int length = inet6 ? 20 : 8;
        if (control.get(JAVA_LONG, 0) != WinsockMessages.CMSG_DATA + length || control.get(JAVA_INT, 12) != 19 || flags != 0) {
            return wrong("WSASendMsg() of " + control.get(JAVA_LONG, 0));
        }
        try {
            InetAddress source = InetAddress.getByAddress(control.asSlice(WinsockMessages.CMSG_DATA, inet6 ? 16 : 4).toArray(JAVA_BYTE));
            Return returned = new PosixMessages((int) socket, inet6).send(buffer(msg).toArray(JAVA_BYTE), source);
            if (returned instanceof Return.Sent sent) {
                count.reinterpret(4).set(JAVA_INT, 0, sent.bytes());
                return 0;
            }
            return (int) fails(((Return.Failed) returned).kind());
        } catch (UnknownHostException e) {
            return wrong(e.toString());
        }
    }

    private static MemorySegment buffer(MemorySegment msg) {
        MemorySegment buffer = msg.get(ADDRESS, 16).reinterpret(16);
        return msg.get(JAVA_INT, 24) == 1 ? buffer.get(ADDRESS, 8).reinterpret(buffer.get(JAVA_INT, 0)) : MemorySegment.NULL;
    }

    static int WSAIoctl(long socket, int code, MemorySegment in, int inLength, MemorySegment out, int outLength, MemorySegment count,
            MemorySegment overlapped, MemorySegment routine) {
        String id = HexFormat.of().formatHex(in.reinterpret(inLength).toArray(JAVA_BYTE));
        if (code != 0xc8000006 || outLength != 8 || !id.equals("c8d789f61f6f6b438a53e54fe351c322")) {
            return wrong("WSAIoctl(" + code + ", " + id + ", " + outLength + ")");
        }
        out.reinterpret(8).set(ADDRESS, 0, new WinsockOverLibc().find("recvMsg").orElseThrow());
        return 0;
    }

    static int recvMsg(long socket, MemorySegment message, MemorySegment count, MemorySegment overlapped, MemorySegment routine) {
        MemorySegment msg = message.reinterpret(WinsockMessages.WSAMSG_SIZE);
        MemorySegment data = buffer(msg);
        if (!(new PosixMessages((int) socket, false).receive((int) data.byteSize()) instanceof Return.Message received)) {
            return wrong("no message");
        }
        count.reinterpret(4).set(JAVA_INT, 0, received.data().length);
        MemorySegment.copy(received.data(), 0, data, JAVA_BYTE, 0, received.data().length);
        MemorySegment name = msg.get(ADDRESS, 0).reinterpret(msg.get(JAVA_INT, 8));
        byte[] from = received.from().getAddress().getAddress();
        name.set(JAVA_SHORT, 0, (short) (from.length == 4 ? 2 : 23));
        name.set(JAVA_SHORT, 2, Short.reverseBytes((short) received.from().getPort()));
        MemorySegment.copy(from, 0, name, JAVA_BYTE, from.length == 4 ? 4 : 8, from.length);
        MemorySegment control = msg.get(ADDRESS, 40).reinterpret(msg.get(JAVA_INT, 32));
        msg.set(JAVA_INT, 32, 0);
        if (received.to() != null) {
            byte[] to = received.to().getAddress();
            control.set(JAVA_INT, 8, to.length == 4 ? Abi.IPPROTO_IP : Abi.IPPROTO_IPV6);
            control.set(JAVA_INT, 12, 19);
            MemorySegment.copy(to, 0, control, JAVA_BYTE, WinsockMessages.CMSG_DATA, to.length);
            msg.set(JAVA_INT, 32, WinsockMessages.CMSG_DATA + (to.length == 4 ? 8 : 24));
        }
        msg.set(JAVA_INT, 48, received.truncated() ? 0x100 : 0);
        return 0;
    }
}
