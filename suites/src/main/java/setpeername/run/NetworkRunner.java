package setpeername.run;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import setpeername.network.Capture;
import setpeername.network.LocalNetwork;
import setpeername.network.NetworkHost;
import setpeername.outcome.Observation;
import setpeername.run.TestMethod.Case;
import setpeername.socket.PremiseFailed;

/** Runs cases in a network of other hosts, and keeps the packets of each. */
final class NetworkRunner implements Runner {

    private final NetworkHost host;
    private final CaseRunner runner;
    private Capture capture;
    private String noCapture;

    NetworkRunner(LocalNetwork network) {
        host = new NetworkHost(network);
        runner = new CaseRunner(host, Worker.ipv4(request -> WorkerMain.answer(network, request)));
        try {
            capture = new Capture(host);
        } catch (PremiseFailed e) {
            noCapture = e.getMessage();
        }
    }

    @Override
    public Observation run(Case c) {
        Observation seen = runner.run(c);
        host.settle();
        try {
            if (capture != null) {
                return seen.with(Base64.getEncoder().encodeToString(capture.cut()));
            }
        } catch (PremiseFailed e) {
            capture.close();
            capture = null;
            noCapture = e.getMessage();
        }
        List<String> detail = new ArrayList<>(seen.detail());
        detail.add(noCapture);
        return new Observation(seen.claim(), seen.test(), seen.api(), seen.family(), seen.outcome(), seen.meaning(), seen.status(), detail,
                seen.nanos(), seen.parts(), "");
    }

    @Override
    public void close() {
        runner.close();
        if (capture != null) {
            capture.close();
        }
    }
}
