package io.vtool.iscsi.admin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to hold a discovery session.
 *
 * @param portal whom to ask
 * @param initiatorName the initiator's iSCSI name
 * @param chap credentials, null for none
 * @param loginTimeout time for the connection and for the login, each
 * @param limit time for all of it
 * @param maxRecvDataSegmentLength longest data segment to take, in bytes
 */
public record DiscoverySettings(
        Portal portal,
        String initiatorName,
        @Nullable ChapSettings chap,
        Duration loginTimeout,
        Duration limit,
        int maxRecvDataSegmentLength) {}
