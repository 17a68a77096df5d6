package io.vtool.dfsr.config;

import java.util.UUID;

/**
 * A one-way connection: the receiving member pulls from the sending one.
 *
 * @param guid its identity
 * @param sending name of the sending member
 * @param receiving name of the receiving member
 * @param enabled whether it is in use
 * @param schedule when it may be used
 * @param bandwidth bytes a second at most, {@link Long#MAX_VALUE} for no limit of its own
 */
public record Connection(
        UUID guid, String sending, String receiving, boolean enabled, Schedule schedule, long bandwidth) {}
