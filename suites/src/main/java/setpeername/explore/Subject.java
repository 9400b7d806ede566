package setpeername.explore;

import java.util.List;
import setpeername.model.Choices;
import setpeername.model.Flavour;
import setpeername.model.ModelHost;
import setpeername.script.Stage;
import setpeername.script.Step;
import setpeername.socket.Api;
import setpeername.socket.Family;
import setpeername.socket.Host;

/** What scripts are run on: this machine, or a flavour of the model that stands in for a machine. */
public interface Subject {

    /** Runs calls; returns what they returned. */
    List<String> run(List<Step> steps);

    /** Makes what a run took for granted anew, such as ports that nobody else has. */
    default void renew() {
    }

    /** Takes other ports where one of its own is taken, as a script may leave them; whether it did. */
    default boolean renewWhatIsTaken() {
        return false;
    }

    /** The sockets of a host. */
    static Subject on(Host host, Api api, Family family) {
        Stage stage = new Stage(host, api, family);
        return new Subject() {
            @Override
            public List<String> run(List<Step> steps) {
                return stage.run(steps);
            }

            @Override
            public void renew() {
                stage.reserve();
            }

            @Override
            public boolean renewWhatIsTaken() {
                boolean taken = !stage.hasFreePorts();
                if (taken) {
                    stage.reserve();
                }
                return taken;
            }
        };
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
