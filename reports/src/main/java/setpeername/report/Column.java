package setpeername.report;

import setpeername.outcome.Run;

/**
 * A run as a column of the report.
 *
 * @param id names it in addresses and files; no two columns have the same
 * @param role where its facts come from
 * @param lab the platform of the lab that it is a run of; null where it is none
 * @param run its cases
 */
record Column(String id, Role role, String lab, Run run) {

    /** Where the facts of a column come from. */
    enum Role {
        /** A run of just now. */
        MEASURED,
        /** A committed record. */
        RECORDED,
        /** The model's prediction: nobody observed it. */
        PREDICTED
    }
}
