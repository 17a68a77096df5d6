package io.vtool.iscsi.login;

import io.vtool.iscsi.chap.ChapAccount;
import org.jspecify.annotations.Nullable;

/**
 * Which proofs a login asks for.
 *
 * @param initiator what the initiator must prove
 * @param target what the target proves if the initiator asks, or null if it cannot
 */
public record ChapPolicy(ChapAccount initiator, @Nullable ChapAccount target) {

    /** Refuses one secret for both directions (RFC 7143 9.2.1). */
    public ChapPolicy {
        if (target != null && initiator.sameSecret(target)) {
            throw new IllegalArgumentException("CHAP secrets of both directions must differ");
        }
    }
}
