package setpeername.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawReturnType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import setpeername.claim.Claim;

/** The rules of the build that hold for classes; each reads as a sentence with its because. */
final class Rules {

    /** The packages that each package may know, besides itself, and why no more. Arrows point one way. */
    private static final Map<String, Layer> LAYERS = new LinkedHashMap<>();

    static {
        layer("socket", "it is what everything else is about");
        layer("model", "a model of UDP is a socket and nothing of this machine", "socket");
        layer("api", "an API under test knows nothing of what is tested with it", "socket");
        layer("network", "hosts around this one are what the API under test is used on, and know no test", "socket", "api");
        layer("script", "a trace must read the same whatever host is behind it", "socket", "model");
        layer("peer", "peers live on any host, the model's too", "socket", "script");
        layer("finding", "a finding is a script and the trait that decides it", "socket", "model", "script");
        layer("explore", "scripts are held against the model whatever runs them", "socket", "model", "script", "finding");
        layer("claim", "a claim is a sentence and its source", new String[0]);
        layer("platform", "what this machine is, is found out apart from what is measured on it", "socket", "api");
        layer("outcome", "grading is a pure function of what was recorded", "socket", "script", "peer", "platform");
        layer("article", "the article's programs stand alone, as a reader runs them", "socket", "api");
        layer("process", "a conversation with a program is data for a test, as a trace is", "socket", "api", "script", "platform",
                "article");
        layer("suites", "a test knows no platform and no API: it does and records", "socket", "script", "peer", "claim", "outcome",
                "process", "finding");
        layer("run", "cases are run the same from JUnit and from the command line", "socket", "model", "api", "network", "script", "peer",
                "claim", "platform", "outcome", "process", "finding", "suites");
        layer("mutant", "a mutant is a flavour, and the suites run on it as on any other", "socket", "model", "claim", "outcome", "run");
        layer("world", "a small world is scripts on flavours", "model", "script", "socket");
        layer("lab", "the lab starts the jar elsewhere and reads what comes back; it measures nothing itself", "platform", "outcome");
        layer("cli", "nothing depends on the command line", "socket", "model", "api", "script", "finding", "explore", "peer", "claim",
                "platform", "outcome", "process", "article", "suites", "run", "mutant",
                "world");
    }

    /** Waiting calls with a time-out are bounds, past which a case says INCONCLUSIVE; what each of these classes bounds. */
    private static final Map<String, String> BOUNDED = Map.ofEntries(
            Map.entry("setpeername.api.BlockedCall", "joins the thread of a call that was woken; past the bound the premise has failed"),
            Map.entry("setpeername.api.JavaDatagramChannel",
                    "select() with the bound, as poll() of libc has it, and with the time-out under test"),
            Map.entry("setpeername.api.Race", "waits for threads that race each other; past the bound the premise has failed"),
            Map.entry("setpeername.lab.Docker", "reads what a daemon complains of; one that says nothing has no complaint"),
            Map.entry("setpeername.lab.Janitor", "waits for the lab's end, and the lab for its; what hangs is left"),
            Map.entry("setpeername.lab.Leftovers", "waits for processes that are ending; those that do not are left over"),
            Map.entry("setpeername.platform.WindowsBuild",
                    "waits for the command that tells the build to end; past the bound the build is unknown"),
            Map.entry("setpeername.process.ArticleProcess", "waits for a line; past the bound the premise has failed"),
            Map.entry("setpeername.process.ProgramJvm", "waits for its process to end; past the bound the premise has failed"),
            Map.entry("setpeername.network.NodeMain", "looks, while a call blocks, for a request for its threads"),
            Map.entry("setpeername.run.StandStill", "ticks, to see whether this process can run"),
            Map.entry("setpeername.run.Worker", "waits for its JVM to end, and kills it past the bound"),
            Map.entry("setpeername.run.Watchdog", "the bound itself"));

    private record Layer(String name, String because, Set<String> mayKnow) {
    }

    private Rules() {
    }

    private static void layer(String name, String because, String... mayKnow) {
        LAYERS.put(name, new Layer(name, because, Set.of(mayKnow)));
    }

    /** The names of all layers. */
    static Set<String> layers() {
        return LAYERS.keySet();
    }

    /** One rule for each package. */
    static Stream<ArchRule> arrows() {
        return LAYERS.values().stream().map(Rules::arrow);
    }

    private static ArchRule arrow(Layer layer) {
        String[] known = Stream.concat(Stream.of(layer.name()), layer.mayKnow().stream()).map(name -> ".." + name + "..")
                .toArray(String[]::new);
        return noClasses().that().resideInAPackage(".." + layer.name() + "..")
                .should().dependOnClassesThat(resideInAPackage("setpeername..").and(not(resideInAnyPackage(known))))
                .as("package " + layer.name() + " knows " + (layer.mayKnow().isEmpty() ? "no other package"
                        : "no other package than " + String.join(", ", layer.mayKnow().stream().sorted().toList())))
                .because(layer.because()).allowEmptyShould(true);
    }

