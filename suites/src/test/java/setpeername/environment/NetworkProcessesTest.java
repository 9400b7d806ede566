package setpeername.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import setpeername.environment.Commands.Ended;
import setpeername.outcome.RunFile;
import setpeername.outcome.Status;

/** The hosts of the network end with the run, however that ends; where the network cannot be made, one sentence says why. */
@Tag("slow")
class NetworkProcessesTest {

    private static final String TEST = "ErrorsFromTheNetwork.filtered";
    /** The client, the router, the server, the neighbour. */
    private static final int HOSTS = 4;

    @TempDir
    private Path directory;

    private static String namespace(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("ns/net")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** The network namespaces that processes of this machine are in. */
    private static Set<String> namespaces(Stream<Path> processes) {
        Set<String> found = processes.map(NetworkProcessesTest::namespace).collect(Collectors.toCollection(HashSet::new));
        found.remove("");
        return found;
    }

    private static Set<String> allNamespaces() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return namespaces(processes.filter(p -> p.getFileName().toString().matches("[0-9]+")));
        }
    }

    /** Runs many rounds and returns once its network is there: all hosts. */
    private Process running() throws IOException {
        Process run = new ProcessBuilder(Commands.setpeername(List.of(), "observe", "--test", TEST + ",ErrorsFromTheNetwork.lateError",
                "--repeat", "100000")).redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile())
                .redirectInput(new File("/dev/null")).start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        Set<String> others = new HashSet<>();
        while (others.size() < HOSTS && run.isAlive() && System.nanoTime() < deadline) {
            others = namespaces(run.descendants().map(p -> Path.of("/proc/" + p.pid())));
            others.remove(namespace(Path.of("/proc/self")));
            assumeTrue(!Files.readString(directory.resolve("out")).contains("NOT_RUN"), "No network can be made here.");
        }
        assertThat(others).as("network namespaces of the run").hasSize(HOSTS);
        return run;
    }

    private static void assertNothingIsLeft(Set<ProcessHandle> processes, Set<String> namespaces) throws IOException {
        for (ProcessHandle process : processes) {
            process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
        }
        assertThat(allNamespaces()).doesNotContainAnyElementsOf(namespaces);
    }

    @Test
    void nothingIsLeftWhenTheRunIsKilled() throws IOException, InterruptedException {
        assumeTrue(Commands.run(List.of("unshare", "--net", "true")).exitCode() == 0, "No network namespace can be made here.");
        Process run = running();
        Set<ProcessHandle> processes = run.descendants().collect(Collectors.toSet());
        Set<String> namespaces = namespaces(processes.stream().map(p -> Path.of("/proc/" + p.pid())));
        namespaces.remove(namespace(Path.of("/proc/self")));
        assertThat(processes.size()).isGreaterThanOrEqualTo(HOSTS);
        run.destroyForcibly().waitFor();
        assertNothingIsLeft(processes, namespaces);
    }

    @Test
    void nothingIsLeftWhenTheClientIsKilled() throws IOException, InterruptedException {
        assumeTrue(Commands.run(List.of("unshare", "--net", "true")).exitCode() == 0, "No network namespace can be made here.");
        Process run = running();
        Set<ProcessHandle> processes = run.descendants().collect(Collectors.toSet());
        Set<String> namespaces = namespaces(processes.stream().map(p -> Path.of("/proc/" + p.pid())));
        namespaces.remove(namespace(Path.of("/proc/self")));
        run.children().forEach(ProcessHandle::destroyForcibly);
        run.destroyForcibly().waitFor();
        assertNothingIsLeft(processes, namespaces);
    }

    /** One case, on whose first try the router does not answer for some seconds; behind its sentence stands what was kept. */
    private Process held(String seconds) throws IOException {
        assumeTrue(Commands.run(List.of("unshare", "--net", "true")).exitCode() == 0, "No network namespace can be made here.");
        tool("ip", """
                real() { PATH=${PATH#*:} && exec ip "$@"; }
                case "$*" in *'-batch -') ;; *) real "$@" ;; esac
                while read -r line; do
                    case $line in *'group '[1-9]) test -e HELD || { : >HELD; sleep SECONDS; } ;; esac
                    echo "$line"
                done | real "$@"
                """.replace("HELD", directory + "/held").replace("SECONDS", seconds));
        ProcessBuilder builder = new ProcessBuilder(Commands.setpeername(List.of(), "observe", "--test", TEST, "--api", "datagram-channel",
                "--family", "ipv4")).redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("PATH", directory + File.pathSeparator + System.getenv("PATH"));
        return builder.start();
    }

    private String said(Process run) throws IOException, InterruptedException {
        assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(directory.resolve("out"));
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        assertThat(Commands.run(command).exitCode()).isZero();
    }

    @Test
    void caseWithASilentHostIsGivenUpAndKeepsWhatItsKernelKnew() throws IOException, InterruptedException {
        assertThat(said(held("11.5"))).contains("1 INCONCLUSIVE", "the case was given up", "client softnet_stat: ", "router dev: ",
                "router neigh: ", "server udp: ", "server counters: ", "server threads: java S ", "server main RUNNABLE < ")
                .doesNotContain("ried again");
    }

    @Test
    void caseDuringWhichTheCpuStoodStillIsTriedAgain() throws IOException, InterruptedException {
        Process run = held("4");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!Files.exists(directory.resolve("held"))) {
            assertThat(run.isAlive() && System.nanoTime() < deadline).as("a case comes to run").isTrue();
        }
        List<ProcessHandle> hosts = run.descendants().toList();
        signal("-STOP", hosts);
        // The bound of a case, and more, by a clock that nothing of the run has.
        assertThat(Commands.run(List.of("sleep", "11.5")).exitCode()).isZero();
        signal("-CONT", hosts);
        assertThat(said(run)).contains("1 HOLDS", "tried again: the first try was given up after ",
                "Tried again, as the network's CPU stood still: 1.");
    }

    private void notRun(String path, String sentence) throws IOException {
        Path out = directory.resolve("run.jsonl");
        Ended ended = Commands.after("export PATH=" + path, Commands.setpeername(List.of(), "observe", "--out", out.toString(),
                "--test", TEST, "--api", "datagram-channel", "--family", "ipv4")).withoutStackTrace();
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(RunFile.read(out).observations()).singleElement().satisfies(o -> {
            assertThat(o.status()).isEqualTo(Status.NOT_RUN);
            assertThat(o.meaning()).startsWith("No network of other hosts can be made here: ").contains(sentence).endsWith(".")
                    .doesNotContain("\n");
        });
    }

    private Path tool(String name, String script) throws IOException {
        Path tool = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        return tool;
    }

    @Test
    void missingToolIsNamed() throws IOException {
        notRun(directory.toString(), "the program unshare is missing (Debian's package util-linux)");
        tool("unshare", "exit 1");
        tool("taskset", "exit 1");
        notRun(directory.toString(), "the program ip is missing (Debian's package iproute2)");
    }

    @Test
    void missingPermissionIsNamed() throws IOException {
        tool("unshare", "echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1");
        notRun(directory + ":$PATH", "it takes root, or user namespaces for ordinary users (unshare: unshare failed: Operation not "
                + "permitted)");
    }

    @Test
    void linksThatCannotBeMadeAreNamed() throws IOException {
        tool("ip", "test $1 = -force || PATH=${PATH#*:} exec ip \"$@\"; while read line; do case $line in "
                + "*veth*) echo 'RTNETLINK answers: Operation not supported';; 'link show dev lo') echo '1: lo: <LOOPBACK>'; echo "
                        + "link;; esac; done");
        notRun(directory + ":$PATH", "RTNETLINK answers: Operation not supported");
    }
}
