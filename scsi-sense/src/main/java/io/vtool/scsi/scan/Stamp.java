package io.vtool.scsi.scan;

import java.util.Arrays;

/**
 * Reads the time a line starts with: ISO 8601 ({@code 2012-11-01T04:12:00.960Z}, also with slashes in the date), syslog
 * ({@code Mar  1 08:53:36}, also with the year before the hour) and {@code [Wed Dec 11 15:36:14 2024]}, also without brackets. A syslog stamp has no year; it gets the latest one that does not put it more than
 * a day behind the reference. Seconds since start-up, as dmesg prints them, are no time of the day.
 */
final class Stamp {
    /** No time. */
    static final long NONE = Long.MIN_VALUE;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int DAY = 86_400;

    /** {@code 2012-11-01T04}. */
    private static final int HOUR_LENGTH = 13;

    private final long reference;
    private final int referenceYear;
    private final byte[] cached = new byte[HOUR_LENGTH];
    private long cachedHour;

    /**
     * A reader.
     *
     * @param reference when the log ends at the latest, seconds since 1970 UTC
     */
    Stamp(long reference) {
        this.reference = reference;
        this.referenceYear = year(reference);
    }

    /** Seconds since 1970, UTC where the stamp has a zone and as printed where it has none; {@link #NONE} if none. */
    long seconds(byte[] in, int from, int to) {
        if (to - from < 15) {
            return NONE;
        }
        int at = from;
        byte c = in[at];
        if (c == '<') {
            at = priority(in, at, to);
            c = at + 15 <= to ? in[at] : 0;
        }
        if (c >= '0' && c <= '9') {
            return iso(in, at, to);
        }
        if (c == '[') {
            return human(in, at + 1, to);
        }
        if (c < 'A' || c > 'W') {
            return NONE;
        }
        return in[at + 3] == ' ' && in[at + 7] == ' ' && month(in, at + 4) > 0 ? human(in, at, to) : syslog(in, at, to);
    }

    /** Behind {@code <14>} or {@code <14>1 }. */
    private static int priority(byte[] in, int from, int to) {
        int at = from + 1;
        while (at < to && at < from + 6 && in[at] != '>') {
            at++;
        }
        at++;
        return at + 2 < to && in[at] == '1' && in[at + 1] == ' ' ? at + 2 : at;
    }

    private long iso(byte[] in, int at, int to) {
        if (at + 19 > to || in[at + 13] != ':' || in[at + 16] != ':') {
            return NONE;
        }
        if (!Arrays.equals(in, at, at + HOUR_LENGTH, cached, 0, HOUR_LENGTH)) {
            long hour = isoHour(in, at);
            if (hour == NONE) {
                return NONE;
            }
            System.arraycopy(in, at, cached, 0, HOUR_LENGTH);
            cachedHour = hour;
        }
        int minute = two(in, at + 14);
        int second = two(in, at + 17);
        if (minute < 0 || second < 0) {
            return NONE;
        }
        return cachedHour + minute * 60L + second - zone(in, at + 19, to);
    }

    private static long isoHour(byte[] in, int at) {
        int century = two(in, at);
        int year = two(in, at + 2);
        int month = two(in, at + 5);
        int day = two(in, at + 8);
        int hour = two(in, at + 11);
        byte separator = in[at + 10];
        boolean shape = (in[at + 4] == '-' || in[at + 4] == '/')
                && in[at + 7] == in[at + 4]
                && (separator == 'T' || separator == ' ');
        if (!shape || century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0) {
            return NONE;
        }
        return days(century * 100 + year, month, day) * DAY + hour * 3600L;
    }

    /** Seconds that the zone behind a time is ahead of UTC. */
    private static long zone(byte[] in, int from, int to) {
        int at = from;
        if (at < to && (in[at] == '.' || in[at] == ',')) {
            at++;
            while (at < to && in[at] >= '0' && in[at] <= '9') {
                at++;
            }
        }
        if (at + 5 > to || in[at] != '+' && in[at] != '-') {
            return 0;
        }
        int hours = two(in, at + 1);
        int colon = in[at + 3] == ':' ? 1 : 0;
        int minutes = at + 5 + colon <= to ? two(in, at + 3 + colon) : -1;
        if (hours < 0 || minutes < 0) {
            return 0;
        }
        long ahead = hours * 3600L + minutes * 60L;
        return in[at] == '-' ? -ahead : ahead;
    }

    /** {@code Mar  1 08:53:36}, the day with or without a blank before it. */
    private long syslog(byte[] in, int from, int to) {
        int month = month(in, from);
        int at = from + 3;
        if (month < 0 || in[at] != ' ') {
            return NONE;
        }
        at += in[at + 1] == ' ' ? 2 : 1;
        int digits = in[at + 1] == ' ' ? 1 : 2;
        int day = digits == 1 ? in[at] - '0' : two(in, at);
        long time = clock(in, at + digits + 1, to);
        if (day < 1 || day > 31) {
            return NONE;
        }
        if (time == NONE) {
            return withYear(in, at + digits + 1, to, month, day);
        }
        long seconds = days(referenceYear + 1, month, day) * DAY + time;
        for (int year = referenceYear; seconds > reference + DAY; year--) {
            seconds = days(year, month, day) * DAY + time;
        }
        return seconds;
    }

    /** {@code 2024 08:53:36} behind month and day. */
    private static long withYear(byte[] in, int at, int to, int month, int day) {
        if (at + 13 > to || in[at + 4] != ' ') {
            return NONE;
        }
        int century = two(in, at);
        int year = two(in, at + 2);
        long time = clock(in, at + 5, to);
        return century < 0 || year < 0 || time == NONE ? NONE : days(century * 100 + year, month, day) * DAY + time;
    }

    /** {@code Wed Dec 11 15:36:14 2024}. */
    private static long human(byte[] in, int at, int to) {
        if (at + 24 > to || in[at + 3] != ' ' || in[at + 7] != ' ' || in[at + 19] != ' ') {
            return NONE;
        }
        int month = month(in, at + 4);
        int tens = in[at + 8] == ' ' ? 0 : in[at + 8] - '0';
        int day = tens * 10 + in[at + 9] - '0';
        long time = clock(in, at + 11, to);
        int century = two(in, at + 20);
        int year = two(in, at + 22);
        if (month < 0 || day < 1 || day > 31 || time == NONE || century < 0 || year < 0) {
            return NONE;
        }
        return days(century * 100 + year, month, day) * DAY + time;
    }

    private static long clock(byte[] in, int at, int to) {
        if (at + 8 > to || in[at + 2] != ':' || in[at + 5] != ':') {
            return NONE;
        }
        int hour = two(in, at);
        int minute = two(in, at + 3);
        int second = two(in, at + 6);
        return hour < 0 || minute < 0 || second < 0 ? NONE : hour * 3600L + minute * 60L + second;
    }

    private static int month(byte[] in, int at) {
        for (int i = 0; i < 12; i++) {
            if (in[at] == MONTHS.charAt(3 * i)
                    && in[at + 1] == MONTHS.charAt(3 * i + 1)
                    && in[at + 2] == MONTHS.charAt(3 * i + 2)) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int two(byte[] in, int at) {
        int tens = in[at] - '0';
        int ones = in[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** Days from 1970-01-01 to a date of the Gregorian calendar. */
    static long days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static int year(long seconds) {
        long z = Math.floorDiv(seconds, (long) DAY) + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        long dayOfEra = z - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        return (int) (yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0));
    }
}
