package setpeername.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import setpeername.api.ThisHost;
import setpeername.explore.Lanes;
import setpeername.explore.Subject;
import setpeername.model.Answer;
import setpeername.model.Flavour;
import setpeername.model.Flavours;
import setpeername.model.KernelTrait;
import setpeername.platform.Platform;
import setpeername.platform.ThisPlatform;
import setpeername.process.ChildJvm;
import setpeername.script.Ports;
import setpeername.socket.Api;
import setpeername.socket.Family;

/** What {@code --platform} and {@code --model} of the commands about scripts say: where scripts run, and what they are held against. */
final class ScriptHost {

    static final String THIS_MACHINE = ObserveCommand.THIS_MACHINE;
    private static final String MODEL = "model:";

    private final Flavour platform;
    private final Flavour model;
    private final ThisHost machine;

    ScriptHost(String platform, String model) {
        this.platform = platform.equals(THIS_MACHINE) ? null : flavour("platform", platform);
        this.machine = this.platform == null ? new ThisHost() : null;
        this.model = model != null ? flavour("model", model.startsWith(MODEL) ? model : MODEL + model) : ofStack();
    }

    private static Flavour flavour(String what, String name) {
        if (!name.startsWith(MODEL)) {
            throw new CommandError(2, "Unknown " + what + " '" + name + "': choose " + THIS_MACHINE + ", or one of "
                    + Flavours.ALL.stream().map(f -> MODEL + f.id()).collect(Collectors.joining(", ")) + ", or one of these with !TRAIT behind.");
        }
        return choose(() -> Flavours.of(name.substring(MODEL.length())));
    }

    /** What a choice is, or the sentence of its exception as that of a wrong option. */
    static <T> T choose(Supplier<T> choice) {
        try {
            return choice.get();
        } catch (IllegalArgumentException e) {
            throw new CommandError(2, e.getMessage());
        }
    }

    private Flavour ofStack() {
        if (platform != null) {
            return Flavours.LINUX;
        }
        Platform here = ThisPlatform.find();
        return Flavours.of(here.stack(), here.kernel()).orElseThrow(() -> new CommandError(2,
                "There is no model of this machine's network stack, '" + here.stack() + "': choose one to hold it against with --model."));
    }

    /** The model that is asked what is allowed. */
    Flavour model() {
        return model;
    }

    /** The flavour that scripts run on; null for this machine. */
    Flavour platform() {
        return platform;
    }

    /** Its name. */
    String name() {
        return platform == null ? ThisPlatform.find().id() : MODEL + platform.id();
    }

    /** Why scripts of that API and family cannot be run there, in one sentence. */
    Optional<String> missing(Api api, Family family) {
        if (machine == null || needsIpv4Jvm(api, family)) {
            return Optional.empty();
        }
        return machine.missing(api).or(() -> machine.missing(family));
    }

    /** Whether they need a JVM with {@code java.net.preferIPv4Stack}, which this is not. */
    boolean needsIpv4Jvm(Api api, Family family) {
        return machine != null && api.familyIsFixedByJvm() && !family.isInet6() && !ThisHost.prefersIpv4();
    }

    /** What a script runs on there. */
    Subject subject(Api api, Family family) {
        return platform == null ? Subject.on(machine, api, family, Ports.shares(1).get(0), leavesPortsTaken())
                : Subject.of(platform, api, family);
    }

    /** What scripts run in there: as many lanes as are asked for, or, where 0 are, as suit this machine; a model needs no more than one. */
    Lanes lanes(int asked, Api api, Family family) {
        return platform == null ? Lanes.on(count(asked, api), ThisHost::new, api, family, leavesPortsTaken())
                : Lanes.of(subject(api, family));
    }

    private boolean leavesPortsTaken() {
        return model.answer(KernelTrait.CLOSE_FREES_THE_PORT) != Answer.YES;
    }

    /** How many lanes that are on this machine. */
    static int count(int asked, Api api) {
        if (asked < 0 || asked > Lanes.MOST) {
            throw new CommandError(2, "--lanes needs a number from 1 to " + Lanes.MOST + ", not " + asked + ".");
        }
        return asked == 0 ? Lanes.suitable(api) : asked;
    }

    /** Runs a command of this program in a JVM with {@code java.net.preferIPv4Stack}; returns its exit code. */
    static int inIpv4Jvm(List<String> arguments) throws IOException {
        List<String> options = List.of("-Djava.net.preferIPv4Stack=true", "-XX:TieredStopAtLevel=4");
        List<String> command = new ArrayList<>(ChildJvm.command(options, Main.class, arguments.toArray(String[]::new)));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandError(1, "Interrupted.");
        }
    }
}
