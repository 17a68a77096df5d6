package io.vtool.multipath.map;

import io.vtool.multipath.path.ErrorPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about one map.
 *
 * @param alias name given in the configuration, null for none
 * @param userFriendlyNames whether names come from the bindings file
 * @param aliasPrefix beginning of such names
 * @param grouping grouping policy ({@code group_by_prio})
 * @param selector path selector with its count ({@code service-time 0})
 * @param features features, count and words
 * @param handler hardware handler, count and words
 * @param retainHandler whether the handler that the kernel attached is kept
 * @param failback seconds, or one of the constants
 * @param noPathRetry how often paths are checked before queued input and output fails, or one of the constants
 * @param minio how many requests go to a path before the next one
 * @param weightByPriority whether that is multiplied with the priority
 * @param ghostDelay seconds to wait for an active path, 0 for none
 * @param errors what is done about paths that fail again and again
 * @param flushOnLastDelete whether queueing ends when the last path is deleted
 * @param deferredRemove whether a map in use is removed when its last user lets it go
 * @param reservationKey persistent reservation key, null for none
 */
public record MapPolicy(
        @Nullable String alias,
        boolean userFriendlyNames,
        String aliasPrefix,
        String grouping,
        String selector,
        String features,
        String handler,
        boolean retainHandler,
        int failback,
        int noPathRetry,
        int minio,
        boolean weightByPriority,
        int ghostDelay,
        ErrorPolicy errors,
        boolean flushOnLastDelete,
        boolean deferredRemove,
        @Nullable String reservationKey) {
    /** Failback: nobody switches back. */
    public static final int MANUAL = -1;

    /** Failback: at once. */
    public static final int IMMEDIATE = -2;

    /** Failback: when the first path of the better group comes back. */
    public static final int FOLLOWOVER = -3;

    /** No retry: nothing was said. */
    public static final int UNSET = 0;

    /** No retry: fail at once. */
    public static final int FAIL = -1;

    /** No retry: queue for ever. */
    public static final int QUEUE = -2;
}
