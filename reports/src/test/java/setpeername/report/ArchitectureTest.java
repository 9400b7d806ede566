package setpeername.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("setpeername.report");

    @Test
    void opensNoSocket() {
        noClasses().should().dependOnClassesThat().haveNameMatching("java\\.net\\..*|java\\.nio\\.channels\\..*")
                .orShould().dependOnClassesThat().haveNameMatching("setpeername\\.(api|peer)\\..*|setpeername\\.socket\\.(UdpSocket|Host)")
                .because("the report reads files; the suites measure").check(classes);
    }
}
