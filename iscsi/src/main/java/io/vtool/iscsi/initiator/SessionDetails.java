package io.vtool.iscsi.initiator;

import io.vtool.iscsi.login.SessionParameters;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session once it is logged in.
 *
 * @param initiatorName name of this end
 * @param targetName name of the target, or null in a discovery session
 * @param targetAlias what the target calls itself, or null
 * @param address where it was reached at last, with the portal group tag if the target told one
 * @param local address of this end
 * @param peer address of the other end
 * @param movedForGood where the target says that it moved permanently, or null
 * @param isid initiator session id
 * @param tsih target session identifying handle
 * @param parameters what was agreed, in numbers
 * @param keys what was agreed, by key, as text
 */
public record SessionDetails(
        String initiatorName,
        @Nullable String targetName,
        @Nullable String targetAlias,
        TargetAddress address,
        InetSocketAddress local,
        InetSocketAddress peer,
        @Nullable TargetAddress movedForGood,
        long isid,
        int tsih,
        SessionParameters parameters,
        Map<String, String> keys) {}
