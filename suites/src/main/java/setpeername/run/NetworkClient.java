package setpeername.run;

import java.util.Optional;
import setpeername.outcome.Observation;
import setpeername.run.TestMethod.Case;

/** Runs the cases that need other hosts, as the client in a network of them. */
interface NetworkClient extends AutoCloseable {

    /**
     * Why it cannot run any case, in one sentence.
     *
     * @return empty where it can
     */
    Optional<String> missing();

    /** What became of a case. */
    Observation run(Case c);

    /** A case comes that needs no other host. */
    void leave();

    @Override
    void close();
}
