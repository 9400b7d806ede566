package setpeername.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /**
     * All columns in their order.
     *
     * @param measured the run that this is the report of
     * @param beside the record that it was compared with, if there is one
     * @param lab runs of other platforms
     * @param others the other records
     * @param predicted what the model says
     */
    static List<Column> of(NamedRun measured, List<NamedRun> beside, List<NamedRun> lab, List<NamedRun> others, List<NamedRun> predicted) {
        List<Column> columns = new ArrayList<>();
        Set<String> recorded = new HashSet<>();
        beside.forEach(r -> recorded.add(r.name()));
        others.forEach(r -> recorded.add(r.name()));
        columns.add(new Column(recorded.contains(measured.name()) ? measured.name() + "-measured" : measured.name(), Role.MEASURED, null,
                measured.run()));
        beside.forEach(r -> columns.add(new Column(r.name(), Role.RECORDED, null, r.run())));
        lab.forEach(r -> columns.add(new Column(recorded.contains(r.name()) || r.name().equals(measured.name()) ? r.name() + "-lab" : r.name(),
                Role.MEASURED, r.name(), r.run())));
        others.forEach(r -> columns.add(new Column(r.name(), Role.RECORDED, null, r.run())));
        predicted.forEach(r -> columns.add(new Column(r.name(), Role.PREDICTED, null, r.run())));
        return List.copyOf(columns);
    }
}