    /** Rules about waiting. */
    static List<ArchRule> waiting() {
        return List.of(
                noClasses().should().callMethodWhere(describe("sleeps", (JavaCall<?> call) -> sleeps(call.getTarget())))
                        .as("nothing sleeps").because("absence is proven by a fence and not waited for"),
                noClasses().that().doNotHaveFullyQualifiedName("setpeername.api.JavaDatagramSocket")
                        .and().doNotHaveFullyQualifiedName("setpeername.api.Markers")
                        .should().callMethodWhere(describe("sets SO_TIMEOUT",
                        (JavaCall<?> call) -> call.getTarget().getName().equals("setSoTimeout")))
                        .as("no receive has a time-out of its own, but that of JavaDatagramSocket which stands for MSG_DONTWAIT and SO_RCVTIMEO, and "
                                + "that of a marker, past which the premise has failed")
                        .because("the end of a quiet time would be taken for an absence"),
                noClasses().that(not(describe("bound something", (JavaClass c) -> BOUNDED.containsKey(outermost(c)))))
                        .should().callMethodWhere(describe("waits for a time", (JavaCall<?> call) -> waitsForATime(call.getTarget())))
                        .as("only " + String.join(", ", BOUNDED.keySet().stream().sorted().toList()) + " wait with a time-out")
                        .because("a time-out is the bound past which a case is INCONCLUSIVE, and each has its reason written"));
    }

    private static String outermost(JavaClass c) {
        return c.getName().replaceFirst("\\$.*", "");
    }

    private static boolean sleeps(CodeUnitCallTarget target) {
        return target.getName().equals("sleep") && (target.getOwner().isAssignableTo(Thread.class)
                || target.getOwner().isAssignableTo(TimeUnit.class))
                || target.getOwner().isAssignableTo(LockSupport.class) && !target.getName().equals("unpark");
    }

    private static boolean waitsForATime(CodeUnitCallTarget target) {
        List<JavaClass> parameters = target.getRawParameterTypes();
        boolean timed = !parameters.isEmpty() && parameters.get(0).isEquivalentTo(long.class);
        return target.getName().equals("wait") && timed
                || target.getName().equals("join") && target.getOwner().isAssignableTo(Thread.class) && !parameters.isEmpty()
                || target.getName().equals("select") && target.getOwner().isAssignableTo(Selector.class) && timed
                || target.getName().matches("await|poll|get|offer|tryAcquire|tryLock|waitFor|schedule.*|orTimeout|completeOnTimeout|acquire")
                        && parameters.stream().anyMatch(p -> p.isEquivalentTo(TimeUnit.class) || p.isEquivalentTo(Duration.class));
    }

    /** Rules about tests of claims. */
    static List<ArchRule> tests() {
        return List.of(
                methods().that().areAnnotatedWith(Claim.class).should(haveRawReturnType(void.class))
                        .as("tests of claims return nothing").because("a test records what it saw in Observed"),
                methods().that().areAnnotatedWith(Claim.class).should().beDeclaredInClassesThat().resideInAPackage("..suites..")
                        .as("tests of claims stand in a suite").because("only suites are looked through for tests"),
                noClasses().that().resideInAPackage("..suites..").should().dependOnClassesThat(assertions())
                        .as("suites assert nothing").because("a test does and records; what it means is graded afterwards"),
                noClasses().that().resideInAPackage("..suites..").should().callMethodWhere(describe("asks for a system property",
                        (JavaCall<?> call) -> call.getTarget().getOwner().isEquivalentTo(System.class)
                                && call.getTarget().getName().matches("getProperty|getProperties|getenv")))
                        .as("suites ask for no system property and no environment variable")
                        .because("a test that knows where it runs is no test of the platform"),
                noClasses().that().resideInAPackage("..suites..").should().callMethodWhere(describe("looks at a clock",
                        (JavaCall<?> call) -> call.getTarget().getName().matches("nanoTime|currentTimeMillis|now|millis")))
                        .as("suites look at no clock").because("no outcome depends on how long something took"));
    }

    private static DescribedPredicate<JavaClass> assertions() {
        return describe("assert", c -> c.isEquivalentTo(AssertionError.class) || c.getName().matches(
                "org\\.junit\\..*\\.(Assertions|Assumptions).*|org\\.assertj\\..*|org\\.opentest4j\\..*|org\\.hamcrest\\..*"));
    }
}
