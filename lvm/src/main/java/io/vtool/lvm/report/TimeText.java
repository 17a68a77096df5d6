package io.vtool.lvm.report;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.report.TimeItem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a time in words into its parts and finds out what each is. */
final class TimeText {
    private final String text;
    private final Messages messages;
    private final List<TimeItem> items = new ArrayList<>();
    private int at;

    TimeText(String text, Messages messages) {
        this.text = text;
        this.messages = messages;
    }

    /** The parts, or null if it is no text in words. */
    @Nullable
    List<TimeItem> items() {
        return split() && recognize() ? items : null;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Splits the text; whether it has anything but digits, signs and blanks in it. */
    private boolean split() {
        boolean words = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (letter(c)) {
                words = true;
                items.add(new TimeItem(Kind.WORD, wordAt(), at));
                at += items.get(items.size() - 1).text.length();
            } else if (digit(c)) {
                String digits = digitsAt();
                if (at + digits.length() < text.length() && text.charAt(at + digits.length()) == ':') {
                    if (!clock(false, false)) {
                        return false;
                    }
                } else {
                    items.add(new TimeItem(Kind.NUMBER, digits, at));
                    at += digits.length();
                }
            } else if (c == '-' || c == '+') {
                at++;
                if (!clock(true, c == '-')) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return words;
    }

    private String wordAt() {
        int end = at;
        while (end < text.length() && text.charAt(end) != ' ') {
            end++;
        }
        return text.substring(at, end);
    }

    private String digitsAt() {
        int end = at;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    /** Hours and minutes, and for a time of day maybe seconds. */
    private boolean clock(boolean zone, boolean negative) {
        Kind[] parts = {zone ? Kind.ZONE : Kind.HOUR, zone ? Kind.ZONE : Kind.MINUTE, Kind.SECOND};
        for (int i = 0; i < parts.length; i++) {
            String digits = digitsAt();
            items.add(new TimeItem(negative ? Kind.TIMES_NEGATIVE : Kind.TIMES, digits, at));
            items.add(new TimeItem(parts[i], "", at + digits.length()));
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

    private boolean recognize() {
        List<List<String>> words = FactTable.rows(TimeText.class, "time-words.tsv");
        for (int i = 0; i < items.size(); i++) {
            TimeItem item = items.get(i);
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
        }
        return true;
    }

    private boolean word(TimeItem item, int index, List<List<String>> words) {
        for (List<String> row : words) {
            String name = row.get(0);
            boolean plural =
                    row.get(3).equals("y") && item.text.length() == name.length() + 1 && item.text.endsWith("s");
            if ((item.text.length() == name.length() || plural)
                    && item.text.regionMatches(true, 0, name, 0, name.length())) {
                item.kind = Kind.valueOf(row.get(1));
                item.value = Integer.parseInt(row.get(2));
                TimeItem before = index > 0 ? items.get(index - 1) : null;
                if (TimeItem.unit(item.kind) && before != null && before.kind == Kind.NUMBER) {
                    before.kind = Kind.TIMES;
                }
                return true;
            }
        }
        return false;
    }

    private void relative(int ago) {
        for (int i = ago - 1; i >= 0 && items.get(i).kind != Kind.AGO; i--) {
            TimeItem item = items.get(i);
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
        TimeItem item = items.get(index);
        TimeItem next = index + 1 < items.size() ? items.get(index + 1) : null;
        TimeItem afterNext = index + 2 < items.size() ? items.get(index + 2) : null;
        TimeItem before = index > 0 ? items.get(index - 1) : null;
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
}
