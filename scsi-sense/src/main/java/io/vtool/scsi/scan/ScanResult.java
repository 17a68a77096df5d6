package io.vtool.scsi.scan;

import io.vtool.scsi.log.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan counted. Lists begin with the highest count; an event without the number or name in question is in none of
 * its lists.
 *
 * @param lines all lines
 * @param senseLines lines with at least one status that the options choose
 * @param repeated the sum of what throttled lines say happened without a line of its own
 * @param untimed chosen lines without a time of the day; with a choice of time, lines left out for that reason
 * @param first earliest time of a counted line, seconds since 1970; null when none has one
 * @param last latest time of a counted line
 * @param byCode counts by code
 * @param byDevice counts by device
 * @param byPath counts by path
 * @param byOpcode counts by operation code
 * @param byHour counts by hour, earliest first
 * @param overflow events of codes, devices or paths beyond the number that is kept
 */
public record ScanResult(
        long lines,
        long senseLines,
        long repeated,
        long untimed,
        @Nullable Long first,
        @Nullable Long last,
        List<CodeCount> byCode,
        List<NameCount> byDevice,
        List<NameCount> byPath,
        List<OpcodeCount> byOpcode,
        List<HourCount> byHour,
        Overflow overflow) {

    /**
     * Events with the same numbers; null where lines print none.
     *
     * @param host ESX host status or Linux host byte
     * @param device SAM status
     * @param plugin ESX plug-in status
     * @param senseKey sense key
     * @param asc additional sense code
     * @param ascq additional sense code qualifier
     * @param nvmeStatus NVMe status code type and code
     * @param adapterStatus what an adapter or its driver says of a command without a SCSI status
     * @param eventId number of an event of Windows that has no SCSI status
     * @param system whose adapter status or event it is; null for every other code
     * @param count how many
     */
    public record CodeCount(
            @Nullable Integer host,
            @Nullable Integer device,
            @Nullable Integer plugin,
            @Nullable Integer senseKey,
            @Nullable Integer asc,
            @Nullable Integer ascq,
            @Nullable Integer nvmeStatus,
            @Nullable Integer adapterStatus,
            @Nullable Integer eventId,
            @Nullable Origin system,
            long count) {}

    /**
     * Events of one device or path.
     *
     * @param name as lines print it
     * @param count how many
     */
    public record NameCount(String name, long count) {}

    /**
     * Events of one operation code.
     *
     * @param opcode the code
     * @param count how many
     */
    public record OpcodeCount(int opcode, long count) {}

    /**
     * Lines of one hour.
     *
     * @param hour hours since 1970
     * @param count how many
     */
    public record HourCount(long hour, long count) {}

    /**
     * What bounded tables could not keep apart.
     *
     * @param codes events of further codes
     * @param devices events of further devices
     * @param paths events of further paths
     */
    public record Overflow(long codes, long devices, long paths) {
        /** Whether there is any. */
        public boolean any() {
            return codes + devices + paths > 0;
        }
    }
}
