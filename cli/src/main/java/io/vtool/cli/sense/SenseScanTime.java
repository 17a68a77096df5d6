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
    private static final int YEAR_DIGITS = 4;

    private SenseScanTime() {}

    /**
     * The seconds of {@code Mar 1}, {@code Mar  1 08:53}, {@code Mar  1 08:53:36}, in the latest year that does not put it
     * more than a day behind now; or of {@code Wed Mar  1 08:53:36 2024} and {@code Mar 1 2024 08:53}, which name theirs.
     *
     * @param end whether a day alone is its last second, not its first
     * @return null when the text is no such time
     */
    static @Nullable Long syslog(String text, long now, boolean end) {
        String[] words = text.split(" +");
        int first = words.length > 2 && month(words[0]) < 0 && words[0].length() == 3 ? 1 : 0;
        int month = month(words[first]);
        if (month < 0 || words.length - first < 2 || words.length - first > 4) {
            return null;
        }
        try {
            int day = Integer.parseInt(words[first + 1]);
            int year = -1;
            long time = end ? DAY - 1 : 0;
            for (int i = first + 2; i < words.length; i++) {
                if (words[i].indexOf(':') > 0) {
                    time = LocalTime.parse(words[i]).toSecondOfDay();
                } else if (words[i].length() == YEAR_DIGITS) {
                    year = Integer.parseInt(words[i]);
                } else {
                    return null;
                }
            }
            if (year >= 0) {
                return LocalDate.of(year, month, day).toEpochDay() * DAY + time;
            }
            year = LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC).getYear();
            long seconds = LocalDate.of(year, month, day).toEpochDay() * DAY + time;
            return seconds <= now + DAY
                    ? seconds
                    : (Long) (LocalDate.of(year - 1, month, day).toEpochDay() * DAY + time);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** The month of that name in three letters, from 1; -1 for none. */
    private static int month(String word) {
        int at = word.length() == 3 ? MONTHS.indexOf(word.toLowerCase(Locale.ROOT)) : -1;
        return at < 0 || at % 3 != 0 ? -1 : at / 3 + 1;
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
