package io.vtool.cli.iscsi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which host a command acts on, as far as its options say.
 *
 * @param lab folder of the lab, null for the usual one
 * @param databaseRoot folder of the node database, null for the host's own
 * @param timeout when to give up, null for never
 */
record HostChoice(
        @Nullable String lab,
        @Nullable String databaseRoot,
        @Nullable Duration timeout) {
    static final HostChoice USUAL = new HostChoice(null, null, null);
}
