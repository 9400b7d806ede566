package setpeername.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import setpeername.api.Bound;
import setpeername.api.ThisHost;
import setpeername.network.OwnNamespace;
import setpeername.outcome.Grading;
import setpeername.outcome.Observation;
import setpeername.outcome.Status;
import setpeername.run.TestMethod.Case;
import setpeername.socket.Family;
import setpeername.socket.Host;
import setpeername.socket.MissingHere;
import setpeername.socket.NotExpressible;
import setpeername.socket.PremiseFailed;

/** Runs cases one at a time and says what became of each. */
public final class CaseRunner implements Runner {

    private static final String GIVEN_UP = "A call was still blocked when its bound had passed; the case was given up.";

    private final Host host;
    private final int boundMillis;
    private final Watchdog watchdog;
    private final Map<Class<?>, Object> suites = new HashMap<>();
    /** For cases whose sockets need a JVM with {@code java.net.preferIPv4Stack}; null where every case has a socket here. */
    private final Worker ipv4;
    /** For cases that need other hosts around the client; null where this host has them, or never will. */
    private final NetworkClient network;
    /** What ends with this runner. */
    private final List<Runner> own;

    /** A runner for that host. */
    public CaseRunner(Host host) {
        this(host, Bound.MILLIS);
    }

    /** A runner that gives up a case after so many milliseconds. */
    CaseRunner(Host host, int boundMillis) {
        this.host = host;
        this.boundMillis = boundMillis;
        this.watchdog = new Watchdog();
        if (!(host instanceof ThisHost) || ThisHost.prefersIpv4()) {
            ipv4 = null;
            network = null;
            own = List.of();
        } else if (OwnNamespace.isAlone()) {
            AtomicReference<NetworkHere> here = new AtomicReference<>();
            ipv4 = Worker.ipv4(request -> here.get().answer(request));
            here.set(new NetworkHere(host.missing(Family.IPV6).isEmpty(), ipv4));
            network = here.get();
            own = List.of(network, ipv4);
        } else {
            ipv4 = Worker.ipv4(request -> request);
            network = Worker.network();
            own = List.of(ipv4, network);
        }
    }

    /** A runner within a network of other hosts, with that worker for cases whose sockets need a JVM with preferIPv4Stack; it stays. */
    CaseRunner(Host host, Worker ipv4) {
        this.host = host;
        this.boundMillis = Bound.MILLIS;
        this.watchdog = new Watchdog();
        this.ipv4 = ipv4;
        this.network = null;
        this.own = List.of();
    }

    /** Runs a case, where its sockets or its network are to be had only in another JVM there. */
    @Override
    public Observation run(Case c) {
        boolean elsewhere = c.test().needsNetwork() && network != null;
        if (!elsewhere && network != null) {
            network.leave();
        }
        Optional<String> missing = host.missing(c.api());
        if (missing.isEmpty() && c.test().needsNetwork()) {
            missing = elsewhere ? network.missing() : host.missingNetwork();
        }
        if (missing.isPresent()) {
            return notRun(c, Status.NOT_RUN, missing.get());
        }
        missing = host.missing(c.family());
        if (missing.isPresent()) {
            return notRun(c, Status.INCONCLUSIVE, missing.get());
        }
        if (elsewhere) {
            return network.run(c);
        }
        return ipv4 != null && c.api().familyIsFixedByJvm() && !c.family().isInet6() ? ipv4.run(c) : runHere(c);
    }

    private static Observation notRun(Case c, Status status, String reason) {
        return new Observation(c.test().claim(), c.test().id(), c.api().id(), c.family().id(), "", reason, status, List.of(), 0);
    }

    private Observation runHere(Case c) {
        long start = System.nanoTime();
        CaseScope scope = new CaseScope(host, c);
        try (scope; Watchdog.Watch watch = watchdog.watch(scope::close, c.test().startsProcesses() ? Bound.PROCESSES_MILLIS : boundMillis)) {
            Throwable failure = invoke(c, scope);
            return observation(c, scope, watch, failure, start);
        }
    }

    /** Null, or what the test threw. */
    private Throwable invoke(Case c, CaseScope scope) {
        try {
            Parameter[] parameters = c.test().method().getParameters();
            Object[] arguments = new Object[parameters.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = scope.argument(parameters[i]);
            }
            c.test().method().invoke(suite(c.test().method().getDeclaringClass()), arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            return e;
        }
    }

    private Object suite(Class<?> type) throws ReflectiveOperationException {
        Object suite = suites.get(type);
        if (suite == null) {
            suite = type.getConstructor().newInstance();
            suites.put(type, suite);
        }
        return suite;
    }

    private static Observation observation(Case c, CaseScope scope, Watchdog.Watch watch, Throwable failure, long start) {
        String outcome = scope.observed().outcome();
        Status status;
        String meaning;
        String premise = scope.trace().failedPremise();
        List<String> detail = new ArrayList<>(scope.trace().lines());
        if (failure instanceof NotExpressible none) {
            outcome = "";
            status = Status.NOT_APPLICABLE;
            meaning = none.getMessage();
        } else if (failure instanceof MissingHere missing) {
            outcome = "";
            status = Status.NOT_RUN;
            meaning = missing.getMessage();
        } else if (watch.expired()) {
            status = Status.INCONCLUSIVE;
            meaning = GIVEN_UP;
            if (failure != null) {
                detail.add("given up: " + failure.getMessage());
            }
        } else if (failure instanceof PremiseFailed || failure == null && premise != null) {
            status = Status.INCONCLUSIVE;
            meaning = "A premise failed: " + (failure == null ? premise : failure.getMessage());
        } else if (failure != null) {
            status = Status.HARNESS_ERROR;
            meaning = "The harness failed: " + failure;
        } else {
            Grading.Verdict verdict = c.test().grading().grade(outcome);
            status = verdict.status();
            meaning = verdict.meaning();
        }
        return new Observation(c.test().claim(), c.test().id(), c.api().id(), c.family().id(), outcome, meaning, status,
                detail, System.nanoTime() - start, failure instanceof NotExpressible ? List.of() : scope.observed().places(), "");
    }

    /** Whether the case was given up when its bound had passed. */
    static boolean isGivenUp(Observation seen) {
        return seen.meaning().equals(GIVEN_UP);
    }

    @Override
    public void close() {
        watchdog.close();
        own.forEach(Runner::close);
    }
}
