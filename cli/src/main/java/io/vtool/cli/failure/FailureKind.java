package io.vtool.cli.failure;

/** The kinds of trouble a script can tell apart by status, after sysexits(3). */
public enum FailureKind {
    /** A service, device or program that is needed is not there. */
    UNAVAILABLE(69),
    /** Reading or writing failed. */
    IO(74),
    /** It may work later: a lock, a busy device, a deadline. */
    TEMPORARY(75),
    /** The system does not allow it. */
    PERMISSION(77);

    private final int status;

    FailureKind(int status) {
        this.status = status;
    }

    /** The exit status of a command that ends this way. */
    public int status() {
        return status;
    }
}
