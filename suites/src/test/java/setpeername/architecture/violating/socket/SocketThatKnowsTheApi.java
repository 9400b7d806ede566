package setpeername.architecture.violating.socket;

import setpeername.api.ThisHost;

/** Wrong: the sockets API knows one that implements it. */
public final class SocketThatKnowsTheApi {
    boolean ipv4() {
        return ThisHost.prefersIpv4();
    }
}
