package setpeername.report;

/** Something that the report cannot go on with; the message says in one sentence what, and what to do. The command exits with 2. */
final class ReportError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportError(String message) {
        super(message);
    }
}
