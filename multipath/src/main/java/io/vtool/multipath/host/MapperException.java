package io.vtool.multipath.host;

/** Device-mapper refused. */
public final class MapperException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such device. */
        NO_SUCH_DEVICE,
        /** Somebody holds it open. */
        IN_USE,
        /** The name or the UUID is taken. */
        EXISTS,
        /** The table or the message is not understood. */
        INVALID,
        /** The state could not be read or written. */
        FAILED
    }

    private final Reason reason;

    /** A refusal. */
    public MapperException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
