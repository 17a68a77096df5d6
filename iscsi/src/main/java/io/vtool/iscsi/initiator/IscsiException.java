package io.vtool.iscsi.initiator;

import io.vtool.iscsi.login.LoginStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Everything that can go wrong between an initiator and a target. The message names no secret and ends without a stop. */
public final class IscsiException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the reaction to it differs. */
    public enum Kind {
        /** The host name has no address. */
        RESOLVE,
        /** Nobody listens at the address. */
        REFUSED,
        /** There is no way to the address. */
        UNREACHABLE,
        /** No answer came in time. */
        TIMED_OUT,
        /** The peer ended or reset the connection. */
        CLOSED,
        /** This end could not prove who it is, or the target could not. */
        AUTHENTICATION,
        /** The target knows the initiator but does not let it in. */
        AUTHORIZATION,
        /** The target refused the login for another reason. */
        LOGIN_REFUSED,
        /** The target is not able to serve now; a later login may succeed. */
        UNAVAILABLE,
        /** The target was moved too often, or to an address that is none. */
        MOVED,
        /** The two ends could not agree on the session. */
        NEGOTIATION,
        /** The peer broke the protocol. */
        PROTOCOL,
        /** The target rejected a request. */
        REJECTED,
        /** The target failed to carry out a command, or terminated it. */
        TARGET_FAILURE,
        /** The session may only read, and the request does more. */
        NOT_ALLOWED,
        /** The session was ended by this end, or by the wish of the target. */
        ENDED
    }

    private final Kind kind;
    private final int loginStatus;

    /**
     * Makes a failure.
     *
     * @param kind what went wrong
     * @param message the same in words
     */
    public IscsiException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * Makes a failure.
     *
     * @param kind what went wrong
     * @param message the same in words
     * @param cause what was behind it, or null
     */
    public IscsiException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, -1, cause);
    }

    private IscsiException(Kind kind, String message, int loginStatus, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.loginStatus = loginStatus;
    }

    /**
     * Makes the failure that a login response told.
     *
     * @param status class and detail, see {@link LoginStatus}
     * @return the failure
     */
    static IscsiException refused(int status) {
        LoginStatus meaning = LoginStatus.of(status);
        Kind kind = switch (status) {
            case LoginStatus.AUTHENTICATION_FAILURE -> Kind.AUTHENTICATION;
            case LoginStatus.AUTHORIZATION_FAILURE -> Kind.AUTHORIZATION;
            default -> status >> 8 == 3 ? Kind.UNAVAILABLE : Kind.LOGIN_REFUSED;
        };
        String digits = Integer.toHexString(0x10000 | status).substring(1);
        String code = digits.substring(0, 2) + "/" + digits.substring(2);
        String name = meaning == null ? "unknown status" : meaning.name();
        return new IscsiException(kind, "login refused: " + name + " (" + code + ")", status, null);
    }

    /**
     * Makes the same failure again, for a further thread that it concerns.
     *
     * @return a new exception whose cause is this one
     */
    IscsiException again() {
        return new IscsiException(kind, message(), loginStatus, this);
    }

    private String message() {
        String message = getMessage();
        return message == null ? kind.name() : message;
    }

    /**
     * Returns what went wrong.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the status of the login response that refused.
     *
     * @return class in the high byte and detail in the low, or -1 if it was not a login response
     */
    public int loginStatus() {
        return loginStatus;
    }

    /**
     * Returns what to check after a refused login.
     *
     * @return a sentence, or null if there is none to give
     */
    public @Nullable String hint() {
        LoginStatus meaning = loginStatus < 0 ? null : LoginStatus.of(loginStatus);
        return meaning == null ? null : meaning.check();
    }

    /**
     * Tells whether the connection was lost, so that a new session may succeed where this one failed.
     *
     * @return whether reconnecting makes sense
     */
    public boolean connectionLost() {
        return kind == Kind.CLOSED || kind == Kind.TIMED_OUT || kind == Kind.ENDED;
    }
}
