package io.vtool.iscsi.initiator;

import java.time.Duration;

/**
 * How to come back after a connection was lost (RFC 7143 7.1.1).
 *
 * @param attempts how many logins to try for one loss
 * @param pause time before each but the first attempt, if the target asks for no longer one
 */
public record ReconnectPolicy(int attempts, Duration pause) {}
