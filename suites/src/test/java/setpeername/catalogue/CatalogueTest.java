package setpeername.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import setpeername.claim.Catalogue;
import setpeername.claim.Claim;
import setpeername.claim.ClaimEntry;
import setpeername.run.Suites;
import setpeername.run.TestMethod;

/** The catalogue has every claim of the article and its readers, and agrees with the tests. */
class CatalogueTest {

    /**
     * The ids of all claims: seventeen of the article, its three exercises, nine questions of readers, and one that is out of scope; and
     * the clauses of standards and manuals that the suites try besides.
     */
    private static List<String> ids() throws IOException {
        try (InputStream in = CatalogueTest.class.getResourceAsStream("ids.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static boolean isSuite(JavaClass c) {
        return c.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Claim.class));
    }

    @Test
    void claimsAndTestsAgree() throws IOException {
        assertThat(CatalogueCheck.disagreements(ids(), Catalogue.load().all(), Suites.tests())).isEmpty();
    }

    @Test
    void idsAreDistinctAndTheArticlesAreThirty() throws IOException {
        assertThat(ids()).doesNotHaveDuplicates().allMatch(id -> id.matches(
                "(article|reader|posix|rfc|manual|javadoc|finding)/[a-z0-9_-]+"));
        assertThat(ids()).filteredOn(id -> id.matches("(article|reader)/.*")).hasSize(30);
    }

    @Test
    void everyClaimOfTheArticleHasAPlainCase() {
        assertThat(Catalogue.load().all()).filteredOn(c -> c.id().startsWith("article/") && c.untested() == null)
                .allSatisfy(c -> assertThat(c.plain()).as(c.id()).isNotNull());
    }

    @Test
    void everySuiteIsListed() {
        List<String> suites = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("setpeername.suites").stream().filter(CatalogueTest::isSuite).map(JavaClass::getName).toList();
        assertThat(Suites.ALL.stream().map(Class::getName)).containsExactlyInAnyOrderElementsOf(suites).doesNotHaveDuplicates();
    }

    @Test
    void everySuiteHasTestsAndCanBeMade() {
        assertThat(Suites.ALL).allSatisfy(suite -> {
            assertThat(TestMethod.of(suite)).isNotEmpty();
            assertThat(suite.getConstructor().newInstance()).isNotNull();
        });
    }

    @Test
    void outOfScopeIsListedWithItsReason() {
        ClaimEntry reliability = Catalogue.load().find("reader/reliability").orElseThrow();
        assertThat(reliability.tests()).isEmpty();
        assertThat(reliability.untested()).contains("scope");
    }
}
