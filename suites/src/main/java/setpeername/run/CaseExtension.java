package setpeername.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import setpeername.api.ThisHost;
import setpeername.claim.Claim;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.RunFile;
import setpeername.platform.ThisPlatform;
import setpeername.run.TestMethod.Case;

/**
 * Lets Jupiter run the tests of claims: one invocation for each API and family. The case itself is run by {@link CaseRunner}, as in the
 * runnable jar. An invocation fails where the harness failed or the outcome is not described, and is aborted where there is no result; a
 * claim that breaks is a result.
 *
 * <p>When all cases have run, they are written to the file that the system property {@code setpeername.observed} names.
 */
public final class CaseExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(Claim.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Session session = context.getRoot().getStore(Namespace.create(CaseExtension.class)).computeIfAbsent(Session.class);
        return TestMethod.of(context.getRequiredTestMethod()).cases().stream().map(c -> new OneCase(c, session));
    }

    private record OneCase(Case testCase, Session session) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return testCase.api().id() + ", " + testCase.family().id();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Invocation(testCase, session));
        }
    }

    /** Runs the case in the place of Jupiter's own call of the method, whose arguments are therefore never looked at. */
    private record Invocation(Case testCase, Session session) implements InvocationInterceptor, ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return true;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return null;
        }

        @Override
        public void interceptTestTemplateMethod(InvocationInterceptor.Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) {
            invocation.skip();
            Observation seen = session.run(testCase);
            String text = seen.status() + ": " + seen.outcome() + (seen.outcome().isEmpty() ? "" : ". ") + seen.meaning()
                    + System.lineSeparator() + String.join(System.lineSeparator(), seen.detail());
            switch (seen.status()) {
                case HOLDS, BREAKS -> {
                }
                case HARNESS_ERROR -> throw new AssertionFailedError(text);
                default -> throw new TestAbortedException(text);
            }
        }
    }

    /** One run of Jupiter. */
    static final class Session implements AutoCloseable {
        private final CaseRunner runner = new CaseRunner(new ThisHost());
        private final String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        private final List<Observation> observations = new CopyOnWriteArrayList<>();

        Observation run(Case c) {
            Observation seen = runner.run(c);
            observations.add(seen);
            return seen;
        }

        @Override
        public void close() {
            runner.close();
            String file = System.getProperty("setpeername.observed");
            if (file == null || observations.size() != Suites.cases().size()) {
                return;
            }
            try {
                RunFile.write(new Run(ThisPlatform.find(), Revision.commit(), started, observations), Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
