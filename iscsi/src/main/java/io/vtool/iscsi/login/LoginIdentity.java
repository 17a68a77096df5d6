package io.vtool.iscsi.login;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in to what, as the first request of a login says.
 *
 * @param initiatorName iSCSI name of the initiator
 * @param initiatorAlias its alias, or null
 * @param targetName iSCSI name of the target, or null in a discovery session without one
 * @param discovery whether it is a discovery session
 * @param isid initiator session id in the low 48 bits
 * @param tsih 0 for a new session
 * @param cid connection id
 */
public record LoginIdentity(
        String initiatorName,
        @Nullable String initiatorAlias,
        @Nullable String targetName,
        boolean discovery,
        long isid,
        int tsih,
        int cid) {}
