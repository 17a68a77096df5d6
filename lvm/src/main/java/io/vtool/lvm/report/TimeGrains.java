package io.vtool.lvm.report;

import io.vtool.lvm.report.TimeItem.Grain;
import io.vtool.lvm.report.TimeItem.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fine a time in words is: what it does not say is rounded. */
final class TimeGrains {
    @Nullable
    Grain smallestDate;

    @Nullable
    Grain largestDate;

    @Nullable
    Grain smallestTime;

    @Nullable
    Grain smallestRelative;

    TimeGrains(List<TimeItem> items) {
        for (TimeItem item : items) {
            add(item);
        }
    }

    private static @Nullable Grain finer(@Nullable Grain one, Grain other) {
        return one == null || other.compareTo(one) < 0 ? other : one;
    }

    private void add(TimeItem item) {
        Grain grain = item.grain();
        if (grain == null) {
            return;
        }
        if (item.isDate() && !item.isRelative()) {
            smallestDate = finer(smallestDate, grain);
            largestDate = largestDate == null || grain.compareTo(largestDate) > 0 ? grain : largestDate;
        } else if (item.isRelative()) {
            smallestRelative = finer(smallestRelative, grain);
        } else {
            smallestTime = finer(smallestTime, grain);
        }
    }

    /** What is wrong: absolute and relative parts are mixed, or a date or time of day is named twice; null if nothing is. */
    @Nullable
    String problem(List<TimeItem> items, String text) {
        Boolean dateRelative = null;
        Boolean timeRelative = null;
        boolean dateLabel = false;
        boolean timeLabel = false;
        for (TimeItem item : items) {
            boolean isRelative = item.isRelative();
            String problem = "";
            if (item.isDate()) {
                boolean coarse = largestDate != null
                        && (smallestRelative != null && largestDate.compareTo(smallestRelative) >= 0);
                if (dateRelative == null) {
                    dateRelative = isRelative;
                } else if (dateRelative != isRelative && coarse) {
                    problem = "Mixed absolute and relative date";
                }
                if (problem.isEmpty() && dateLabel) {
                    problem = "Ambiguous date";
                }
                dateLabel |= item.kind == Kind.TODAY || item.kind == Kind.YESTERDAY || item.kind == Kind.WEEKDAY;
            } else if (item.isTime()) {
                if (timeRelative == null) {
                    timeRelative = isRelative;
                } else if (timeRelative != isRelative) {
                    problem = "Mixed absolute and relative time";
                }
                if (problem.isEmpty() && timeLabel) {
                    problem = "Ambiguous time";
                }
                timeLabel |= item.kind == Kind.NOON || item.kind == Kind.MIDNIGHT;
            }
            if (!problem.isEmpty()) {
                return problem + " specification found at \"" + text.substring(item.place) + "\".";
            }
        }
        return null;
    }
}
