package io.vtool.cli.iscsi;

import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.trace.PduTrace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which host a command acts on, as far as its options say, and who watches.
 *
 * @param lab folder of the lab, null for the usual one
 * @param host name of the lab's host, null for the usual one
 * @param databaseRoot folder of the node database, null for the host's own
 * @param timeout when to give up, null for never
 * @param traces take a record of all PDUs
 * @param listener is told what targets say unasked
 */
record HostChoice(
        @Nullable String lab,
        @Nullable String host,
        @Nullable String databaseRoot,
        @Nullable Duration timeout,
        List<PduTrace> traces,
        SessionListener listener) {
    HostChoice {
        traces = List.copyOf(traces);
    }
}
