package setpeername.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import setpeername.platform.Platform;

/**
 * How near a recorded platform is to the one that was measured. Comparable at all are only records of the same operating system and
 * network stack; of these the nearest has the nearest kernel, then the same C library, then the nearest JDK, then the same options for its
 * networking, then the same processor, and among equals the latest start.
 */
final class Likeness {

    private static final Comparator<int[]> BY_PART = Arrays::compare;

    private Likeness() {
    }

    /** The record to compare a run on that platform with, or none where nobody has recorded its operating system and stack. */
    static Optional<NamedRun> nearest(Platform here, List<NamedRun> records) {
        return records.stream().filter(r -> r.run().platform().os().equals(here.os()) && r.run().platform().stack().equals(here.stack()))
                .min(Comparator.comparing((NamedRun r) -> distance(kernel(here), kernel(r.run().platform())), BY_PART)
                        .thenComparing(r -> !sameLibc(here, r.run().platform()))
                        .thenComparing(r -> Math.abs(jdk(here) - jdk(r.run().platform())))
                        .thenComparing(r -> !here.options().equals(r.run().platform().options()))
                        .thenComparing(r -> !here.arch().equals(r.run().platform().arch()))
                        .thenComparing(r -> r.run().started(), Comparator.reverseOrder()));
    }

    /** Whether both are the same for the build: operating system, stack, kernel (major, minor; of Windows the build too), C library, JDK feature release, options. */
    static boolean same(Platform here, Platform there) {
        return here.os().equals(there.os()) && here.stack().equals(there.stack()) && otherwise(here, there).isEmpty();
    }

    /** What of the kernel, the C library, the JDK and its options differs, in words; empty where they are the same. */
    static String otherwise(Platform here, Platform there) {
        StringBuilder words = new StringBuilder();
        int parts = here.os().equals("windows") ? 3 : 2;
        if (!Arrays.equals(kernel(here), 0, parts, kernel(there), 0, parts)) {
            words.append("kernel ").append(there.kernel()).append(" instead of ").append(here.kernel());
        }
        if (!sameLibc(here, there)) {
            words.append(words.isEmpty() ? "" : ", ").append(there.libc()).append(" instead of ").append(here.libc());
        }
        if (jdk(here) != jdk(there)) {
            words.append(words.isEmpty() ? "" : ", ").append("JDK ").append(there.jdk()).append(" instead of ").append(here.jdk());
        }
        if (!there.options().equals(here.options())) {
            words.append(words.isEmpty() ? "" : ", ").append(there.options().isEmpty() ? "no JVM option" : there.options())
                    .append(" instead of ").append(here.options().isEmpty() ? "none" : here.options());
        }
        return words.toString();
    }

    private static boolean sameLibc(Platform a, Platform b) {
        return firstWord(a.libc()).equals(firstWord(b.libc()));
    }

    private static String firstWord(String text) {
        return text.strip().split("\\s", 2)[0];
    }

    /** The JDK's feature release, whatever its version looks like. */
    static int jdk(Platform platform) {
        return numbers(platform.jdk(), 1)[0];
    }

    /** Orders kernels, the oldest first. */
    static long kernelOrder(Platform platform) {
        int[] k = kernel(platform);
        return k[0] * 1_000_000L + Math.min(k[1], 999) * 1000L + Math.min(k[2], 999);
    }

    /** The first three numbers of its kernel's release. */
    static int[] kernel(Platform platform) {
        return numbers(platform.kernel(), 3);
    }

    /** The first numbers of a version, 0 where it has fewer; a version is whatever the platform says it is. */
    private static int[] numbers(String version, int count) {
        int[] numbers = new int[count];
        int found = 0;
        for (String part : version.split("[^0-9]+")) {
            if (found < count && !part.isEmpty() && part.length() < 10) {
                numbers[found++] = Integer.parseInt(part);
            }
        }
        return numbers;
    }

    private static int[] distance(int[] a, int[] b) {
        int[] distance = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            distance[i] = Math.abs(a[i] - b[i]);
        }
        return distance;
    }
}
