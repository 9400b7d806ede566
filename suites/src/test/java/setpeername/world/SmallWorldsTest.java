package setpeername.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.model.KernelTrait;
import setpeername.model.Trait;
import setpeername.script.Actor;
import setpeername.script.Oracle;
import setpeername.script.Place;
import setpeername.script.ScriptText;
import setpeername.script.Step;
import setpeername.script.Step.Call;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Small worlds")
class SmallWorldsTest {

    private static final Step CONNECT_A = Step.of(Actor.S1, Call.CONNECT, Place.of(Actor.A));
    private static final Step CONNECT_C = Step.of(Actor.S1, Call.CONNECT, Place.of(Actor.C));
    private static final Step SENDTO_C = Step.sendto(Actor.S1, "s1", Place.of(Actor.C));
    private static final String AGAIN = "small-worlds.json was made from another model: run java -jar suites/target/setpeername.jar worlds "
            + "--out reports/model/small-worlds.json";
    /** All small worlds with scripts of three calls, gone through once for all tests. */
    private static final Supplier<SmallWorlds.Result> FOLDED = new Supplier<>() {
        private SmallWorlds.Result result;

        @Override
        public synchronized SmallWorlds.Result get() {
            result = result == null ? SmallWorlds.explore(Flavours.ALL, SmallWorld.all(), 3, sentence -> { }) : result;
            return result;
        }
    };
    private static final SmallWorld TINY = new SmallWorld("tiny", Family.IPV4, List.of(CONNECT_A, CONNECT_C, SENDTO_C));

    @Test
    @DisplayName("find the smallest program that tells Linux from macOS, with what each call returns on either, call by call")
    void linuxAndMacos() {
        SmallWorlds.Result result = SmallWorlds.explore(List.of(Flavours.LINUX, Flavours.DARWIN), List.of(TINY), 2, sentence -> { });
        assertThat(result.pairs()).singleElement().satisfies(pair -> {
            Distinction first = pair.scripts().get(0);
            assertThat(first.script()).containsExactly("s1.connect(A)", "s1.sendto(\"s1\", C)");
            assertThat(first.left()).containsExactly("ok", "sent 2");
            assertThat(first.right()).containsExactly("ok", "EISCONN");
            assertThat(first.decidedBy()).isEqualTo("SENDTO_CONNECTED_IS_EISCONN");
        });
        assertThat(result.scripts()).isEqualTo(3 + 9);
    }

    @Test
    @DisplayName("tell no flavour from itself")
    void same() {
        assertThat(SmallWorlds.explore(List.of(Flavours.LINUX, Flavours.LINUX.answering(
                KernelTrait.OVERSIZE_IS_EMSGSIZE, Answer.NO)), List.of(TINY), 2, sentence -> { })
                .pairs().get(0).scripts()).isEmpty();
    }

    @Test
    @DisplayName("do not call POSIX and a platform different where the platform does one of the things that POSIX allows")
    void posixAllows() {
        SmallWorlds.Result result = SmallWorlds.explore(List.of(Flavours.LINUX, Flavours.POSIX), List.of(TINY), 2, sentence -> { });
        Set<List<String>> linux = new Oracle(Flavours.LINUX, Api.POSIX, Family.IPV4).predict(List.of(CONNECT_A, SENDTO_C));
        Set<List<String>> posix = new Oracle(Flavours.POSIX, Api.POSIX, Family.IPV4).predict(List.of(CONNECT_A, SENDTO_C));
        assertThat(posix).hasSizeGreaterThan(1).containsAll(linux);
        assertThat(result.pairs().get(0).scripts()).isEmpty();
    }

    @Test
    @DisplayName("show several ways of a call beside that call")
    void byCall() {
        Set<List<String>> ways = new LinkedHashSet<>(List.of(List.of("ok", "sent 2"), List.of("ok", "EISCONN")));
        assertThat(Distinction.byCall(2, ways)).containsExactly("ok", "sent 2 or EISCONN");
    }

