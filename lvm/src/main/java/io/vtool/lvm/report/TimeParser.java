package io.vtool.lvm.report;

import io.vtool.lvm.report.Condition.Operand;
import org.jspecify.annotations.Nullable;

/** Reads times: {@code 2015-07-02 12:30 +02:00} and parts of it, which stand for spans, or words such as {@code 2 weeks ago}. */
final class TimeParser {
    private static final int HOUR = 3600;
    private static final int MINUTE = 60;
    private static final int FURTHEST_ZONE = 14;

    private final ReportSettings settings;
    private final Messages messages;
    private String text = "";
    private int at;

    /** The smallest part that was given. */
    private enum Span {
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        MONTH,
        YEAR
    }

    TimeParser(ReportSettings settings, Messages messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** A time in words, or null if it is none or makes no sense; the latter is said. */
    @Nullable
    Operand words(String words) {
        return new TimeWords(settings, messages).read(words);
    }

    /** A time in digits, or null. */
    @Nullable
    Operand formatted(String given) {
        text = given;
        at = 0;
        BrokenTime time = new BrokenTime();
        Span date = date(time);
        Span span = date == null ? null : clock(time, date);
        if (span == null) {
            return null;
        }
        Long offset = zone();
        if (offset == null || at < text.length()) {
            return null;
        }
        BrokenTime next = next(time, span);
        long from = time.seconds(settings.zone());
        long to = next.seconds(settings.zone()) - 1;
        if (offset != Long.MAX_VALUE) {
            long local = settings.zone()
                    .getRules()
                    .getStandardOffset(java.time.Instant.ofEpochSecond(from))
                    .getTotalSeconds();
            from -= offset - local;
            to -= offset - local;
        }
        return Operand.span(from, to);
    }

    private boolean digit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** A number of at most eighteen digits; more are too many for any part of a time. */
    private String number() {
        int start = at;
        while (digit()) {
            at++;
        }
        return text.substring(start, Math.min(at, start + 18));
    }

    private @Nullable Span date(BrokenTime time) {
        if (!digit()) {
            return null;
        }
        String first = number();
        Span span = Span.DAY;
        long year = Long.parseLong(first);
        long month = -1;
        long day = -1;
        boolean month2 = false;
        if (take('-') && digit()) {
            String second = number();
            month = Long.parseLong(second);
            month2 = second.length() == 2;
            if (take('-') && digit()) {
                day = Long.parseLong(number());
            }
        }
        if (day < 0 && month < 0) {
            switch (first.length()) {
                case 4 -> {
                    span = Span.YEAR;
                    month = 1;
                    day = 1;
                }
                case 6 -> {
                    span = Span.MONTH;
                    day = 1;
                    month = year % 100;
                    year /= 100;
                }
                case 8 -> {
                    day = year % 100;
                    month = year / 100 % 100;
                    year /= 10000;
                }
                default -> {
                    messages.error("Incorrect date format.");
                    return null;
                }
            }
        } else if (day < 0) {
            if (first.length() > 4 || !month2 && first.length() + 3 != 7) {
                messages.error("Incorrect date format.");
                return null;
            }
            span = Span.MONTH;
            day = 1;
        }
        if (month < 1 || month > 12) {
            messages.error("Specified month out of range.");
            return null;
        }
        if (day < 1 || day > BrokenTime.daysIn(month, year)) {
            messages.error("Specified day out of range.");
            return null;
        }
        time.year = year;
        time.month = month - 1;
        time.day = day;
        blanks();
        return span;
    }

    private @Nullable Span clock(BrokenTime time, Span date) {
        if (!digit()) {
            blanks();
            return date;
        }
        String first = number();
        long hour = Long.parseLong(first);
        long minute = -1;
        long second = -1;
        Span span = Span.SECOND;
        if (take(':') && digit()) {
            minute = Long.parseLong(number());
            if (take(':') && digit()) {
                second = Long.parseLong(number());
            }
        }
        if (second < 0 && minute < 0) {
            switch (first.length()) {
                case 2 -> {
                    span = Span.HOUR;
                    minute = 0;
                    second = 0;
                }
                case 4 -> {
                    span = Span.MINUTE;
                    second = 0;
                    minute = hour % 100;
                    hour /= 100;
                }
                case 6 -> {
                    second = hour % 100;
                    minute = hour / 100 % 100;
                    hour /= 10000;
                }
                default -> {
                    messages.error("Incorrect time format.");
                    return null;
                }
            }
        } else if (second < 0) {
            span = Span.MINUTE;
            second = 0;
        }
        String wrong = hour > 23
                ? "Specified hours out of range."
                : minute > 60
                        ? "Specified minutes out of range."
                        : second > 60
                                ? "Specified seconds out of range."
                                : date == Span.DAY ? "" : "Full date specification needed.";
        if (!wrong.isEmpty()) {
            messages.error(wrong);
            return null;
        }
        time.hour = hour;
        time.minute = minute;
        time.second = second;
        blanks();
        return span;
    }

    /** The distance from Greenwich in seconds; the greatest number if none is given, null if it is wrong. */
    private @Nullable Long zone() {
        int sign = 1;
        if (!digit()) {
            if (take('-')) {
                sign = -1;
            } else if (!take('+')) {
                blanks();
                return Long.MAX_VALUE;
            }
        }
        String first = number();
        if (first.isEmpty()) {
            return null;
        }
        long hours = Long.parseLong(first);
        long minutes = 0;
        if (take(':') && digit()) {
            minutes = Long.parseLong(number());
        } else if (first.length() == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (first.length() != 2) {
            return null;
        }
        if (minutes > MINUTE || hours > FURTHEST_ZONE) {
            return null;
        }
        blanks();
        return sign * (hours * HOUR + minutes * MINUTE);
    }

    /** The time one span later. */
    private static BrokenTime next(BrokenTime time, Span span) {
        BrokenTime next = time.copy();
        switch (span) {
            case SECOND -> next.second++;
            case MINUTE -> next.minute++;
            case HOUR -> next.hour++;
            case DAY -> next.day++;
            case MONTH -> next.month++;
            case YEAR -> next.year++;
        }
        return next;
    }
}
