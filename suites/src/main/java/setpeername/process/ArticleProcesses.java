package setpeername.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import setpeername.api.ThisHost;
import setpeername.article.ProgramMain.Program;
import setpeername.script.Trace;
import setpeername.socket.Api;
import setpeername.socket.Endpoint;
import setpeername.socket.Family;
import setpeername.socket.Host;
import setpeername.socket.NotExpressible;

/** The article's programs in one case, each a process of its own; all are ended with the case. */
public final class ArticleProcesses implements AutoCloseable {

    private final ThisHost host;
    private final Api api;
    private final Family family;
    private final Trace trace;
    private final List<ArticleProcess> all = new ArrayList<>();

    /**
     * The programs by that API, with sockets of that family.
     *
     * @throws NotExpressible where the programs are not written for the API, or no process can be started on the host
     */
    public ArticleProcesses(Host host, Api api, Family family, Trace trace) {
        if (!(host instanceof ThisHost thisHost)) {
            throw new NotExpressible("The article's programs run as processes, which a model has not.");
        } else if (api != Api.POSIX && api != Api.DATAGRAM_CHANNEL) {
            throw new NotExpressible("The article's programs are written for libc and for DatagramChannel, not for " + api.title() + ".");
        }
        this.host = thisHost;
        this.api = api;
        this.family = family;
        this.trace = trace;
    }

    /** Program 1. */
    public ArticleProcess client(String name, Endpoint server) {
        return start(name, Program.CLIENT, server);
    }

    /** Program 1 without {@code connect()}. */
    public ArticleProcess unconnectedClient(String name, Endpoint server) {
        return start(name, Program.UNCONNECTED_CLIENT, server);
    }

    /** Program 3. */
    public ArticleProcess client2(String name, Endpoint server) {
        return start(name, Program.CLIENT2, server);
    }

    /** Program 2, on any address and the port of that endpoint. */
    public ArticleProcess server(Endpoint at) {
        return start("server", Program.SERVER, at);
    }

    /** Program 2, which waits for input before each send. */
    public ArticleProcess serverInSteps(String name, Endpoint at) {
        return start(name, Program.SERVER_IN_STEPS, at);
    }

    /**
     * The same, with the article's {@code size_t} flaw.
     *
     * @throws NotExpressible where the API has no results that could be kept in one
     */
    public ArticleProcess serverInStepsWithSizeT(String name, Endpoint at) {
        if (api != Api.POSIX) {
            throw new NotExpressible("The JDK reports a failure as an exception, which no comparison of numbers can miss.");
        }
        return start(name, Program.SERVER_IN_STEPS_WITH_SIZE_T, at);
    }

    private ArticleProcess start(String name, Program program, Endpoint server) {
        trace.note(name + " starts: " + program.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + trace.symbols().of(server.address()));
        ArticleProcess process = ArticleProcess.start(name, family, trace, host::settle, program.name(),
                String.valueOf(api == Api.POSIX), family.name(), String.valueOf(server.address().getPort()));
        synchronized (all) {
            all.add(process);
        }
        return process;
    }

    /** Ends all processes that still run. */
    @Override
    public void close() {
        synchronized (all) {
            all.forEach(ArticleProcess::close);
        }
    }
}
