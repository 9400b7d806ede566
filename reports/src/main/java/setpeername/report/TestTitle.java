package setpeername.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A test's name as words: "recv() reports closed port" of {@code AsynchronousErrors.recvReportsClosedPort}. */
final class TestTitle {

    private static final Map<String, String> OWN_NAMES = Map.of("ipv4", "IPv4", "ipv6", "IPv6", "icmp", "ICMP", "jdk", "JDK", "so", "SO");
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
