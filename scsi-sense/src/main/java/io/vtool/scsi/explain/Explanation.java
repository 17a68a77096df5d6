package io.vtool.scsi.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event means.
 *
 * @param names the names of its numbers
 * @param cause which number the meaning explains
 * @param staleSense whether the sense data is left over from an earlier command
 * @param severity whether it matters, null where the event carries no status
 * @param esx what ESXi does: none, retry, fail, evaluate, failover or pdl; null where not known or not ESXi's event
 * @param linux what Linux does: none, retry, fail or failover; null where not known or not Linux's event
 * @param meaning what happened, a sentence; null where the event carries no status
 * @param action the next step; null where the event carries no status
 * @param source where meaning and action come from, an identifier in the table of sources
 * @param otherReadings what else the same numbers can mean, where vendor or release are not known
 */
public record Explanation(
        Names names,
        Cause cause,
        boolean staleSense,
        @Nullable Severity severity,
        @Nullable String esx,
        @Nullable String linux,
        @Nullable String meaning,
        @Nullable String action,
        @Nullable String source,
        List<String> otherReadings) {}
