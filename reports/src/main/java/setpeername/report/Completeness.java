package setpeername.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import setpeername.claim.ClaimEntry;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * Whether a run has what it should have.
 *
 * @param harnessErrors the cases in which the harness failed
 * @param undescribed the cases with an outcome that nobody described
 * @param missing the cases that the catalogue's tests have for each API and family and the run has not
 */
record Completeness(long harnessErrors, long undescribed, List<String> missing) {

    static Completeness of(Run run, List<ClaimEntry> catalogue) {
        Set<String> ran = new HashSet<>();
        run.observations().forEach(o -> ran.add(o.key()));
        List<String> missing = catalogue.stream().flatMap(c -> c.tests().stream()).distinct()
                .flatMap(test -> Api.ids().stream().flatMap(api -> Family.ids().stream().map(family -> key(test, api, family))))
                .filter(key -> !ran.contains(key)).toList();
        long undescribed = run.observations().stream().filter(Observation::undescribed).count();
        long errors = run.observations().stream().filter(o -> o.status() == Status.HARNESS_ERROR).count();
        return new Completeness(errors - undescribed, undescribed, missing);
    }

    private static String key(String test, String api, String family) {
        return new Observation("", test, api, family, "", "", Status.NOT_RUN, List.of(), 0).key();
    }
}
