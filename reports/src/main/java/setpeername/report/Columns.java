package setpeername.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The runs that a report is about, each a column of the site.
 *
 * @param measured the run of which this is the report
 * @param beside the record that it was compared with, if there is one
 * @param lab runs of other platforms that were measured with it
 * @param records the other committed records
 * @param predicted what the model predicts
 */
record Columns(NamedRun measured, List<NamedRun> beside, List<NamedRun> lab, List<NamedRun> records, List<NamedRun> predicted) {

    /** All, in the order of the site's columns. */
    List<NamedRun> all() {
        return Stream.of(List.of(measured), beside, lab, records, predicted).flatMap(List::stream).toList();
    }

    /** What was measured just now. */
    List<NamedRun> fresh() {
        return Stream.of(List.of(measured), lab).flatMap(List::stream).toList();
    }

    /** What was observed, each platform once: a record only where the platform was not measured just now. */
    List<NamedRun> observed() {
        Set<String> fresh = new HashSet<>();
        fresh().forEach(run -> fresh.add(run.run().platform().id()));
        return Stream.concat(fresh().stream(), Stream.of(beside, records).flatMap(List::stream)
                .filter(run -> !fresh.contains(run.run().platform().id()))).toList();
    }

    /** All as columns, each with an id that no other has. */
    List<Column> listed() {
        Set<String> recorded = new HashSet<>();
        Stream.of(beside, records).flatMap(List::stream).forEach(r -> recorded.add(r.name()));
        List<Column> columns = new ArrayList<>();
        for (NamedRun run : all()) {
            boolean here = columns.isEmpty();
            boolean fresh = here || isOf(lab, run);
            Column.Role role = fresh ? Column.Role.MEASURED : isOf(predicted, run) ? Column.Role.PREDICTED : Column.Role.RECORDED;
            boolean taken = fresh && (recorded.contains(run.name()) || !here && run.name().equals(measured.name()));
            String id = run.name() + (!taken ? "" : here ? "-measured" : "-lab");
            columns.add(new Column(id, role, fresh && !here ? run.name() : null, run.run()));
        }
        return List.copyOf(columns);
    }

    /** The id of a run's column. */
    String id(NamedRun run) {
        List<NamedRun> all = all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == run) {
                return listed().get(i).id();
            }
        }
        throw new IllegalArgumentException(run.name());
    }

    private static boolean isOf(List<NamedRun> some, NamedRun run) {
        return some.stream().anyMatch(r -> r == run);
    }
}
