package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.util.regex.Pattern;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Fence;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.process.ArticleProcess;
import setpeername.process.ArticleProcesses;
import setpeername.socket.Endpoint;
import setpeername.socket.PremiseFailed;

/**
 * The article's three programs, each a process of its own, and what they print: outcomes are transcripts, with a slash between two lines.
 *
 * <p>How a refused connection reads differs: libc of Linux has 111 for ECONNREFUSED (asm-generic/errno.h), libc of macOS 61 (sys/errno.h),
 * and the JDK an exception without a message.
 */
public final class ThePrograms {

    /** connect() says EAGAIN where no ephemeral port is left (Linux connect(2)), bind() and Java's binding connect() EADDRINUSE. */
    private static final Pattern NO_PORT = Pattern.compile(
            "(connect|bind|sendto) failed: (Resource temporarily unavailable|Address already in use|java\\.net\\.BindException)");
    private static final String NUMBER_111 = "Connection refused (111)";
    private static final String NUMBER_61 = "Connection refused (61)";
    private static final String EXCEPTION = "java.net.PortUnreachableException";

    private static final String PROGRAMS_BLOCK = "now sending g1 / send bytes: 2 / fence";
    private static final String PROGRAM_1 = "now sending g1 / send bytes: 2 / recvfrom failed: ";

    @Claim("article/async-error-on-receive")
    @Outcome(id = {PROGRAM_1 + NUMBER_111, PROGRAM_1 + EXCEPTION}, means = HOLDS,
            desc = "Program 1 prints what the article shows: sending succeeds, and recvfrom() fails because no server runs.")
    @Outcome(id = PROGRAMS_BLOCK, means = BREAKS,
            desc = "Program 1 is told nothing: it blocked in recvfrom() until somebody had opened the port and sent a datagram.")
    @Outcome(id = "now sending g1 / sendto failed: Socket is already connected (56)", means = BREAKS,
            desc = "sendto() with an address fails on a connected socket (EISCONN), so that program 1 never comes to receive.")
    void program1WithoutServer(ArticleProcesses programs, Peers peers, Observed seen) {
        ArticleProcess client = programs.client("client", peers.closed());
        askNobody(client, "g1", peers.closed(), peers);
        client.finish();
        seen.record(said(client));
    }

    private static final String PROGRAM_3 = "now sending g1 / send bytes: 2 / recv failed: ";
    private static final String PROGRAM_3_AT_ONCE = "now sending g1 / send failed: ";

    @Claim("article/send-succeeds")
    @Outcome(id = {PROGRAM_3 + NUMBER_111, PROGRAM_3 + NUMBER_61, PROGRAM_3 + EXCEPTION}, means = HOLDS,
            desc = "Program 3 prints the byte count as if a server ran; the error comes with recv().")
    @Outcome(id = PROGRAMS_BLOCK, means = HOLDS,
            desc = "Program 3 prints the byte count as if a server ran, and is told nothing afterwards.")
    @Outcome(id = {PROGRAM_3_AT_ONCE + NUMBER_111, PROGRAM_3_AT_ONCE + NUMBER_61, PROGRAM_3_AT_ONCE + EXCEPTION}, means = BREAKS,
            desc = "send() itself reports that no server runs.")
    void program3WithoutServer(ArticleProcesses programs, Peers peers, Observed seen) {
        ArticleProcess client = programs.client2("client", peers.closed());
        askNobody(client, "g1", peers.closed(), peers);
        client.finish();
        seen.record(said(client));
    }

    @Claim("article/unconnected-blocks")
    @Outcome(id = PROGRAMS_BLOCK, means = HOLDS,
            desc = "Program 1 without connect() is told nothing: it blocked in recvfrom() until a datagram came from somewhere else.")
    @Outcome(id = {PROGRAM_1 + NUMBER_111, PROGRAM_1 + NUMBER_61, PROGRAM_1 + EXCEPTION}, means = BREAKS,
            desc = "Program 1 without connect() is told that no server runs.")
    void program1WithoutServerAndConnect(ArticleProcesses programs, Peers peers, Observed seen) {
        ArticleProcess client = programs.unconnectedClient("client", peers.closed());
        client.type("g1");
        client.await(2);
        peers.a().send(Fence.MARKER, client.address());
        client.await(1);
        client.finish();
        seen.record(said(client));
    }

    private static final String TABLE = "server: received 2 bytes: g1 / send bytes: 6, client 1: now sending g1 / send bytes: 2 / Hi, g1, "
            + "client 2: now sending g2 / send bytes: 2 / recv failed: ";

    @Claim("article/second-client-refused")
    @Outcome(id = {TABLE + NUMBER_111, TABLE + NUMBER_61, TABLE + EXCEPTION}, means = HOLDS,
            desc = "The article's table: the second client is refused by the server's host.")
    @Outcome(id = "server: received 2 bytes: g1 / send bytes: 6 / send bytes: 6, client 1: now sending g1 / send bytes: 2 / Hi, g1, "
            + "client 2: now sending g2 / send bytes: 2 / Hi, g2", means = BREAKS,
            desc = "The server answers the second client too.")
    void serverAndTwoClients(ArticleProcesses programs, Peers peers, Observed seen) {
        Endpoint port = peers.closed();
        ArticleProcess server = programs.server(port);
        ArticleProcess client1 = programs.client2("client 1", port);
        ArticleProcess client2 = programs.client2("client 2", port);
        server.awaitPort();
        client1.ask("g1");
        server.await(2);
        client2.ask("g2");
        String answered = said(client1);
        client2.finish();
        sayGoodbye(client1, server, port, peers);
        client1.finish();
        seen.record("server: " + said(server));
        seen.record("client 1: " + answered);
        seen.record("client 2: " + said(client2));
    }

