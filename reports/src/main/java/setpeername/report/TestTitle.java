package setpeername.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A test's name as words: "recv() reports closed port" of {@code AsynchronousErrors.recvReportsClosedPort}. */
final class TestTitle {

    private static final Map<String, String> OWN_NAMES = Map.ofEntries(Map.entry("ipv4", "IPv4"), Map.entry("ipv6", "IPv6"),
            Map.entry("icmp", "ICMP"), Map.entry("jdk", "JDK"), Map.entry("so", "SO"), Map.entry("mtu", "MTU"), Map.entry("ttl", "TTL"),
            Map.entry("bsd", "BSD"), Map.entry("pktinfo", "IP_PKTINFO"), Map.entry("recverr", "IP_RECVERR"), Map.entry("fionread", "FIONREAD"),
            Map.entry("waitall", "MSG_WAITALL"), Map.entry("v6only", "IPV6_V6ONLY"), Map.entry("routes", "route's"),
            Map.entry("dont", "don't"), Map.entry("hundred", "a hundred"), Map.entry("program1", "program 1"), Map.entry("program3", "program 3"));
    private static final List<String> FUNCTIONS = List.of("connect", "send", "sendto", "recv", "recvfrom", "recvmsg", "recvmmsg", "sendmmsg",
            "poll", "bind", "close", "dup", "getsockname", "getpeername", "getsockopt", "setsockopt");
    private static final int MOST = 120;

    private TestTitle() {
    }

    static String of(String test) {
        String[] parts = test.substring(test.lastIndexOf('.') + 1).replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1 $2").split(" ");
        List<String> words = Arrays.stream(parts).map(TestTitle::word).collect(Collectors.toList());
        String first = words.get(0);
        words.set(0, FUNCTIONS.contains(first) ? first + "()" : first.isEmpty() ? first : first.substring(0, 1).toUpperCase(Locale.ROOT)
                + first.substring(1));
        String title = String.join(" ", words);
        return title.length() <= MOST ? title : title.substring(0, MOST) + "\u2026";
    }

    private static String word(String word) {
        String small = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) ? word : word.toLowerCase(Locale.ROOT);
        return OWN_NAMES.getOrDefault(small, small);
    }
}
