package io.vtool.cli.iscsi;

import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.login.LoginStatus;
import org.jspecify.annotations.Nullable;

/** Says why an operation on the wire failed and what to check. */
final class Refusal {
    private Refusal() {}

    /** One sentence about a failure at an object. */
    static String explain(String object, OperationFailure failure) {
        String hint = hint(failure);
        return object + ": " + reason(failure) + (hint == null ? "" : "; " + hint);
    }

    /** What happened. */
    static String reason(OperationFailure failure) {
        LoginStatus status = status(failure);
        return status == null ? failure.text() : failure.text() + ": " + first(status.explanation());
    }

    /** What a login whose logical units were not all seen tells. */
    static String unseen(String target, OperationFailure failure) {
        return target + ": not all logical units were seen: " + reason(failure)
                + "; try `vtool iscsi session -R` later";
    }

    /** What to check, null when nothing is known to help. */
    static @Nullable String hint(OperationFailure failure) {
        LoginStatus status = status(failure);
        if (status != null) {
            return first(status.check());
        }
        return switch (failure.kind()) {
            case CONNECT -> "check the address and the port, and that the target is up";
            case TIMEOUT -> "check the network on the way: addresses, VLAN, firewall, MTU";
            case RESOLVE -> "check the name, or give an address";
            case AUTHENTICATION -> "check authmethod, names and secrets of both directions in the record";
            case NEGOTIATION -> "compare the digests and limits of the record with what the target supports";
            case LOST -> "look into the log of the target";
            case REJECTED -> null;
        };
    }

    private static @Nullable LoginStatus status(OperationFailure failure) {
        return failure.kind() == OperationFailure.Kind.REJECTED ? LoginStatus.of(failure.status()) : null;
    }

    /** A sentence as a part of another one. */
    private static String first(String sentence) {
        String part = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return Character.toLowerCase(part.charAt(0)) + part.substring(1);
    }
}
