package setpeername.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of the code, and that each rule of it bites: the classes under {@code violating} break one rule each. */
class ArchitectureTest {

    private static final JavaClasses PROJECT = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("setpeername");
    private static final JavaClasses VIOLATING = new ClassFileImporter().importPackages("setpeername.architecture.violating");

    private static Stream<ArchRule> rules() {
        return Stream.of(Rules.arrows(), Rules.waiting().stream(), Rules.tests().stream()).flatMap(s -> s);
    }

    @TestFactory
    Stream<DynamicTest> projectFollows() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PROJECT)));
    }

    @Test
    void everyPackageHasItsPlace() {
        List<String> packages = PROJECT.stream().map(c -> c.getPackageName().split("\\.")[1]).distinct().toList();
        assertThat(Rules.layers()).containsAll(packages);
    }

    @Test
    void bothModulesAndTheLibcBindingWereLookedAt() {
        assertThat(PROJECT.contain("setpeername.socket.UdpSocket")).isTrue();
        assertThat(PROJECT.contain("setpeername.api.posix.PosixSocket")).isTrue();
        assertThat(PROJECT.contain("setpeername.cli.Main")).isTrue();
        assertThat(PROJECT.contain("setpeername.suites.AsynchronousErrors")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            package socket knows no other package  | it is what everything else is about         | SocketThatKnowsTheApi
            package suites knows no other package  | a test knows no platform and no API         | SuiteThatKnowsThePlatform
            nothing sleeps                         | absence is proven by a fence                | SuiteThatSleeps.threadSleep
            nothing sleeps                         | absence is proven by a fence                | SuiteThatSleeps.timeUnitSleep
            nothing sleeps                         | absence is proven by a fence                | SuiteThatSleeps.parkNanos
            no receive has a time-out of its own   | would be taken for an absence               | SuiteThatSleeps.receiveTimeout
            wait with a time-out                   | the bound past which a case is INCONCLUSIVE | SuiteThatSleeps.objectWait
            wait with a time-out                   | the bound past which a case is INCONCLUSIVE | SuiteThatSleeps.latchAwait
            wait with a time-out                   | the bound past which a case is INCONCLUSIVE | SuiteThatSleeps.queuePoll
            tests of claims return nothing         | a test records what it saw in Observed      | SuiteThatAsserts.returnsSomething
            suites assert nothing                  | a test does and records                     | SuiteThatAsserts.assertsWithJupiter
            suites assert nothing                  | a test does and records                     | SuiteThatAsserts.assertsWithKeyword
            suites assert nothing                  | a test does and records                     | SuiteThatAsserts.assumes
            suites ask for no system property      | no test of the platform                     | SuiteThatKnowsThePlatform.asksForTheName
            suites look at no clock                | no outcome depends on how long               | SuiteThatSleeps.spin
            tests of claims stand in a suite       | only suites are looked through for tests    | StrayMethod.strayTest
            """)
    void ruleBites(String rule, String because, String violation) {
        ArchRule violated = rules().filter(r -> r.getDescription().contains(rule)).findFirst().orElseThrow();
        assertThatThrownBy(() -> violated.check(VIOLATING)).isInstanceOf(AssertionError.class).hasMessageContaining(rule)
                .hasMessageContaining(", because ").hasMessageContaining(because).hasMessageContaining(violation);
    }
}
