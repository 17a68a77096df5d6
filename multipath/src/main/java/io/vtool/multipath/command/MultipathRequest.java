package io.vtool.multipath.command;

import org.jspecify.annotations.Nullable;

/**
 * What {@code multipath} is asked to do.
 *
 * @param task the task
 * @param device the device it is limited to, as typed; null for none
 * @param force whether maps are loaded anew although nothing changed ({@code -r})
 * @param grouping grouping policy for all maps ({@code -p}), null for the configured ones
 * @param bindingsFile bindings file ({@code -b}), null for the configured one
 * @param bindingsReadOnly whether the bindings file is left alone ({@code -B})
 * @param allowQueueing whether maps may queue although multipathd does not run ({@code -q})
 * @param ignoreWwids whether the wwids file is not asked ({@code -i})
 * @param skipDaemon whether multipathd is not asked to do it ({@code -D})
 * @param event whether the device is that of a udev event ({@code -u})
 */
public record MultipathRequest(
        Task task,
        @Nullable String device,
        boolean force,
        @Nullable String grouping,
        @Nullable String bindingsFile,
        boolean bindingsReadOnly,
        boolean allowQueueing,
        boolean ignoreWwids,
        boolean skipDaemon,
        boolean event) {
    /** Tasks. */
    public enum Task {
        CREATE,
        DRY_RUN,
        LIST_SHORT,
        LIST_LONG,
        FLUSH_ONE,
        FLUSH_ALL,
        VALID_PATH,
        USABLE_PATHS,
        ADD_WWID,
        REMOVE_WWID,
        RESET_WWIDS,
        SHOW_CONFIG,
        SHOW_LOCAL_CONFIG
    }
}
