package io.vtool.cli.failure;

/** The command line asks for something that does not exist or makes no sense: status 2. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A usage error.
     *
     * @param message what is wrong, without a full stop: {@code unknown option '--jsn', did you mean '--json'?}
     */
    public UsageError(String message) {
        super(message, null, false, false);
    }
}
