package io.vtool.lvm.report;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A time in parts, each of which may be out of its range, as C's struct tm. */
final class BrokenTime {
    private static final long FURTHEST_YEAR = 100_000;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    long year;
    /** From 0. */
    long month;
    /** From 1. */
    long day;

    long hour;
    long minute;
    long second;

    /** A copy. */
    BrokenTime copy() {
        BrokenTime copy = new BrokenTime();
        copy.year = year;
        copy.month = month;
        copy.day = day;
        copy.hour = hour;
        copy.minute = minute;
        copy.second = second;
        return copy;
    }

    static BrokenTime of(LocalDateTime time) {
        BrokenTime parts = new BrokenTime();
        parts.year = time.getYear();
        parts.month = time.getMonthValue() - 1L;
        parts.day = time.getDayOfMonth();
        parts.hour = time.getHour();
        parts.minute = time.getMinute();
        parts.second = time.getSecond();
        return parts;
    }

    /** Seconds since 1970; parts out of their range carry over. -1 if that is too far away. */
    long seconds(ZoneId zone) {
        if (Math.abs(year) > FURTHEST_YEAR) {
            return -1;
        }
        try {
            return LocalDateTime.of((int) year, 1, 1, 0, 0)
                    .plusMonths(month)
                    .plusDays(day - 1)
                    .plusHours(hour)
                    .plusMinutes(minute)
                    .plusSeconds(second)
                    .atZone(zone)
                    .toEpochSecond();
        } catch (DateTimeException | ArithmeticException e) {
            return -1;
        }
    }

    /** The days of a month, counted from 1. */
    static int daysIn(long month, long year) {
        boolean leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
        return month == 2 && leap ? 29 : DAYS[(int) Math.floorMod(month - 1, 12L)];
    }
}
