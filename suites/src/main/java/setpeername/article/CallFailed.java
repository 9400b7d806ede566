package setpeername.article;

/** A call of one of the programs failed, which ends it. The message is the line that the article's programs then print. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String call;

    /**
     * With the call's name in C and what the system said.
     *
     * @param error through libc the errno's text with its number, for example {@code Connection refused (111)}; through the JDK the
     *        exception
     */
    CallFailed(String call, String error) {
        super(call + " failed: " + error);
        this.call = call;
    }

    /** The call's name in C. */
    public String call() {
        return call;
    }
}
