package setpeername.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import setpeername.model.Choices.Decisions;
import setpeername.model.Flavour;
import setpeername.script.Walks;
import setpeername.script.Walks.Move;
import setpeername.script.Walks.Spot;

/**
 * What a flavour does in a small world: its states, and what each call returns in each of them and where it leads. Each is found when it is
 * asked for, and then known: a script is no more than a way through it.
 */
final class Automaton {

    private final SmallWorld world;
    private final Returns returns;
    private final Walks walks;
    private final int asked;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Key, State> states = new HashMap<>();
    private final State start;

    /** That of a flavour in a world; what calls return is numbered there. */
    Automaton(Flavour flavour, SmallWorld world, Returns returns) {
        this.world = world;
        this.returns = returns;
        this.walks = new Walks(flavour, world.family(), world.steps());
        this.asked = world.hasTwoSockets() ? 2 : 1;
        this.start = new State(walks.start(), -1, -1);
    }

    /** What makes a state: the number of what the host is like, and how what is open was decided. */
    private record Key(int number, Decisions decisions) {
    }

    /** A state of the flavour. */
    final class State {
        private final Spot spot;
        private final int number;
        private final int swapped;
        private final Next[][] after = new Next[world.steps().size()][];

        private State(Spot spot, int number, int swapped) {
            this.spot = spot;
            this.number = number;
            this.swapped = swapped;
        }

        /** The number of what the host is like, with the names of the first two sockets as they are, or swapped. */
        int number(boolean withSwappedNames) {
            return withSwappedNames ? swapped : number;
        }

        Decisions decisions() {
            return spot.decisions();
        }

        /** The same state, where that was decided and no more. */
        State settled(Decisions decisions) {
            return states.computeIfAbsent(new Key(number, decisions), key -> new State(spot.settled(decisions), number, swapped));
        }

        /**
         * All ways that the call of that place in the world may go.
         *
         * @param goesOn whether it matters where they lead
         */
        Next[] after(int call, boolean goesOn) {
            Next[] known = after[call];
            if (known == null || goesOn && known[0].state == null) {
                List<Move> moves = walks.moves(spot, world.steps().get(call), goesOn ? asked : 0);
                known = moves.stream().map(Automaton.this::next).toArray(Next[]::new);
                after[call] = known;
            }
            return known;
        }
    }

    /**
     * One way that a call may go.
     *
     * @param returned the number of what it returns
     * @param state where it leads; null where nobody has asked
     */
    record Next(int returned, State state) {
    }

    /** Where every script begins. */
    State start() {
        return start;
    }

    /** Whether calls, by their places in the world, may return that. */
    boolean allows(List<Integer> calls, List<String> returned) {
        List<Way> at = List.of(new Way(Returns.NONE, start));
        for (int i = 0; i < calls.size() && !at.isEmpty(); i++) {
            boolean goesOn = i + 1 < calls.size();
            int wanted = returns.number(returned.get(i));
            List<Way> further = new ArrayList<>();
            for (Way way : at) {
                for (Next next : way.state().after(calls.get(i), goesOn)) {
                    if (next.returned == wanted) {
                        further.add(new Way(Returns.NONE, next.state));
                    }
                }
            }
            at = goesOn ? Folding.joined(further) : further;
        }
        return !at.isEmpty();
    }

    private Next next(Move move) {
        int returned = returns.number(move.returned());
        if (move.spot() == null) {
            return new Next(returned, null);
        }
        int number = number(move.states().get(0));
        int swapped = asked == 1 ? number : number(move.states().get(1));
        return new Next(returned, states.computeIfAbsent(new Key(number, move.spot().decisions()),
                key -> new State(move.spot(), number, swapped)));
    }

    private int number(String text) {
        return numbers.computeIfAbsent(text, t -> numbers.size());
    }
}
