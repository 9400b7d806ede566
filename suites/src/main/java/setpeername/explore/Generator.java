package setpeername.explore;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import setpeername.script.Alphabet;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;

/**
 * Random scripts of one API and family: plain lists of calls from the {@link Alphabet}, which jqwik makes and shrinks. The same seed gives
 * the same scripts. To be used within a {@link net.jqwik.api.sessions.JqwikSession}.
 */
public final class Generator {

    /** How many calls a script has before it is shrunk. */
    public static final int CALLS = 10;

    /** Lists are as long as they may be: shorter ones come from shrinking. */
    private static final RandomDistribution LONGEST =
            (genSize, min, max, center) -> random -> max;

    private final RandomGenerator<List<Step>> generator;
    private final Random random;

    /** Scripts of that API and family, from that seed. */
    public Generator(Api api, Family family, long seed) {
        generator = arbitrary(api, family).generator(1000, false);
        random = new Random(seed);
    }

    /** Any script of up to {@link #CALLS} calls. */
    public static Arbitrary<List<Step>> arbitrary(Api api, Family family) {
        List<Tuple.Tuple2<Integer, Step>> weighted = Alphabet.of(api, family).entrySet().stream()
                .map(entry -> Tuple.of(entry.getValue(), entry.getKey())).collect(Collectors.toList());
        return Arbitraries.frequency(weighted).list().ofMinSize(1).ofMaxSize(CALLS).withSizeDistribution(LONGEST);
    }

    /** The next script. */
    public Shrinkable<List<Step>> next() {
        return generator.next(random);
    }
}
