package setpeername.run;

import java.util.Optional;

/** Runs the cases that need other hosts, as the client in a network of them. */
interface NetworkClient extends Runner {

    /**
     * Why it cannot run any case, in one sentence.
     *
     * @return empty where it can
     */
    Optional<String> missing();

    /** A case comes that needs no other host. */
    void leave();
}
