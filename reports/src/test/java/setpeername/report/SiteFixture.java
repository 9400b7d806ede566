package setpeername.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import setpeername.outcome.Observation;
import setpeername.outcome.Run;
import setpeername.outcome.Status;
import setpeername.platform.Platform;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** A site in a folder: this machine, a gVisor that breaks, a prediction that leaves it open. */
final class SiteFixture {

    static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u001b[31m\u202e";

    static final String EXPLAINED = """
            - id: told
              headline: <b>gVisor</b> tells nobody.
              platform: {stack: gvisor}
              why: It does not ask.
              sources: [{name: 'gVisor, Ask()', link: 'https://example.org/ask.go'}]
              outcomes: {%s: [fence]}
            """.formatted(Runs.TEST);

    private SiteFixture() {
    }

    /** A run with every status, a hostile kernel name, an outcome of a megabyte and a claim that was removed. */
    static Run hostile() {
        List<Observation> seen = new ArrayList<>(Runs.all(Status.HOLDS, "ECONNREFUSED"));
        seen.set(0, withParts());
        seen.set(1, Runs.seen(Api.POSIX, Family.IPV6, Status.INCONCLUSIVE, "z".repeat(1_000_000)));
        seen.set(2, Runs.seen(Api.POSIX, Family.MAPPED, Status.HOLDS, HOSTILE));
        seen.set(3, Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV4, Status.NOT_APPLICABLE, ""));
        seen.set(4, Runs.seen(Api.DATAGRAM_SOCKET, Family.IPV6, Status.NOT_RUN, ""));
        seen.set(5, Runs.seen(Api.DATAGRAM_SOCKET, Family.MAPPED, Status.HARNESS_ERROR, "odd"));
        seen.add(new Observation("article/removed" + HOSTILE, "Old.test", "winsock", "ipv4", "ok", "m", Status.HOLDS, List.of(), 1));
        return Runs.run(Runs.linux("6.18<script>alert(2)</script>", "25.0.3"), seen);
    }

    private static Observation withParts() {
        return new Observation(Runs.CLAIM.id(), Runs.TEST, "posix", "ipv4", "sent 2, ECONNREFUSED, said", "The error is told.", Status.HOLDS,
                List.of("socket.connect(closed) -> ok", "socket.send(\"hi\") -> sent 2", "socket.recv() -> ECONNREFUSED"), 1, List.of(1, 2, -1),
                capture());
    }

    static String capture() {
        byte[] datagram = Pcap.ipv4(false, 17, Pcap.udp(40000, 7, 2));
        return new Pcap(Pcap.ETHERNET).packet(0, 0x0806, Pcap.arp()).packet(1500, 0x0800, datagram)
                .packet(2250, 0x0800, Pcap.ipv4(true, 1, Pcap.icmp(3, 3, datagram))).base64();
    }

    /** Writes the site of that run, with an explanation of what differs. */
    static Path write(Path folder, Run here) throws IOException {
        return write(folder, here, EXPLAINED);
    }

    static Path write(Path folder, Run here, String explained) throws IOException {
        NamedRun gvisor = new NamedRun("gvisor", Runs.run(Runs.platform("linux", "gvisor", "4.4.0", "glibc 2.36", "25"), Status.BREAKS, "fence"));
        String leftOpen = "Left open: HOLDS with 'ECONNREFUSED', BREAKS with 'fence'.";
        List<Observation> open = Runs.all(Status.INCONCLUSIVE, "ECONNREFUSED | fence").stream()
                .map(o -> new Observation(o.claim(), o.test(), o.api(), o.family(), o.outcome(), leftOpen, o.status(), o.detail(), 1)).toList();
        NamedRun model = new NamedRun("model-linux", Runs.run(Platform.predicted("linux"), open));
        NamedRun darwin = new NamedRun("model-darwin", Runs.run(Platform.predicted("darwin"), Status.HOLDS, "EPIPE"));
        Files.copy(Path.of("model/small-worlds.json"), folder.resolve("worlds.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("kill-matrix.json"), """
                {"base": "linux", "mutants": [
                {"id": "A", "sentence": "It does.", "source": "a page", "cases": 2, "killedBy": [{"claim": "%1$s", "cases": 2}]},
                {"id": "B", "sentence": "It does not.", "source": "a page", "cases": 0, "killedBy": [], "equivalent": "Nobody sees it."},
                {"id": "C", "sentence": "It may.", "source": "a page", "cases": 0, "killedBy": []}],
                "claims": [{"id": "%1$s", "killedMutants": ["A"]}]}""".formatted(Runs.CLAIM.id()));
        Files.writeString(folder.resolve("lab.json"), """
                [{"name": "alpine-jdk25", "title": "Alpine (musl), JDK 25", "state": "NOT_RUN", "reason": "No registry answers."}]""");
        return Files.writeString(folder.resolve("index.html"), Runs.site(here, List.of(gvisor), List.of(model, darwin), explained, folder).html(false));
    }
}
