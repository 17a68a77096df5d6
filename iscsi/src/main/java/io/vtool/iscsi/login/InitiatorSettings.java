package io.vtool.iscsi.login;

import io.vtool.iscsi.chap.ChapAccount;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an initiator logs in with.
 *
 * @param initiatorName its iSCSI name
 * @param initiatorAlias its alias, or null
 * @param targetName the target, or null for a discovery session
 * @param account what it proves by CHAP if asked, or null
 * @param peer what the target must prove in turn, or null; needs {@code account}
 * @param algorithms CHAP_A in order of preference, such as {@code 5} or {@code 8,7,6,5}
 * @param wishes keys to offer in the operational stage, in order
 */
public record InitiatorSettings(
        String initiatorName,
        @Nullable String initiatorAlias,
        @Nullable String targetName,
        @Nullable ChapAccount account,
        @Nullable ChapAccount peer,
        String algorithms,
        Map<String, String> wishes) {

    /** Refuses one secret for both directions (RFC 7143 9.2.1). */
    public InitiatorSettings {
        if (peer != null && (account == null || peer.sameSecret(account))) {
            throw new IllegalArgumentException("mutual CHAP needs two accounts with different secrets");
        }
    }
}