    @Test
    @DisplayName("keep one of the scripts that are alike but for the sockets' names or the order of options")
    void folded() {
        Step reuse = Step.setsockopt(Actor.S1, Option.SO_REUSEADDR, 1);
        Step port = Step.setsockopt(Actor.S1, Option.SO_REUSEPORT, 1);
        assertThat(SmallWorld.mayFollow(List.of(), Step.of(Actor.S2, Call.DISSOLVE))).isFalse();
        assertThat(SmallWorld.mayFollow(List.of(CONNECT_A), Step.of(Actor.S2, Call.DISSOLVE))).isTrue();
        assertThat(SmallWorld.mayFollow(List.of(reuse), port)).isTrue();
        assertThat(SmallWorld.mayFollow(List.of(port), reuse)).isFalse();
    }

    /** For each two flavours, the traits that tell them apart, each with the length of its shortest script. */
    private static Map<String, Map<String, Integer>> lengths(SmallWorlds.Result result) {
        Map<String, Map<String, Integer>> lengths = new TreeMap<>();
        result.pairs().forEach(pair -> pair.scripts().forEach(script -> lengths
                .computeIfAbsent(pair.left() + " and " + pair.right(), p -> new TreeMap<>())
                .put(script.decidedBy(), script.script().size())));
        return lengths;
    }

    @Test
    @DisplayName("lose nothing by following one of the scripts only that lead to the same states, and by looking up what is known")
    void foldingLosesNothing() {
        PlainSearch.Found all = PlainSearch.search(Flavours.ALL, SmallWorld.all(), 3);
        assertThat(lengths(FOLDED.get())).isEqualTo(all.lengths());
        assertThat(FOLDED.get().scripts()).isLessThan(all.scripts() / 2);
    }

    @Test
    @DisplayName("follow scripts that differ in where they lead, in what was decided or returned on the way, or in who is not told apart yet")
    void foldingTellsApart() {
        Flavour open = Flavours.LINUX.leavingOpen(List.of(KernelTrait.SENDTO_CONNECTED_IS_EISCONN));
        Automaton.State start = new Automaton(open, TINY, new Returns()).start();
        Automaton.State connected = start.after(0, true)[0].state();
        Automaton.State refused = Stream.of(connected.after(2, true)).map(Automaton.Next::state)
                .filter(state -> !state.decisions().yes().isEmpty()).findFirst().orElseThrow();
        assertThat(refused.number(false)).as("EISCONN changes nothing").isEqualTo(connected.number(false));
        Folding folding = new Folding(false);
        assertThat(folding.isNew(1, List.of(List.of(new Way(1, connected)), List.of(new Way(1, start))))).isTrue();
        assertThat(folding.isNew(1, List.of(List.of(new Way(5, connected)), List.of(new Way(5, start))))).as("the same").isFalse();
        assertThat(folding.isNew(1, List.of(List.of(new Way(1, start)), List.of(new Way(1, start))))).as("another state").isTrue();
        assertThat(folding.isNew(1, List.of(List.of(new Way(1, refused)), List.of(new Way(1, start))))).as("a decision").isTrue();
        assertThat(folding.isNew(1, List.of(List.of(new Way(1, connected)), List.of(new Way(2, start))))).as("different returns").isTrue();
        assertThat(folding.isNew(3, List.of(List.of(new Way(1, connected)), List.of(new Way(1, start))))).as("another pair").isTrue();
    }

    @Test
    @DisplayName("follow a script that leads one flavour elsewhere, and not one that leads all to where another has")
    void follow() {
        Step connectB = Step.of(Actor.S1, Call.CONNECT, Place.of(Actor.B));
        SmallWorld same = new SmallWorld("same", Family.IPV4, List.of(CONNECT_A, connectB));
        SmallWorlds.Result result = SmallWorlds.explore(List.of(Flavours.LINUX, Flavours.LINUX.answering(
                KernelTrait.OVERSIZE_IS_EMSGSIZE, Answer.NO)), List.of(same), 3, sentence -> { });
        assertThat(result.scripts()).as("connect(A), connect(B); then both again behind each; nothing of these leads elsewhere")
                .isEqualTo(2 + 4);
    }

    private static JsonNode file() {
        return JsonMapper.builder().build().readTree(Path.of("..", "reports", "model", "small-worlds.json").toFile());
    }

