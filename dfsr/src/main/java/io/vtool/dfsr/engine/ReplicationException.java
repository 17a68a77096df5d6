package io.vtool.dfsr.engine;

/** A member's files or database cannot be used. */
public final class ReplicationException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what could not be done, with the member's name
     * @param cause what the system says
     */
    public ReplicationException(String message, Throwable cause) {
        super(message, cause);
    }
}
