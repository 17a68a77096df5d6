package io.vtool.dfsr.wmi;

import io.vtool.dfsr.model.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A moment as WMI writes it, {@code yyyymmddHHMMSS.mmmmmm+UUU}, in UTC.
 *
 * @param ticks a file time
 */
public record Moment(long ticks) {
    /** What has not come to an end yet. */
    public static final Moment NEVER = new Moment(0);

    /** What has not happened yet: 1 January 9999. */
    public static final Moment UNKNOWN = ofMillis(253_370_764_800_000L);

    private static final int NANOS_PER_MICRO = 1000;

    /**
     * A moment.
     *
     * @param millis milliseconds since 1970
     */
    public static Moment ofMillis(long millis) {
        return new Moment(FileTime.ofMillis(millis));
    }

    @Override
    public String toString() {
        LocalDateTime t = LocalDateTime.ofInstant(FileTime.instant(ticks), ZoneOffset.UTC);
        return digits(t.getYear(), 4)
                + digits(t.getMonthValue(), 2)
                + digits(t.getDayOfMonth(), 2)
                + digits(t.getHour(), 2)
                + digits(t.getMinute(), 2)
                + digits(t.getSecond(), 2)
                + "."
                + digits(t.getNano() / NANOS_PER_MICRO, 6)
                + "+000";
    }

    private static String digits(int number, int width) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
