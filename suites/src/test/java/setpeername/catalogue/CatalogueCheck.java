package setpeername.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import setpeername.claim.ClaimEntry;
import setpeername.run.TestMethod;

/** Whether the claims that must be there, the catalogue and the tests agree. Each disagreement is one sentence. */
final class CatalogueCheck {

    private CatalogueCheck() {
    }

    /**
     * All disagreements.
     *
     * @param ids the claims that the catalogue must have, and no other
     * @param claims the catalogue
     * @param tests the tests of all suites
     */
    static List<String> disagreements(List<String> ids, List<ClaimEntry> claims, List<TestMethod> tests) {
        List<String> found = new ArrayList<>();
        Map<String, ClaimEntry> byId = claims.stream().collect(Collectors.toMap(ClaimEntry::id, Function.identity()));
        ids.stream().filter(id -> !byId.containsKey(id)).forEach(id -> found.add("Claim " + id + " is missing from the catalogue."));
        byId.keySet().stream().filter(id -> !ids.contains(id)).sorted()
                .forEach(id -> found.add("Claim " + id + " is unknown: nobody made it."));
        Set<String> seen = new HashSet<>();
        for (TestMethod test : tests) {
            if (!seen.add(test.id())) {
                found.add("Two tests are called " + test.id() + ".");
            }
            ClaimEntry claim = byId.get(test.claim());
            if (claim == null) {
                found.add("Test " + test.id() + " tests " + test.claim() + ", which the catalogue lacks.");
            } else if (!claim.tests().contains(test.id())) {
                found.add("Test " + test.id() + " tests " + test.claim() + ", which does not list it.");
            }
        }
        for (ClaimEntry claim : claims) {
            claim.tests().stream().filter(test -> !seen.contains(test))
                    .forEach(test -> found.add("Claim " + claim.id() + " lists " + test + ", which does not exist."));
            Set<String> listed = new HashSet<>();
            claim.tests().stream().filter(test -> !listed.add(test))
                    .forEach(test -> found.add("Claim " + claim.id() + " lists " + test + " twice."));
            tests.stream().filter(test -> claim.tests().contains(test.id()) && !test.claim().equals(claim.id()))
                    .forEach(test -> found.add("Claim " + claim.id() + " lists " + test.id() + ", which tests " + test.claim() + "."));
        }
        return found.stream().distinct().toList();
    }
}
