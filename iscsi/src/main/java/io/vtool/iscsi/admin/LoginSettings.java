package io.vtool.iscsi.admin;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to log in to a target.
 *
 * @param portal where
 * @param target its iSCSI name
 * @param initiatorName the initiator's iSCSI name
 * @param chap credentials, null for none
 * @param wishes operational keys to offer, in order, by their names in RFC 7143
 * @param loginTimeout time for the connection and for the login, each
 * @param limit time for all of it
 */
public record LoginSettings(
        Portal portal,
        String target,
        String initiatorName,
        @Nullable ChapSettings chap,
        Map<String, String> wishes,
        Duration loginTimeout,
        Duration limit) {}
