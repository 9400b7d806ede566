package setpeername.run;

import java.util.Optional;
import setpeername.network.LocalNetwork;
import setpeername.network.OwnNamespace;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.process.ChildJvm;
import setpeername.run.TestMethod.Case;
import setpeername.socket.PremiseFailed;

/**
 * This JVM as the client, where it is alone in its network namespace and needs no other: one process less, and in a user-mode kernel that is
 * a tenth of all. The network is there while cases need it.
 */
final class NetworkHere implements NetworkClient {

    private final boolean ipv6;
    /** Is in the same namespace, and a part of the network as long as that is there. */
    private final Worker ipv4;
    private OwnNamespace namespace;
    private LocalNetwork network;
    private NetworkRunner runner;
    private String missing;

    /**
     * A client, with or without IPv6.
     *
     * @param ipv4 the worker for cases whose sockets need a JVM with preferIPv4Stack: what it asks for is to be {@link #answer}ed
     */
    NetworkHere(boolean ipv6, Worker ipv4) {
        this.ipv6 = ipv6;
        this.ipv4 = ipv4;
    }

    @Override
    public Optional<String> missing() {
        if (missing == null && runner == null) {
            try {
                enter();
            } catch (PremiseFailed e) {
                leave();
                missing = e.getMessage();
            }
        }
        return Optional.ofNullable(missing);
    }

    private void enter() {
        namespace = OwnNamespace.prepare();
        network = new LocalNetwork(ipv6, main -> ChildJvm.command(ChildJvm.INTERPRETED, main));
        runner = new NetworkRunner(network, ipv4);
    }

    @Override
    public Observation run(Case c) {
        if (runner != null && network.isBroken()) {
            leave();
        }
        return missing().map(reason -> Worker.failed(c, Status.HARNESS_ERROR, reason)).orElseGet(() -> runner.run(c));
    }

    /** What the worker asks of the network. */
    String answer(String request) {
        return WorkerMain.answer(network, request);
    }

    @Override
    public void leave() {
        if (runner != null) {
            runner.close();
            runner = null;
        }
        if (network != null) {
            network.close();
            network = null;
        }
        if (namespace != null) {
            namespace.close();
            namespace = null;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
