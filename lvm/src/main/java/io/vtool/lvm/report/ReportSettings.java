package io.vtool.lvm.report;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * How values are shown.
 *
 * @param binaryAsNumber whether what is true or false is shown as 1 or 0 instead of a word or nothing
 * @param listSeparator what stands between the members of lists
 * @param timeFormat as strftime(3) takes it
 * @param markHidden whether hidden volumes stand in brackets
 * @param removedVolumes whether removed volumes are shown
 * @param newest whether the newest release is followed, which alone has the format asked for
 * @param clock tells the time and the zone in which times are shown and read
 * @param devices the numbers of devices by their names
 */
public record ReportSettings(
        Units units,
        boolean binaryAsNumber,
        String listSeparator,
        String timeFormat,
        boolean markHidden,
        boolean removedVolumes,
        boolean newest,
        Clock clock,
        Map<String, DeviceNumber> devices) {
    /** The format times have by default. */
    public static final String TIME_FORMAT = "%Y-%m-%d %T %z";

    /** The zone in which times are shown and read. */
    ZoneId zone() {
        return clock.getZone();
    }

    /** A word, or nothing; as a number 1 or 0. */
    Cell binary(boolean value, String word) {
        if (binaryAsNumber) {
            return Cell.number(value ? "1" : "0", value ? 1 : 0);
        }
        return Cell.number(value ? word : "", value ? 1 : 0);
    }

    /** What is neither true nor false. */
    Cell unknown() {
        return Cell.number(binaryAsNumber ? "-1" : "unknown", Cell.UNDEFINED);
    }

    /** A size in sectors. */
    Cell size(long sectors) {
        return Cell.size(units, sectors);
    }
}
