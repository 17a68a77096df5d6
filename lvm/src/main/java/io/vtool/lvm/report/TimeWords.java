package io.vtool.lvm.report;

import io.vtool.lvm.report.Condition.Operand;
import io.vtool.lvm.report.TimeItem.Grain;
import io.vtool.lvm.report.TimeItem.Kind;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times in words: {@code yesterday}, {@code 2 weeks ago}, {@code 24 Feb 2015 10:00}, {@code Monday noon}. */
final class TimeWords {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86400;

    private final ReportSettings settings;
    private final Messages messages;

    TimeWords(ReportSettings settings, Messages messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** The span a text stands for, or null if it is no text in words or makes no sense. */
    @Nullable
    Operand read(String text) {
        List<TimeItem> items = new TimeText(text, messages).items();
        if (items == null) {
            return null;
        }
        TimeGrains grains = new TimeGrains(items);
        String problem = grains.problem(items, text);
        if (problem != null) {
            messages.error(problem);
            return null;
        }
        return translate(items, grains);
    }

    private Operand translate(List<TimeItem> items, TimeGrains grains) {
        LocalDateTime now = LocalDateTime.ofInstant(settings.clock().instant(), settings.zone());
        BrokenTime time = BrokenTime.of(now);
        long back = 0;
        long times = 1;
        Kind before = Kind.WORD;
        for (TimeItem item : items) {
            switch (item.kind) {
                case TIMES -> times = number(item.text);
                case TIMES_NEGATIVE -> times = -number(item.text);
                case DAY_NUMBER -> time.day = number(item.text);
                case YEAR_NUMBER -> time.year = number(item.text);
                case MONTH -> time.month = item.value;
                case WEEKDAY -> {
                    int today = now.getDayOfWeek().getValue() % 7;
                    back += (today < item.value ? 7 - item.value + today : today - item.value) * (long) DAY;
                }
                case YESTERDAY -> back += DAY;
                case NOON, MIDNIGHT -> {
                    time.hour = item.kind == Kind.NOON ? 12 : 0;
                    time.minute = 0;
                    time.second = 0;
                }
                case SECOND -> time.second = times;
                case SECOND_AGO -> back += times;
                case MINUTE -> time.minute = times;
                case MINUTE_AGO -> back += times * MINUTE;
                case HOUR -> time.hour = times;
                case HOUR_AGO -> back += times * HOUR;
                case AM -> time.hour = before == Kind.TIMES ? times : time.hour;
                case PM -> {
                    if (TimeItem.unit(before)) {
                        back -= 12 * HOUR;
                    } else if (before == Kind.TIMES) {
                        time.hour = times + 12;
                    }
                }
                case DAYS -> back += times * DAY;
                case WEEKS -> back += times * 7 * DAY;
                case MONTHS -> monthsBack(time, times);
                case YEARS -> time.year -= times;
                default -> {
                    // today and ago change nothing themselves
                }
            }
            before = item.kind;
        }
        round(time, grains);
        return span(time, back, grains);
    }

    private static long number(String digits) {
        String few = digits.length() > 9 ? digits.substring(0, 9) : digits;
        return few.isEmpty() ? 0 : Long.parseLong(few);
    }

    private static void monthsBack(BrokenTime time, long months) {
        time.year -= months / 12;
        long rest = months % 12;
        if (rest > time.month + 1) {
            time.year--;
            time.month = 12 - rest + time.month;
        } else {
            time.month -= rest;
        }
    }

    /** Clears the parts that are finer than anything given. */
    private static void round(BrokenTime time, TimeGrains grains) {
        if (grains.smallestDate == Grain.YEAR) {
            time.month = 0;
        }
        if (grains.smallestDate == Grain.YEAR || grains.smallestDate == Grain.MONTH) {
            time.day = 1;
        }
        if (grains.smallestTime == Grain.HOUR) {
            time.minute = 0;
        }
        if (grains.smallestTime == Grain.HOUR || grains.smallestTime == Grain.MINUTE) {
            time.second = 0;
        }
        boolean wholeDays = grains.smallestRelative == null || grains.smallestRelative.compareTo(Grain.DAY) >= 0;
        if (grains.smallestTime == null && wholeDays) {
            time.hour = 0;
            time.minute = 0;
            time.second = 0;
        }
    }

    private Operand span(BrokenTime time, long back, TimeGrains grains) {
        long from = time.seconds(settings.zone()) - back;
        long to = from;
        if (grains.smallestTime != null) {
            to += grains.smallestTime == Grain.MINUTE ? MINUTE - 1 : grains.smallestTime == Grain.HOUR ? HOUR - 1 : 0;
        } else if (grains.smallestRelative != null) {
            if (grains.smallestRelative == Grain.MINUTE) {
                from -= MINUTE + 1;
            } else if (grains.smallestRelative == Grain.HOUR) {
                from -= HOUR + 1;
            } else if (grains.smallestRelative.compareTo(Grain.DAY) >= 0) {
                to += DAY - 1;
            }
        } else if (grains.smallestDate == Grain.MONTH) {
            to += (long) DAY * BrokenTime.daysIn(time.month + 1, time.year - 1900) - 1;
        } else if (grains.smallestDate != null) {
            to += DAY - 1;
        }
        return Operand.span(from, to);
    }
}
