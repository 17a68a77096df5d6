package io.vtool.emulator.host;

/** The device mapper refused: what the ioctl would have returned, with words. */
public final class MapperException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reasons, as errno names them. */
    public enum Reason {
        /** No such device. */
        ENXIO,
        /** The name or UUID is taken, or the device is in use. */
        EBUSY,
        /** The table or message makes no sense. */
        EINVAL
    }

    private final Reason reason;

    MapperException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Returns why.
     *
     * @return as errno names it
     */
    public Reason reason() {
        return reason;
    }
}
