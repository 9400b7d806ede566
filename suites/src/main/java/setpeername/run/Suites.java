package setpeername.run;

import java.util.Arrays;
import java.util.List;
import setpeername.claim.Claim;
import setpeername.run.TestMethod.Case;
import setpeername.suites.AcrossLinks;
import setpeername.suites.AsynchronousErrors;
import setpeername.suites.BetweenHosts;
import setpeername.suites.BroadcastAndMulticast;
import setpeername.suites.Demultiplexing;
import setpeername.suites.DescriptorsAndThreads;
import setpeername.suites.EdgesOfConnect;
import setpeername.suites.ErrorQueue;
import setpeername.suites.ErrorsFromTheNetwork;
import setpeername.suites.ExplicitDestination;
import setpeername.suites.Findings;
import setpeername.suites.Groups;
import setpeername.suites.GroupsBetweenHosts;
import setpeername.suites.MalformedCalls;
import setpeername.suites.Messages;
import setpeername.suites.Names;
import setpeername.suites.OddAddresses;
import setpeername.suites.OddDatagrams;
import setpeername.suites.PathMtu;
import setpeername.suites.RepeatedConnect;
import setpeername.suites.SettingThePeer;
import setpeername.suites.SocketOptions;
import setpeername.suites.ThePrograms;
import setpeername.suites.Waiting;

/** The suites, in reading order. A test of the build fails where one is missing here. */
public final class Suites {

    /** All suites. */
    public static final List<Class<?>> ALL = List.of(SettingThePeer.class, Names.class, OddAddresses.class, OddDatagrams.class,
            AsynchronousErrors.class, ErrorQueue.class, RepeatedConnect.class, ExplicitDestination.class, Demultiplexing.class,
            BroadcastAndMulticast.class, Groups.class, ErrorsFromTheNetwork.class, PathMtu.class, AcrossLinks.class, BetweenHosts.class,
            GroupsBetweenHosts.class, EdgesOfConnect.class, ThePrograms.class, SocketOptions.class, Messages.class, MalformedCalls.class,
            Waiting.class, DescriptorsAndThreads.class, Findings.class);

    private Suites() {
    }

    /** All tests. */
    public static List<TestMethod> tests() {
        return ALL.stream().flatMap(suite -> TestMethod.of(suite).stream()).toList();
    }

    /**
     * One test, without a look at any other suite.
     *
     * @param id as {@link TestMethod#id} has it
     * @throws IllegalArgumentException where there is none
     */
    public static TestMethod test(String id) {
        return ALL.stream().filter(suite -> id.startsWith(suite.getSimpleName() + "."))
                .flatMap(suite -> Arrays.stream(suite.getDeclaredMethods()))
                .filter(method -> id.endsWith("." + method.getName()) && method.isAnnotationPresent(Claim.class))
                .findFirst().map(TestMethod::of).orElseThrow(() -> new IllegalArgumentException("There is no test " + id + "."));
    }

    /** All cases. */
    public static List<Case> cases() {
        return tests().stream().flatMap(test -> test.cases().stream()).toList();
    }
}