    @Claim("article/server-serves-one")
    @Outcome(id = "server: received 2 bytes: g1 / send bytes: 6 / send bytes: 6, client: now sending g1 / send bytes: 2 / Hi, g1 / now "
            + "sending g3 / send bytes: 2 / Hi, g3", means = HOLDS,
            desc = "What another client sends in between does not reach the server, which goes on with its first one.")
    @Outcome(id = "server: received 2 bytes: g1 / send bytes: 6 / send bytes: 6 / send bytes: 6, client: now sending g1 / send bytes: 2 / "
            + "Hi, g1 / now sending g3 / send bytes: 2 / Hi, g2", means = BREAKS,
            desc = "The server takes what another client sends, and gives the answer to its first one.")
    void serverGoesOnWithFirstClient(ArticleProcesses programs, Peers peers, Observed seen) {
        Endpoint port = peers.closed();
        ArticleProcess server = programs.server(port);
        ArticleProcess client = programs.client2("client", port);
        server.awaitPort();
        client.ask("g1");
        server.await(2);
        peers.stranger().send("g2", port.address());
        client.ask("g3");
        server.await(1);
        String answered = said(client);
        sayGoodbye(client, server, port, peers);
        client.finish();
        seen.record("server: " + said(server));
        seen.record("client: " + answered);
    }

    private static final String GOODBYE = "now sending g1 / send bytes: 2 / Hi, g1 / now sending goodbye / send bytes: 7 / ";
    private static final String TOLD_AT_ONCE = GOODBYE + "recv failed: ";
    private static final String TOLD_LATER = GOODBYE + "fence / now sending g2 / send bytes: 2 / recv failed: ";

    @Claim("reader/server-exits-later")
    @Outcome(id = {TOLD_LATER + NUMBER_111, TOLD_LATER + NUMBER_61, TOLD_LATER + EXCEPTION}, means = HOLDS,
            desc = "The server had taken \"goodbye\", so that nothing was refused and the client blocked; its next request is refused.")
    @Outcome(id = GOODBYE + "fence / now sending g2 / send bytes: 2 / fence", means = BREAKS,
            desc = "The client is never told that the server has gone.")
    @Outcome(id = {TOLD_AT_ONCE + NUMBER_111, TOLD_AT_ONCE + NUMBER_61, TOLD_AT_ONCE + EXCEPTION}, means = BREAKS,
            desc = "The client that waits for an answer to \"goodbye\" is told that the server is gone.")
    void clientGoesOnAfterServer(ArticleProcesses programs, Peers peers, Observed seen) {
        Endpoint port = peers.closed();
        ArticleProcess server = programs.server(port);
        ArticleProcess client = programs.client2("client", port);
        server.awaitPort();
        client.ask("g1");
        sayGoodbye(client, server, port, peers);
        askNobody(client, "g2", port, peers);
        client.finish();
        seen.record(said(client));
    }

    private static final String SIZE_T = "size_t: received 2 bytes: g1 / send bytes: 6 / send bytes: 6 / send bytes: 6 / send bytes: 6 / "
            + "send bytes: 6 / received 5 datagrams, ssize_t: received 2 bytes: g1 / send bytes: 6 / recv failed: ";

    @Claim("reader/size_t-bug")
    @Outcome(id = {SIZE_T + NUMBER_111, SIZE_T + NUMBER_61}, means = HOLDS,
            desc = "With size_t the server takes each failed recv() for a datagram, answers its gone client again and again and counts; "
                    + "with ssize_t it ends at the first.")
    void serverWithSizeT(ArticleProcesses programs, Peers peers, Observed seen) {
        ArticleProcess sizeT = programs.serverInStepsWithSizeT("size_t", peers.closed());
        ArticleProcess ssizeT = programs.serverInSteps("ssize_t", peers.alsoClosed());
        losesItsClient(sizeT, peers.a(), peers.closed());
        losesItsClient(ssizeT, peers.b(), peers.alsoClosed());
        seen.record("size_t: " + said(sizeT));
        seen.record("ssize_t: " + said(ssizeT));
    }

    /** What a program printed. One that found no port could not even start: that is no answer to the test's question. */
    private static String said(ArticleProcess program) {
        String transcript = program.transcript();
        if (NO_PORT.matcher(transcript).find()) {
            throw new PremiseFailed("A program found no free port: " + transcript + ".");
        }
        return transcript;
    }

    /** Sends to a closed port. Where no error comes of it, a fence does, from the port that is opened for it afterwards. */
    private static void askNobody(ArticleProcess client, String line, Endpoint port, Peers peers) {
        client.type(line);
        client.await(2);
        peers.opens(port).send(Fence.MARKER, client.address());
        client.await(1);
    }

    /**
     * Says "goodbye", which ends the server, and waits for an answer that does not come: a fence does. A client that is gone cannot; its
     * server, which goes on for ever, is ended by force.
     */
    private static void sayGoodbye(ArticleProcess client, ArticleProcess server, Endpoint port, Peers peers) {
        client.type("goodbye");
        client.await(2);
        if (client.hasEnded()) {
            server.kill();
            return;
        }
        server.finish();
        Peer late = peers.opens(port);
        late.send(Fence.MARKER, client.address());
        client.await(1);
        late.close();
    }

    /** The client is gone before its first answer is sent, for which a server in steps waits. */
    private static void losesItsClient(ArticleProcess server, Peer client, Endpoint port) {
        server.awaitPort();
        client.send("g1", port.address());
        server.await(1);
        client.close();
        server.finish();
    }
}
