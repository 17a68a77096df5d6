package io.vtool.dfsr.log;

import org.jspecify.annotations.Nullable;

/**
 * What the two header lines of a debug log say; what a log does not say is null.
 *
 * @param sequence counts the logs since the service started
 * @param index number of the log file
 * @param computer the member
 * @param timeZone the zone of the entries in words
 * @param timeZoneId its Windows name
 * @param build the service's build
 * @param logLevel severity setting, 1 to 5
 * @param maxEntryCount lines of a full log
 * @param maxFileCount logs that are kept
 * @param logPath where they are kept
 */
public record LogHeader(
        @Nullable Long sequence,
        @Nullable Long index,
        @Nullable String computer,
        @Nullable String timeZone,
        @Nullable String timeZoneId,
        @Nullable String build,
        @Nullable Long logLevel,
        @Nullable Long maxEntryCount,
        @Nullable Long maxFileCount,
        @Nullable String logPath) {
    /** A header that says nothing. */
    public static final LogHeader UNKNOWN = new LogHeader(null, null, null, null, null, null, null, null, null, null);

    private static final String GMT = "(GMT";
    private static final int MINUTES_OF_HOUR = 60;

    /**
     * Adds what a header line says.
     *
     * @param line the line without its star
     */
    public LogHeader with(String line) {
        if (line.startsWith("DFSR Log")) {
            return new LogHeader(
                    Decimal.of(item(line, "Sequence:", " ")),
                    Decimal.of(item(line, "Index:", " ")),
                    orNull(item(line, "Computer:", " TimeZone:")),
                    orNull(item(line, "TimeZone:", " (TzId")),
                    orNull(item(line, "(TzId>", "<")),
                    orNull(item(line, "Build:[", "]")),
                    logLevel,
                    maxEntryCount,
                    maxFileCount,
                    logPath);
        }
        if (line.startsWith("Configuration")) {
            return new LogHeader(
                    sequence,
                    index,
                    computer,
                    timeZone,
                    timeZoneId,
                    build,
                    Decimal.of(item(line, "logLevel:", " ")),
                    Decimal.of(item(line, "maxEntryCount:", " ")),
                    Decimal.of(item(line, "maxFileCount:", " ")),
                    orNull(item(line, "logPath:", "\n")));
        }
        return this;
    }

    /** Minutes that the zone is ahead of GMT by its name, without daylight saving; null when it is not told. */
    public @Nullable Integer zoneMinutes() {
        String zone = timeZone;
        int start = zone == null ? -1 : zone.indexOf(GMT);
        if (zone == null || start < 0) {
            return null;
        }
        int end = zone.indexOf(')', start);
        String offset = zone.substring(start + GMT.length(), end < 0 ? zone.length() : end)
                .strip();
        if (offset.isEmpty()) {
            return 0;
        }
        int colon = offset.indexOf(':');
        Long hours = Decimal.of(offset.substring(1, colon < 0 ? offset.length() : colon));
        Long minutes = colon < 0 ? Long.valueOf(0) : Decimal.of(offset.substring(colon + 1));
        if (hours == null || minutes == null || hours > 24 || minutes >= MINUTES_OF_HOUR) {
            return null;
        }
        int sum = (int) (hours * MINUTES_OF_HOUR + minutes);
        return offset.charAt(0) == '-' ? -sum : sum;
    }

    private static String item(String line, String key, String end) {
        int start = line.indexOf(key);
        if (start < 0) {
            return "";
        }
        int from = start + key.length();
        int to = line.indexOf(end, from);
        return line.substring(from, to < 0 ? line.length() : to).strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
