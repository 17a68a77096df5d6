package io.vtool.scsi.explain;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table of explanations.
 *
 * @param severity whether it matters
 * @param esx what ESXi does: none, retry, fail, evaluate, failover or pdl; null where not known
 * @param linux what Linux does: none, retry, fail or failover; null where not known
 * @param source identifier of the source, see the table of sources
 * @param vendorSpecific whether the row holds only for that vendor's devices
 * @param meaning what happened, a sentence
 * @param action the next step
 */
record Finding(
        Severity severity,
        @Nullable String esx,
        @Nullable String linux,
        String source,
        boolean vendorSpecific,
        String meaning,
        String action) {}
