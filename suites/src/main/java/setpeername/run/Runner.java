package setpeername.run;

import setpeername.outcome.Observation;
import setpeername.run.TestMethod.Case;

/** Runs cases one at a time and says what became of each. */
public interface Runner extends AutoCloseable {

    /** What became of a case. */
    Observation run(Case c);

    @Override
    void close();
}