    @Test
    @DisplayName("stand in their file as the model has them now: up to three calls they come out the same again")
    void fileIsCurrent() {
        Map<String, Map<String, Integer>> written = new TreeMap<>();
        for (JsonNode pair : file()) {
            assertThat(pair.path("model").asString("none")).as("Model of %s and %s. %s", pair.get("left"), pair.get("right"), AGAIN).isEqualTo(
                    Distinction.model(ModelSources.digest(), Flavours.of(pair.get("left").asString()), Flavours.of(pair.get("right").asString())));
            for (JsonNode script : pair.get("scripts")) {
                if (script.get("script").size() <= 3) {
                    written.computeIfAbsent(pair.get("left").asString() + " and " + pair.get("right").asString(), p -> new TreeMap<>())
                            .put(script.get("decidedBy").asString(), script.get("script").size());
                }
            }
        }
        assertThat(lengths(FOLDED.get())).as(AGAIN).isEqualTo(written);
    }

    /** Runs a script of the file again on both flavours; whether all that the file says of it comes out. */
    private static boolean holds(Flavour left, Flavour right, Distinction told) {
        Family family = Family.of(told.family());
        List<Step> steps = ScriptText.steps(String.join("\n", told.script()), Api.POSIX, family).steps();
        Set<List<String>> ofLeft = new Oracle(left, Api.POSIX, family).predict(steps);
        Set<List<String>> ofRight = new Oracle(right, Api.POSIX, family).predict(steps);
        Trait decider = Trait.of(told.decidedBy());
        Set<List<String>> turned = new Oracle(left.answering(decider, right.answer(decider)), Api.POSIX, family).predict(steps);
        Pairing pair = Pairing.of(List.of(left, right)).get(0);
        return told.left().equals(Distinction.byCall(steps.size(), ofLeft))
                && told.right().equals(Distinction.byCall(steps.size(), ofRight)) && pair.differ(ofLeft, ofRight) && !pair.differ(turned, ofRight);
    }

    @Test
    @DisplayName("tell apart what their file says they do: each of its scripts returns again what it says, and its trait decides")
    void fileHolds() {
        int scripts = 0;
        int longest = 0;
        for (JsonNode pair : file()) {
            for (JsonNode script : pair.get("scripts")) {
                Distinction told = JsonMapper.builder().build().treeToValue(script, Distinction.class);
                assertThat(holds(Flavours.of(pair.get("left").asString()), Flavours.of(pair.get("right").asString()), told))
                        .as("%s and %s: %s. %s", pair.get("left"), pair.get("right"), told, AGAIN).isTrue();
                scripts++;
                longest = Math.max(longest, told.script().size());
            }
        }
        assertThat(scripts).isGreaterThan(100);
        assertThat(longest).as("Calls of the longest script. %s", AGAIN).isEqualTo(5);
    }

    @Test
    @DisplayName("are not told as they are where a script, a return or the trait that decides is another")
    void fileIsWrong() {
        Distinction right = new Distinction("tiny", "ipv4", List.of("s1.connect(A)", "s1.sendto(\"s1\", C)"), List.of("ok", "sent 2"),
                List.of("ok", "EISCONN"), "SENDTO_CONNECTED_IS_EISCONN");
        assertThat(holds(Flavours.LINUX, Flavours.DARWIN, right)).isTrue();
        assertThat(holds(Flavours.LINUX, Flavours.DARWIN, new Distinction("tiny", "ipv4", right.script(), right.left(),
                List.of("ok", "sent 2"), right.decidedBy()))).isFalse();
        assertThat(holds(Flavours.LINUX, Flavours.DARWIN, new Distinction("tiny", "ipv4", List.of("s1.connect(A)", "s1.connect(C)"),
                List.of("ok", "ok"), List.of("ok", "ok"), right.decidedBy()))).isFalse();
        assertThat(holds(Flavours.LINUX, Flavours.DARWIN, new Distinction("tiny", "ipv4", right.script(), right.left(), right.right(),
                "OVERSIZE_IS_EMSGSIZE"))).isFalse();
    }

    @Test
    @DisplayName("are of another model where its sources are others, or one answer to one trait")
    void answers() {
        for (Trait trait : Trait.ALL) {
            Flavour other = Flavours.DARWIN.answering(trait, Flavours.DARWIN.answer(trait) == Answer.YES ? Answer.NO : Answer.YES);
            assertThat(Distinction.model("", Flavours.LINUX, other)).as(trait.name())
                    .isNotEqualTo(Distinction.model("", Flavours.LINUX, Flavours.DARWIN));
        }
        assertThat(Distinction.model("a", Flavours.LINUX, Flavours.DARWIN)).isNotEqualTo(Distinction.model("b", Flavours.LINUX, Flavours.DARWIN));
    }
}
