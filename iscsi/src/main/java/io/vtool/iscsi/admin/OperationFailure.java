package io.vtool.iscsi.admin;

import io.vtool.iscsi.initiator.IscsiException;

/**
 * Why an operation on the wire did not come about.
 *
 * @param kind what to tell apart
 * @param text what the system or the peer said, as the C library words it: {@code Connection refused}, {@code Name or
 *     service not known}; never holds a secret
 * @param status login status, class in the high byte and detail in the low (RFC 7143 11.13.5); 0 when it does not apply
 */
public record OperationFailure(Kind kind, String text, int status)
        implements DiscoveryOutcome, LoginOutcome, PingOutcome {
    /** What to tell apart. */
    public enum Kind {
        /** No connection: the text is that of strerror(3). */
        CONNECT,
        /** Nobody answered in time, to the connection or in the login. */
        TIMEOUT,
        /** The host's name is unknown: the text is that of gai_strerror(3). */
        RESOLVE,
        /** The target refused the login with a status. */
        REJECTED,
        /** The target did not prove what it has to, or the initiator lacks what it is asked for. */
        AUTHENTICATION,
        /** The two ends cannot agree on a key. */
        NEGOTIATION,
        /** The connection was lost, or what came was no iSCSI. */
        LOST
    }

    private static final int INITIATOR_ERROR_CLASS = 2;
    private static final int AUTHENTICATION_DETAIL = 1;
    private static final int TARGET_ERROR_CLASS = 3;

    /** The failure that an exception tells of. */
    static OperationFailure of(IscsiException e) {
        String text = String.valueOf(e.getMessage());
        if (e.loginStatus() >= 0) {
            return new OperationFailure(Kind.REJECTED, text, e.loginStatus());
        }
        Kind kind = switch (e.kind()) {
            case RESOLVE -> Kind.RESOLVE;
            case REFUSED, UNREACHABLE -> Kind.CONNECT;
            case TIMED_OUT -> Kind.TIMEOUT;
            case AUTHENTICATION, AUTHORIZATION -> Kind.AUTHENTICATION;
            case NEGOTIATION -> Kind.NEGOTIATION;
            default -> Kind.LOST;
        };
        return new OperationFailure(kind, text, 0);
    }

    /** Class of the login status. */
    public int statusClass() {
        return status >> 8;
    }

    /** Detail of the login status. */
    public int statusDetail() {
        return status & 0xff;
    }

    /** Whether credentials are the reason. */
    public boolean unauthenticated() {
        return kind == Kind.AUTHENTICATION
                || kind == Kind.REJECTED
                        && statusClass() == INITIATOR_ERROR_CLASS
                        && statusDetail() == AUTHENTICATION_DETAIL;
    }

    /** Whether another try may have more luck: nothing that the initiator is to blame for. */
    public boolean worthAnotherTry() {
        return switch (kind) {
            case CONNECT, TIMEOUT, LOST -> true;
            case REJECTED -> statusClass() == TARGET_ERROR_CLASS;
            case RESOLVE, AUTHENTICATION, NEGOTIATION -> false;
        };
    }
}
