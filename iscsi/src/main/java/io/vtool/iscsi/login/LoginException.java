package io.vtool.iscsi.login;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A login that failed or was sent elsewhere, with its status as the wire has it. */
public final class LoginException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String targetAddress;

    /**
     * Makes a failure.
     *
     * @param status class and detail, see {@link LoginStatus}
     * @param message what was wrong; never holds a secret
     */
    public LoginException(int status, String message) {
        this(status, message, null);
    }

    /**
     * Makes a failure or redirection.
     *
     * @param status class and detail, see {@link LoginStatus}
     * @param message what was wrong; never holds a secret
     * @param targetAddress where to log in instead: {@code host:port}
     */
    public LoginException(int status, String message, @Nullable String targetAddress) {
        super(message);
        this.status = status;
        this.targetAddress = targetAddress;
    }

    /**
     * Returns the status.
     *
     * @return class in the high byte, detail in the low
     */
    public int status() {
        return status;
    }

    /**
     * Returns where the target moved.
     *
     * @return {@code host:port}, or null if it did not
     */
    public @Nullable String targetAddress() {
        return targetAddress;
    }
}
