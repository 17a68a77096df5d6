package io.vtool.lvm.report;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.report.Condition.Operand;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times in words: {@code yesterday}, {@code 2 weeks ago}, {@code 24 Feb 2015 10:00}, {@code Monday noon}. */
final class TimeWords {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86400;

    private final ReportSettings settings;
    private final Messages messages;
    private final List<Item> items = new ArrayList<>();
    private int at;

    private @Nullable Grain smallestDate;
    private @Nullable Grain largestDate;
    private @Nullable Grain smallestTime;
    private @Nullable Grain smallestRelative;

    /** What a part of the text is. */
    private enum Kind {
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
    private enum Grain {
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    private static final class Item {
        private Kind kind;
        private final String text;
        private final int place;
        private int value;

        Item(Kind kind, String text, int place) {
            this.kind = kind;
            this.text = text;
            this.place = place;
        }
    }

    TimeWords(ReportSettings settings, Messages messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** The span a text stands for, or null if it is no text in words or makes no sense. */
    @Nullable
    Operand read(String text) {
        if (!split(text) || !recognize(text) || !sensible(text)) {
            return null;
        }
        return translate();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Splits the text; whether it has anything but digits, signs and blanks in it. */
    private boolean split(String text) {
        boolean words = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (letter(c)) {
                words = true;
                items.add(new Item(Kind.WORD, wordAt(text), at));
                at += items.get(items.size() - 1).text.length();
            } else if (digit(c)) {
                String digits = digitsAt(text);
                if (at + digits.length() < text.length() && text.charAt(at + digits.length()) == ':') {
                    if (!clock(text, false, false)) {
                        return false;
                    }
                } else {
                    items.add(new Item(Kind.NUMBER, digits, at));
                    at += digits.length();
                }
            } else if (c == '-' || c == '+') {
                at++;
                if (!clock(text, true, c == '-')) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return words;
    }

    private String wordAt(String text) {
        int end = at;
        while (end < text.length() && text.charAt(end) != ' ') {
            end++;
        }
        return text.substring(at, end);
    }

    private String digitsAt(String text) {
        int end = at;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    /** Hours and minutes, and for a time of day maybe seconds. */
    private boolean clock(String text, boolean zone, boolean negative) {
        Kind[] parts = {zone ? Kind.ZONE : Kind.HOUR, zone ? Kind.ZONE : Kind.MINUTE, Kind.SECOND};
        for (int i = 0; i < parts.length; i++) {
            String digits = digitsAt(text);
            items.add(new Item(negative ? Kind.TIMES_NEGATIVE : Kind.TIMES, digits, at));
            items.add(new Item(parts[i], "", at + digits.length()));
            at += digits.length();
            boolean colon = at < text.length() && text.charAt(at) == ':';
            if (i == 0 && !colon || i == 1 && colon && zone) {
                return false;
            }
            if (!colon) {
                break;
            }
            at++;
        }
        return true;
    }

    private boolean recognize(String text) {
        List<List<String>> words = FactTable.rows(TimeWords.class, "time-words.tsv");
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.kind == Kind.WORD && !word(item, i, words)) {
                messages.error(
                        "Unrecognized string in date/time specification at \"" + text.substring(item.place) + "\".");
                return false;
            }
            if (item.kind == Kind.AGO) {
                relative(i);
            }
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).kind == Kind.NUMBER) {
                number(i);
            }
            grain(items.get(i).kind);
        }
        return true;
    }

    private boolean word(Item item, int index, List<List<String>> words) {
        for (List<String> row : words) {
            String name = row.get(0);
            boolean plural =
                    row.get(3).equals("y") && item.text.length() == name.length() + 1 && item.text.endsWith("s");
            if ((item.text.length() == name.length() || plural)
                    && item.text.regionMatches(true, 0, name, 0, name.length())) {
                item.kind = Kind.valueOf(row.get(1));
                item.value = Integer.parseInt(row.get(2));
                Item before = index > 0 ? items.get(index - 1) : null;
                if (unit(item.kind) && before != null && before.kind == Kind.NUMBER) {
                    before.kind = Kind.TIMES;
                }
                return true;
            }
        }
        return false;
    }

    private static boolean unit(Kind kind) {
        return kind.compareTo(Kind.SECOND) >= 0 && kind.compareTo(Kind.ZONE) <= 0;
    }

    private void relative(int ago) {
        for (int i = ago - 1; i >= 0 && items.get(i).kind != Kind.AGO; i--) {
            Item item = items.get(i);
            item.kind = switch (item.kind) {
                case SECOND -> Kind.SECOND_AGO;
                case MINUTE -> Kind.MINUTE_AGO;
                case HOUR -> Kind.HOUR_AGO;
                default -> item.kind;
            };
        }
    }

