package setpeername.article;

import java.net.InetSocketAddress;

/**
 * The three programs of the article "UDP can be 'connected' too", by one API. What they print is what the article's print, character for
 * character; a call that fails ends them as it ends the article's, with the call's name and what the system says of the error.
 */
public interface Programs {

    /** The port of the article's server, of client and server alike. */
    int PORT = 43_211;

    /** The receive buffer of the programs, in bytes; what is longer is cut (C's {@code MAXLINE}). */
    int MAXLINE = 4096;

    /**
     * Program 1: sets the server as peer, then for each line of input {@code sendto()} with the server's address and {@code recvfrom()}.
     *
     * @param connected false to leave {@code connect()} out, which the article argues about but has no program for
     * @throws CallFailed where a call fails, which ends the program
     */
    void client(InetSocketAddress server, boolean connected);

    /**
     * Program 2: serves the first client that comes, and only that one, until it says {@code goodbye}.
     *
     * <p>As the article's, it counts what {@code recv()} returned in the loop, so that the first datagram is not in the count.
     *
     * @param local where it is bound: the article has any address and its port
     * @param inSteps true to wait for a line of input before each send; the end of input lets it run on
     * @throws CallFailed where a call fails, which ends the program
     */
    void server(InetSocketAddress local, boolean inSteps);

    /**
     * Program 3: as program 1, with {@code send()} and {@code recv()}.
     *
     * @throws CallFailed where a call fails, which ends the program
     */
    void client2(InetSocketAddress server);
}
