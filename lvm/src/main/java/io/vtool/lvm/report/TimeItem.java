package io.vtool.lvm.report;

import org.jspecify.annotations.Nullable;

/** One part of a time in words: a number, a unit, a name. */
final class TimeItem {
    /** What a part of the text is. */
    enum Kind {
        NUMBER,
        WORD,
        TIMES,
        TIMES_NEGATIVE,
        DAY_NUMBER,
        YEAR_NUMBER,
        AGO,
        TODAY,
        YESTERDAY,
        WEEKDAY,
        NOON,
        MIDNIGHT,
        SECOND,
        SECOND_AGO,
        MINUTE,
        MINUTE_AGO,
        HOUR,
        HOUR_AGO,
        AM,
        PM,
        DAYS,
        WEEKS,
        MONTHS,
        YEARS,
        ZONE,
        MONTH
    }

    /** How fine a part is. */
    enum Grain {
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    Kind kind;
    final String text;
    final int place;
    int value;

    /**
     * Makes one.
     *
     * @param text what it is written as
     * @param place where in the whole text
     */
    TimeItem(Kind kind, String text, int place) {
        this.kind = kind;
        this.text = text;
        this.place = place;
    }

    /** Whether numbers before it count it. */
    static boolean unit(Kind kind) {
        return kind.compareTo(Kind.SECOND) >= 0 && kind.compareTo(Kind.ZONE) <= 0;
    }

    @Nullable
    Grain grain() {
        return switch (kind) {
            case DAY_NUMBER, TODAY, YESTERDAY, WEEKDAY, DAYS -> Grain.DAY;
            case YEAR_NUMBER, YEARS -> Grain.YEAR;
            case NOON, MIDNIGHT, SECOND, SECOND_AGO -> Grain.SECOND;
            case MINUTE, MINUTE_AGO -> Grain.MINUTE;
            case HOUR, HOUR_AGO, AM, PM -> Grain.HOUR;
            case WEEKS -> Grain.WEEK;
            case MONTHS, MONTH -> Grain.MONTH;
            default -> null;
        };
    }

    boolean isRelative() {
        return switch (kind) {
            case AGO, SECOND_AGO, MINUTE_AGO, HOUR_AGO, DAYS, WEEKS, MONTHS, YEARS -> true;
            default -> false;
        };
    }

    boolean isDate() {
        return switch (kind) {
            case DAY_NUMBER, YEAR_NUMBER, AGO, TODAY, YESTERDAY, WEEKDAY, DAYS, WEEKS, MONTHS, YEARS, MONTH -> true;
            default -> false;
        };
    }

    boolean isTime() {
        return switch (kind) {
            case AGO, NOON, MIDNIGHT, SECOND, SECOND_AGO, MINUTE, MINUTE_AGO, HOUR, HOUR_AGO, AM, PM, ZONE -> true;
            default -> false;
        };
    }
}
