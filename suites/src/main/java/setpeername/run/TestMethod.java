package setpeername.run;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import setpeername.claim.Claim;
import setpeername.outcome.Grading;
import setpeername.peer.Hosts;
import setpeername.process.ArticleProcesses;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * A test of a claim.
 *
 * @param method the method that does and records
 * @param id {@code Class.method}
 * @param claim the claim's id
 * @param grading what its outcomes mean
 */
public record TestMethod(Method method, String id, String claim, Grading grading) {

    /** A test, through one API, in one family. */
    public record Case(TestMethod test, Api api, Family family) {
        /** What names it within a run. */
        @Override
        public String toString() {
            return test.id() + " " + api.id() + " " + family.id();
        }
    }

    /** The test of that method.
     *
     * @throws IllegalStateException where the method is no test or its outcomes are not described properly
     */
    public static TestMethod of(Method method) {
        Claim claim = method.getAnnotation(Claim.class);
        if (claim == null) {
            throw new IllegalStateException(method + " tests no claim.");
        }
        method.setAccessible(true);
        return new TestMethod(method, method.getDeclaringClass().getSimpleName() + "." + method.getName(), claim.value(),
                Grading.of(method));
    }

    /** All tests of a suite, by name. */
    public static List<TestMethod> of(Class<?> suite) {
        return Arrays.stream(suite.getDeclaredMethods()).filter(m -> m.isAnnotationPresent(Claim.class))
                .sorted(Comparator.comparing(Method::getName)).map(TestMethod::of).toList();
    }

    /** Whether it starts processes, which is done on a machine and not on a model. */
    public boolean startsProcesses() {
        return Arrays.asList(method.getParameterTypes()).contains(ArticleProcesses.class);
    }

    /** Whether it needs other hosts around the one that it runs on. */
    public boolean needsNetwork() {
        return Arrays.asList(method.getParameterTypes()).contains(Hosts.class);
    }

    /** The test for every API and family. */
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Api api : Api.values()) {
            for (Family family : Family.values()) {
                cases.add(new Case(this, api, family));
            }
        }
        return cases;
    }
}
