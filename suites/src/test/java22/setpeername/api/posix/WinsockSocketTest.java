package setpeername.api.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.SymbolLookup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import setpeername.api.ThisHost;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.run.CaseRunner;
import setpeername.run.Suites;
import setpeername.run.TestMethod.Case;
import setpeername.socket.Api;
import setpeername.socket.Event;
import setpeername.socket.Family;
import setpeername.socket.Host;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/** Winsock's socket on {@link WinsockOverLibc}: what Windows itself does is not seen here, but all that is said to it is. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what stands behind Winsock's functions here is Linux's libc")
class WinsockSocketTest {

    private static Host host() {
        ThisHost here = new ThisHost();
        WinsockCalls calls = WinsockOverLibc.calls();
        calls.start();
        return (Host) Proxy.newProxyInstance(Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("open")) {
                UdpSocket socket = WinsockSocket.open(calls, (Family) arguments[1], true);
                return socket;
            } else if (method.getName().equals("errnoName")) {
                return WinsockSocket.nameOf((int) arguments[0]);
            }
            try {
                return method.invoke(here, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** Every case that opens libc's sockets in this process, once as POSIX has the calls and once as Winsock has them. */
    @Test
    void everyCaseOfLibcComesOutTheSame() {
        WinsockOverLibc.WRONG.clear();
        Map<String, String> differing = new TreeMap<>();
        Set<String> without = new TreeSet<>();
        int same = 0;
        try (CaseRunner posix = new CaseRunner(new ThisHost()); CaseRunner winsock = new CaseRunner(host())) {
            for (Case c : Suites.cases()) {
                if (c.api() == Api.POSIX && !c.test().startsProcesses() && !c.test().needsNetwork()) {
                    Observation expected = posix.run(c);
                    Observation seen = winsock.run(c);
                    if (seen.status() == expected.status() && seen.outcome().equals(expected.outcome().replace("EPIPE", "ESHUTDOWN"))) {
                        same++;
                    } else if (seen.status() == Status.NOT_APPLICABLE) {
                        without.add(seen.meaning());
                    } else {
                        differing.put(c.toString(), expected.outcome() + " but " + seen.outcome() + ": " + seen.meaning() + seen.detail());
                    }
                }
            }
        }
        assertThat(WinsockOverLibc.WRONG).isEmpty();
        assertThat(differing).isEmpty();
        assertThat(same).isGreaterThan(700);
        assertThat(without).containsExactlyInAnyOrder("This API has no recvmmsg().", "This API has no sendmmsg().",
                "This API has no selector that stays.", "This API has no second descriptor of one socket.", "Winsock has no RECVERR option.",
                "Winsock has no SO_REUSEPORT option.", "Winsock has no SO_BSDCOMPAT option.", "Winsock has no LOCAL_PORT_RANGE option.");
    }

    @Test
    void aClosedSocketReachesNobodysHandle() {
        UdpSocket socket = WinsockSocket.open(WinsockOverLibc.calls(), Family.IPV4, true);
        socket.close();
        socket.close();
        assertThat(socket.send("hi")).isEqualTo(new Return.Failed("EBADF", "WSAEBADF (10009)"));
        assertThat(socket.poll(Set.of(Event.IN))).isEqualTo(new Return.Ready(Set.of()));
    }

    /** The numbers of a Windows that refuses. */
    @Test
    void aWinsockThatDoesNotStartIsASentence() {
        SymbolLookup refusing = name -> name.equals("WSAStartup") ? new WinsockOverLibc().find("refuses") : new WinsockOverLibc().find(name);
        assertThatThrownBy(() -> new WinsockCalls(refusing, state -> 0).start()).isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Winsock 2.2 cannot be started: Winsock error 10092.");
        SymbolLookup old = name -> name.equals("WSAPoll") ? Optional.empty() : new WinsockOverLibc().find(name);
        assertThatThrownBy(() -> new WinsockCalls(old, state -> 0)).hasMessage("Winsock here has no WSAPoll().");
    }
}
