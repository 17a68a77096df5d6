package io.vtool.dfsr.capture;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event while its text is read: what lines with labels say of it. */
final class EventDraft {
    private static final int NONE = -1;
    private static final int GUID_LENGTH = 36;
    private static final String PARTNER = "with partner ";
    private static final String GROUP = " for replication group ";

    private int id = NONE;
    private @Nullable Long error;
    private @Nullable String errorWords;
    private @Nullable Long jet;
    private @Nullable String volume;
    private @Nullable String time;
    private @Nullable String computer;
    private @Nullable String folder;
    private @Nullable String group;
    private @Nullable String partner;

    boolean isKnown() {
        return id != NONE;
    }

    int id() {
        return id;
    }

    /** The number as people and programs write it: decimal, or hexadecimal or decimal with the severity in its upper half. */
    static int number(String text) {
        String digits = text.strip();
        try {
            long number = digits.regionMatches(true, 0, "0x", 0, 2)
                    ? Long.parseLong(digits.substring(2, wordEnd(digits, 2, 16)), 16)
                    : Long.parseLong(digits.substring(0, wordEnd(digits, 0, 10)));
            boolean qualified = number > 0xffff && number <= 0xffffffffL && (number >>> 30) != 0;
            return number > 0 && (number <= 0xffff || qualified) ? (int) (number & 0xffff) : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    private static int wordEnd(String text, int from, int radix) {
        int end = from;
        while (end < text.length() && end - from < 12 && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    void id(int number) {
        id = number;
    }

    /** Takes what a label names, if it says something that an event keeps. */
    void take(EventLabel label, String value) {
        if (value.isEmpty() || value.indexOf('<') >= 0) { // nothing, or <DateTime> where people took it out
            return;
        }
        switch (label) {
            case TIME -> time = time == null ? value : time;
            case COMPUTER -> computer = computer == null ? value : computer;
            case FOLDER -> folder = folder == null ? value : folder;
            case GROUP -> group = group == null ? value : group;
            case PARTNER -> partner = value;
            case VOLUME, GUID -> volume(value);
            case ERROR -> error(value);
            default -> {
                // it ends the value before it
            }
        }
    }

    private void volume(String value) {
        String word = value.startsWith("{") ? value.substring(1) : value;
        boolean guid = word.length() >= GUID_LENGTH && word.charAt(8) == '-' && word.charAt(13) == '-';
        volume = guid ? word.substring(0, GUID_LENGTH) : volume;
    }

    /** Takes a code such as {@code 9214 (Internal database error (-1605))}. */
    private void error(String value) {
        Long number = signed(value, 0);
        if (number != null && error == null) {
            error = number;
            int open = value.indexOf('(');
            int close = value.lastIndexOf(')');
            errorWords = open >= 0 && close > open ? value.substring(open + 1, close) : null;
            int inner = value.lastIndexOf("(-");
            jet = inner < 0 ? null : signed(value, inner + 1);
        }
    }

    /** Takes what sentences name: the partner and the group. */
    void sentence(String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(PARTNER);
        if (at < 0 || partner != null) {
            return;
        }
        int from = at + PARTNER.length();
        int end = from;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') {
            end++;
        }
        String name = withoutStop(text.substring(from, end));
        if (name.isEmpty() || !Character.isLetterOrDigit(name.charAt(0))) {
            return; // cut off
        }
        partner = name;
        if (text.regionMatches(true, end, GROUP, 0, GROUP.length()) && group == null) {
            int start = end + GROUP.length();
            int stop = text.indexOf(". ", start);
            String rest = text.substring(start, stop < 0 ? text.length() : stop);
            int due = rest.indexOf(" due to ");
            String named = withoutStop(due < 0 ? rest : rest.substring(0, due));
            group = named.isEmpty() ? null : named;
        }
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable Long signed(String text, int from) {
        int at = from;
        boolean negative = at < text.length() && text.charAt(at) == '-';
        at += negative ? 1 : 0;
        int end = wordEnd(text, at, 10);
        if (end == at) {
            return null;
        }
        if (text.regionMatches(true, at, "0x", 0, 2) && wordEnd(text, at + 2, 16) > at + 2) {
            return Long.parseLong(text.substring(at + 2, wordEnd(text, at + 2, 16)), 16);
        }
        long number = Long.parseLong(text.substring(at, end));
        return negative ? -number : number;
    }

    EventText end() {
        return new EventText(id, error, errorWords, jet, volume, time, computer, folder, group, partner);
    }
}
