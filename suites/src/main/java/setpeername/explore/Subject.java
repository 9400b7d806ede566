package setpeername.explore;

import java.util.List;
import setpeername.model.Choices;
import setpeername.model.Flavour;
import setpeername.model.ModelHost;
import setpeername.script.Ports;
import setpeername.script.Stage;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.Host;

/** What scripts are run on, one after the other: this machine, or a flavour of the model that stands in for a machine. */
public interface Subject {

    /** Runs calls; returns what they returned. */
    List<String> run(List<Step> steps);

    /** The ports of the host that the last run had; none where no other script runs meanwhile. */
    default List<Integer> ports() {
        return List.of();
    }

    /** Makes what a run took for granted anew, such as ports that nobody else has. */
    default void renew() {
    }

    /** The sockets of a host, with ports of that share; with other ones when a script has left one taken. */
    static Subject on(Host host, Api api, Family family, Ports.Share share, boolean leavesPortsTaken) {
        return new HostSubject(new Stage(host, api, family, share), leavesPortsTaken);
    }

    /** The same, where other scripts run on the host at the same time. */
    static Subject besideOthers(Host host, Api api, Family family, Ports.Share share, boolean leavesPortsTaken) {
        return new HostSubject.BesideOthers(new Stage(host, api, family, share), leavesPortsTaken);
    }

    /** A flavour, which decides always in the same way what it leaves open. */
    static Subject of(Flavour flavour, Api api, Family family) {
        Choices choices = new Choices();
        ModelHost host = new ModelHost(flavour, choices);
        Stage stage = new Stage(host, api, family);
        return steps -> {
            choices.reset();
            host.restart();
            return stage.run(steps);
        };
    }
}
