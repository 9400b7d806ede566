package setpeername.cli;

/** Something that a command cannot go on with; the message says in one sentence what, and what to do. */
final class CommandError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    CommandError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** 1: a result is wrong or could not be kept; 2: the command was. */
    int exitCode() {
        return exitCode;
    }
}
