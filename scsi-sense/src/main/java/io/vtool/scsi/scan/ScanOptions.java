package io.vtool.scsi.scan;

import java.util.List;

/**
 * What a scan counts.
 *
 * @param since no line before this, seconds since 1970; {@link Long#MIN_VALUE} for no limit
 * @param until no line after this, seconds since 1970; {@link Long#MAX_VALUE} for no limit
 * @param devices only lines of a device or path whose name contains one of these, or fits one with {@code *} or {@code ?};
 *     empty for all
 * @param codes only lines with one of these codes; empty for all
 * @param hideBenign whether events that need no attention are left out
 * @param threads how many threads may scan one file
 */
public record ScanOptions(
        long since, long until, List<String> devices, List<CodeFilter> codes, boolean hideBenign, int threads) {
    /** Everything, with one thread a core. */
    public static ScanOptions everything() {
        return new ScanOptions(
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                List.of(),
                List.of(),
                false,
                Runtime.getRuntime().availableProcessors());
    }

    boolean choosesTime() {
        return since != Long.MIN_VALUE || until != Long.MAX_VALUE;
    }
}
