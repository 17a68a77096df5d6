package io.vtool.cli.sense;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes times of a log, and reads those that a user copies out of syslog. */
final class SenseScanTime {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final long DAY = 86_400;

    private SenseScanTime() {}

    /**
     * The seconds of {@code Mar 1}, {@code Mar  1 08:53} or {@code Mar  1 08:53:36}, in the latest year that does not put
     * it more than a day behind now.
     *
     * @param end whether a day alone is its last second, not its first
     * @return null when the text is no such time
     */
    static @Nullable Long syslog(String text, long now, boolean end) {
        int month = text.length() < 5 ? -1 : MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT));
        if (month < 0 || month % 3 != 0 || text.charAt(3) != ' ') {
            return null;
        }
        String rest = text.substring(4).trim();
        int blank = rest.indexOf(' ');
        String clock = blank < 0 ? "" : rest.substring(blank + 1);
        try {
            int day = Integer.parseInt(blank < 0 ? rest : rest.substring(0, blank));
            long time = blank < 0 ? end ? DAY - 1 : 0 : LocalTime.parse(clock).toSecondOfDay();
            int year = LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC).getYear();
            long seconds = LocalDate.of(year, month / 3 + 1, day).toEpochDay() * DAY + time;
            return seconds <= now + DAY
                    ? seconds
                    : (Long) (LocalDate.of(year - 1, month / 3 + 1, day).toEpochDay() * DAY + time);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

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
