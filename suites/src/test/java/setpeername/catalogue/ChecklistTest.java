package setpeername.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import setpeername.claim.Checklist;
import setpeername.claim.Checklist.Item;
import setpeername.run.Suites;
import setpeername.run.TestMethod;

/** The checklist names tests that exist. That it is complete is what {@link Checklist#load()} itself demands. */
class ChecklistTest {

    private static List<String> missing(List<Item> items, Set<String> tests) {
        return items.stream().flatMap(item -> item.tests().stream().filter(test -> !tests.contains(test))
                .map(test -> "Item " + item.number() + " names " + test + ", which does not exist.")).toList();
    }

    @Test
    void namedTestsExist() {
        Set<String> tests = Suites.tests().stream().map(TestMethod::id).collect(Collectors.toSet());
        assertThat(missing(Checklist.load(), tests)).isEmpty();
    }

    @Test
    void noItemNamesATestTwice() {
        assertThat(Checklist.load()).allSatisfy(item -> assertThat(item.tests()).doesNotHaveDuplicates());
    }

    @Test
    void testThatDoesNotExistIsFound() {
        assertThat(missing(Checklist.load(), Set.of())).contains("Item 1 names Names.freshSocketHasNoLocalName, which does not exist.");
    }
}
