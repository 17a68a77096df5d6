package io.vtool.cli.sense;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times of a log. */
final class SenseScanTime {
    private SenseScanTime() {}

    /** {@code 2024-03-01T04:12:00}. */
    static String second(long seconds) {
        LocalDateTime t = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return day(t) + "T" + two(t.getHour()) + ":" + two(t.getMinute()) + ":" + two(t.getSecond());
    }

    /** {@code 2024-03-01T04}. */
    static String hour(long hours) {
        LocalDateTime t = LocalDateTime.ofEpochSecond(hours * 3600, 0, ZoneOffset.UTC);
        return day(t) + "T" + two(t.getHour());
    }

    private static String day(LocalDateTime t) {
        return t.getYear() + "-" + two(t.getMonthValue()) + "-" + two(t.getDayOfMonth());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : "" + number;
    }
}