    /** A number beside a month is a day or a year; any other is a year. */
    private void number(int index) {
        Item item = items.get(index);
        Item next = index + 1 < items.size() ? items.get(index + 1) : null;
        Item afterNext = index + 2 < items.size() ? items.get(index + 2) : null;
        Item before = index > 0 ? items.get(index - 1) : null;
        boolean isShort = item.text.length() <= 2;
        if (next != null && next.kind == Kind.MONTH) {
            if (afterNext != null && afterNext.kind == Kind.NUMBER) {
                boolean dayFirst = item.text.length() < afterNext.text.length();
                item.kind = dayFirst ? Kind.DAY_NUMBER : Kind.YEAR_NUMBER;
                afterNext.kind = dayFirst ? Kind.YEAR_NUMBER : Kind.DAY_NUMBER;
            } else {
                item.kind = isShort ? Kind.DAY_NUMBER : Kind.YEAR_NUMBER;
            }
        } else {
            item.kind = before != null && before.kind == Kind.MONTH && isShort ? Kind.DAY_NUMBER : Kind.YEAR_NUMBER;
        }
    }

    private static @Nullable Grain grainOf(Kind kind) {
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

    private static boolean isRelative(Kind kind) {
        return switch (kind) {
            case AGO, SECOND_AGO, MINUTE_AGO, HOUR_AGO, DAYS, WEEKS, MONTHS, YEARS -> true;
            default -> false;
        };
    }

    private static boolean isDate(Kind kind) {
        return switch (kind) {
            case DAY_NUMBER, YEAR_NUMBER, AGO, TODAY, YESTERDAY, WEEKDAY, DAYS, WEEKS, MONTHS, YEARS, MONTH -> true;
            default -> false;
        };
    }

    private static boolean isTime(Kind kind) {
        return switch (kind) {
            case AGO, NOON, MIDNIGHT, SECOND, SECOND_AGO, MINUTE, MINUTE_AGO, HOUR, HOUR_AGO, AM, PM, ZONE -> true;
            default -> false;
        };
    }

    private static @Nullable Grain finer(@Nullable Grain one, Grain other) {
        return one == null || other.compareTo(one) < 0 ? other : one;
    }

    private void grain(Kind kind) {
        Grain grain = grainOf(kind);
        if (grain == null) {
            return;
        }
        if (isDate(kind) && !isRelative(kind)) {
            smallestDate = finer(smallestDate, grain);
            largestDate = largestDate == null || grain.compareTo(largestDate) > 0 ? grain : largestDate;
        } else if (isRelative(kind)) {
            smallestRelative = finer(smallestRelative, grain);
        } else {
            smallestTime = finer(smallestTime, grain);
        }
    }

    /** Whether absolute and relative parts are not mixed, and no date or time of day is named twice. */
    private boolean sensible(String text) {
        Boolean dateRelative = null;
        Boolean timeRelative = null;
        boolean dateLabel = false;
        boolean timeLabel = false;
        for (Item item : items) {
            boolean isRelative = isRelative(item.kind);
            String problem = "";
            if (isDate(item.kind)) {
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
            } else if (isTime(item.kind)) {
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
                messages.error(problem + " specification found at \"" + text.substring(item.place) + "\".");
                return false;
            }
        }
        return true;
    }

    private Operand translate() {
        LocalDateTime now = LocalDateTime.ofInstant(settings.clock().instant(), settings.zone());
        BrokenTime time = BrokenTime.of(now);
        long back = 0;
        long times = 1;
        Kind before = Kind.WORD;
        for (Item item : items) {
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
                    if (unit(before)) {
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
        round(time);
        return span(time, back);
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
    private void round(BrokenTime time) {
        if (smallestDate == Grain.YEAR) {
            time.month = 0;
        }
        if (smallestDate == Grain.YEAR || smallestDate == Grain.MONTH) {
            time.day = 1;
        }
        if (smallestTime == Grain.HOUR) {
            time.minute = 0;
        }
        if (smallestTime == Grain.HOUR || smallestTime == Grain.MINUTE) {
            time.second = 0;
        }
        boolean wholeDays = smallestRelative == null || smallestRelative.compareTo(Grain.DAY) >= 0;
        if (smallestTime == null && wholeDays) {
            time.hour = 0;
            time.minute = 0;
            time.second = 0;
        }
    }

    private Operand span(BrokenTime time, long back) {
        long from = time.seconds(settings.zone()) - back;
        long to = from;
        if (smallestTime != null) {
            to += smallestTime == Grain.MINUTE ? MINUTE - 1 : smallestTime == Grain.HOUR ? HOUR - 1 : 0;
        } else if (smallestRelative != null) {
            if (smallestRelative == Grain.MINUTE) {
                from -= MINUTE + 1;
            } else if (smallestRelative == Grain.HOUR) {
                from -= HOUR + 1;
            } else if (smallestRelative.compareTo(Grain.DAY) >= 0) {
                to += DAY - 1;
            }
        } else if (smallestDate == Grain.MONTH) {
            to += (long) DAY * BrokenTime.daysIn(time.month + 1, time.year - 1900) - 1;
        } else if (smallestDate != null) {
            to += DAY - 1;
        }
        return Operand.span(from, to);
    }
}
