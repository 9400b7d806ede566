package setpeername.explore;

import java.util.ArrayList;
import java.util.List;
import setpeername.script.HeldPorts;
import setpeername.script.Stage;
import setpeername.script.Step;
import setpeername.script.Symbols;

/** The sockets of a host, on which no other script runs meanwhile. */
class HostSubject implements Subject {

    final Stage stage;
    private final boolean leavesPortsTaken;

    /** Those of a stage, which takes other ports when a script has left one taken, where scripts do. */
    HostSubject(Stage stage, boolean leavesPortsTaken) {
        this.stage = stage;
        this.leavesPortsTaken = leavesPortsTaken;
    }

    @Override
    public final List<String> run(List<Step> steps) {
        if (leavesPortsTaken && !stage.hasFreePorts()) {
            stage.reserve();
        }
        return perform(steps);
    }

    List<String> perform(List<Step> steps) {
        return stage.run(steps);
    }

    @Override
    public final void renew() {
        stage.reserve();
    }

    /** The same where other scripts run on the host at the same time: it tells which ports it had, which the kernel may have given to two. */
    static final class BesideOthers extends HostSubject {
        private HeldPorts held;

        BesideOthers(Stage stage, boolean leavesPortsTaken) {
            super(stage, leavesPortsTaken);
        }

        @Override
        List<String> perform(List<Step> steps) {
            Symbols symbols = stage.symbols();
            List<String> returns = new ArrayList<>(steps.size());
            held = new HeldPorts(stage);
            stage.run(steps, (index, step, returned) -> {
                held.after(step);
                return returns.add(Stage.text(symbols, step, returned));
            });
            return returns;
        }

        @Override
        public List<Integer> ports() {
            return held.all();
        }
    }
}
