package setpeername.run;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import setpeername.finding.Rehearsal;
import setpeername.outcome.Observed;
import setpeername.peer.Hosts;
import setpeername.peer.Peers;
import setpeername.process.ArticleProcesses;
import setpeername.run.TestMethod.Case;
import setpeername.script.Symbols;
import setpeername.script.Trace;
import setpeername.script.TracedSocket;
import setpeername.socket.Api;
import setpeername.socket.Host;
import setpeername.socket.UdpSocket;

/** All that one case opens, and closes when it is over. */
final class CaseScope implements AutoCloseable {

    private final Host host;
    private final Case testCase;
    private final Trace trace;
    private final Peers peers;
    private final Hosts hosts;
    private final Observed observed;
    /** Guards itself and {@code closed}: the watchdog closes from its own thread. */
    private final List<UdpSocket> sockets = new ArrayList<>();
    private ArticleProcesses programs;
    private boolean closed;

    CaseScope(Host host, Case testCase) {
        this.host = host;
        this.testCase = testCase;
        this.trace = new Trace(new Symbols(host::errnoName));
        this.peers = new Peers(host, testCase.family(), trace);
        this.hosts = new Hosts(host, testCase.family(), trace);
        this.observed = new Observed(trace);
    }

    Trace trace() {
        return trace;
    }

    Observed observed() {
        return observed;
    }

    /** What a test's parameter of that type stands for; a socket has the parameter's name in the trace. */
    Object argument(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == UdpSocket.class) {
            UdpSocket socket = host.open(testCase.api(), testCase.family());
            synchronized (sockets) {
                sockets.add(socket);
                if (closed) {
                    socket.close();
                }
            }
            return new TracedSocket(socket, parameter.getName(), trace);
        } else if (type == Peers.class) {
            return peers;
        } else if (type == Rehearsal.class) {
            return new Rehearsal(host, testCase.api(), testCase.family(), trace);
        } else if (type == Hosts.class) {
            return hosts;
        } else if (type == Observed.class) {
            return observed;
        } else if (type == Host.class) {
            return host;
        } else if (type == Trace.class) {
            return trace;
        } else if (type == Api.class) {
            return testCase.api();
        } else if (type == ArticleProcesses.class) {
            ArticleProcesses opened = new ArticleProcesses(host, testCase.api(), testCase.family(), trace);
            synchronized (sockets) {
                programs = opened;
                if (closed) {
                    opened.close();
                }
            }
            return opened;
        }
        throw new IllegalStateException(parameter + " of " + testCase.test().id() + " is of a type that no case has.");
    }

    @Override
    public void close() {
        synchronized (sockets) {
            if (closed) {
                return;
            }
            closed = true;
            sockets.forEach(UdpSocket::close);
            if (programs != null) {
                programs.close();
            }
        }
        peers.close();
        hosts.close();
    }
}
