package setpeername.report;

import setpeername.outcome.Observation;
import setpeername.outcome.Status;

/**
 * One case that is not as it is recorded.
 *
 * @param test the test
 * @param api the API's id
 * @param family the family's id
 * @param kind in what way
 * @param recorded what the record has; null where it has no such case
 * @param seen what the run has; null where it has no such case
 */
public record Difference(String test, String api, String family, Kind kind, Result recorded, Result seen) {

    /** In what way a run and a record differ in a case. */
    public enum Kind {
        /** Another outcome, or another status. */
        CHANGED,
        /** The record has no such case. */
        ADDED,
        /** The run has no such case. */
        MISSING,
        /** One of the two could not try it, because it had no IPv6 or its JDK no way to libc: no behaviour changed. */
        NOT_TRIED
    }

    /** What became of a case, as far as runs are compared by it. */
    public record Result(Status status, String outcome) {
        static Result of(Observation observation) {
            return observation == null ? null : new Result(observation.status(), observation.outcome());
        }

        @Override
        public String toString() {
            return outcome.isEmpty() ? status.name() : status + " '" + Words.shown(outcome, 120) + "'";
        }
    }

    /** What names the case within a run. */
    public String key() {
        return test + " " + api + " " + family;
    }

    @Override
    public String toString() {
        return Words.shown(key(), 200) + ": " + switch (kind) {
            case CHANGED -> seen + ", recorded " + recorded;
            case ADDED -> seen + ", not recorded";
            case MISSING -> "not in this run, recorded " + recorded;
            case NOT_TRIED -> seen + ", recorded " + recorded + " (only one of the two could try it)";
        };
    }
}
