package setpeername.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import setpeername.script.Actor;
import setpeername.script.Place;
import setpeername.script.Place.Port;
import setpeername.script.Place.Where;
import setpeername.script.Step;
import setpeername.script.Step.Call;
import setpeername.socket.Family;
import setpeername.socket.Option;
import setpeername.socket.UdpSocket.Shutdown;

/**
 * The calls of a world that is small enough for all of its scripts to be run: libc's, on sockets of one family.
 *
 * @param name names it
 * @param family the family of its sockets
 * @param steps all of its calls, in the order in which scripts are made
 */
record SmallWorld(String name, Family family, List<Step> steps) {

    private static final Set<Call> LOOKS = Set.of(Call.GETSOCKNAME, Call.GETPEERNAME, Call.POLL);

    /** All small worlds: one socket of each family, and two of IPv4. */
    static List<SmallWorld> all() {
        List<SmallWorld> worlds = new ArrayList<>();
        for (Family family : Family.values()) {
            worlds.add(new SmallWorld("one " + family.id() + " socket", family, one(family)));
        }
        worlds.add(new SmallWorld("two ipv4 sockets", Family.IPV4, two()));
        return worlds;
    }

    /** Whether its scripts have two sockets under test, which are interchangeable. */
    boolean hasTwoSockets() {
        return steps.stream().anyMatch(step -> step.actor() == Actor.S2);
    }

    /** Whether a call changes nothing, so that only a script's last call needs to be one. */
    static boolean onlyLooks(Step step) {
        return LOOKS.contains(step.call());
    }

    /** Whether a script may go on with that call: of scripts that are alike but for names or for the order of setting options, one is kept. */
    static boolean mayFollow(List<Step> before, Step next) {
        boolean first = before.isEmpty();
        if (next.actor() == Actor.S2 && before.stream().noneMatch(s -> s.actor() == Actor.S1)) {
            return false;
        }
        if (first || before.get(before.size() - 1).call() != Call.SETSOCKOPT || next.call() != Call.SETSOCKOPT) {
            return true;
        }
        Step last = before.get(before.size() - 1);
        return last.actor() != next.actor() ? last.actor().compareTo(next.actor()) < 0 : last.option().compareTo(next.option()) < 0;
    }

    private static List<Step> one(Family family) {
        List<Step> steps = new ArrayList<>();
        Actor s1 = Actor.S1;
        steps.add(Step.of(s1, Call.CONNECT, Place.of(Actor.A)));
        steps.add(Step.of(s1, Call.CONNECT, Place.of(Actor.C)));
        steps.add(Step.of(s1, Call.CONNECT, new Place(Where.LOOPBACK, Port.ZERO)));
        steps.add(Step.of(s1, Call.DISSOLVE));
        steps.add(Step.of(s1, Call.BIND, new Place(Where.LOOPBACK, Port.P)));
        steps.add(Step.send(s1, "s1"));
        steps.add(Step.sendto(s1, "s1", Place.of(Actor.A)));
        steps.add(Step.sendto(s1, "s1", Place.of(Actor.C)));
        steps.add(Step.sendto(Actor.A, "a", Place.of(s1)));
        steps.add(Step.shutdown(s1, Shutdown.READ));
        steps.add(Step.shutdown(s1, Shutdown.BOTH));
        steps.add(Step.of(s1, Call.RECVFROM));
        if (family == Family.IPV4) {
            steps.add(Step.of(s1, Call.CONNECT, new Place(Where.BROADCAST, Port.P)));
            steps.add(Step.of(s1, Call.BIND, new Place(Where.ELSEWHERE, Port.P)));
            steps.add(Step.of(s1, Call.PEEK));
        } else {
            steps.add(Step.of(s1, Call.CONNECT, Place.of(Actor.X)));
            steps.add(Step.sendto(Actor.X, "x", new Place(Where.OTHER, Port.S1)));
        }
        steps.add(Step.setsockopt(s1, Option.RECVERR, 1));
        steps.add(Step.of(s1, Call.RECVERR));
        steps.add(Step.getsockopt(s1, Option.SO_ERROR));
        steps.add(Step.of(s1, Call.POLL));
        steps.add(Step.of(s1, Call.GETSOCKNAME));
        steps.add(Step.of(s1, Call.GETPEERNAME));
        return List.copyOf(steps);
    }

    private static List<Step> two() {
        List<Step> steps = new ArrayList<>();
        for (Actor socket : List.of(Actor.S1, Actor.S2)) {
            steps.add(Step.setsockopt(socket, Option.SO_REUSEADDR, 1));
            steps.add(Step.setsockopt(socket, Option.SO_REUSEPORT, 1));
            steps.add(Step.of(socket, Call.BIND, new Place(Where.ANY, Port.P)));
            steps.add(Step.of(socket, Call.BIND, new Place(Where.LOOPBACK, Port.P)));
            steps.add(Step.of(socket, Call.CONNECT, Place.of(Actor.A)));
            steps.add(Step.of(socket, Call.JOIN));
            steps.add(Step.of(socket, Call.RECVFROM));
            steps.add(Step.of(socket, Call.GETSOCKNAME));
        }
        steps.add(Step.sendto(Actor.A, "a", new Place(Where.LOOPBACK, Port.P)));
        steps.add(Step.sendto(Actor.B, "b", new Place(Where.LOOPBACK, Port.P)));
        steps.add(Step.sendto(Actor.A, "a", new Place(Where.GROUP, Port.P)));
        return List.copyOf(steps);
    }
}
