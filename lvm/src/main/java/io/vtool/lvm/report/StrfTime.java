package io.vtool.lvm.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Times as strftime(3) shows them in the C locale. */
public final class StrfTime {
    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final int SHORT = 3;
    private static final long FURTHEST = 253_402_300_799L;

    private StrfTime() {}

    public static String format(String format, long seconds, ZoneId zone) {
        if (seconds < -FURTHEST || seconds > FURTHEST) {
            return "";
        }
        ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(zone);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            char conversion = format.charAt(++i);
            if ((conversion == 'E' || conversion == 'O') && i + 1 < format.length()) {
                conversion = format.charAt(++i);
            }
            convert(text, conversion, time);
        }
        return text.toString();
    }

    private static void convert(StringBuilder text, char conversion, ZonedDateTime time) {
        switch (conversion) {
            case 'Y' -> text.append(time.getYear());
            case 'C' -> padded(text, time.getYear() / 100, 2, '0');
            case 'y' -> padded(text, time.getYear() % 100, 2, '0');
            case 'm' -> padded(text, time.getMonthValue(), 2, '0');
            case 'd' -> padded(text, time.getDayOfMonth(), 2, '0');
            case 'e' -> padded(text, time.getDayOfMonth(), 2, ' ');
            case 'H' -> padded(text, time.getHour(), 2, '0');
            case 'k' -> padded(text, time.getHour(), 2, ' ');
            case 'I' -> padded(text, (time.getHour() + 11) % 12 + 1, 2, '0');
            case 'l' -> padded(text, (time.getHour() + 11) % 12 + 1, 2, ' ');
            case 'M' -> padded(text, time.getMinute(), 2, '0');
            case 'S' -> padded(text, time.getSecond(), 2, '0');
            case 'j' -> padded(text, time.getDayOfYear(), 3, '0');
            case 'p' -> text.append(time.getHour() < 12 ? "AM" : "PM");
            case 'P' -> text.append(time.getHour() < 12 ? "am" : "pm");
            case 's' -> text.append(time.toEpochSecond());
            case 'a' -> text.append(DAYS[time.getDayOfWeek().getValue() - 1], 0, SHORT);
            case 'A' -> text.append(DAYS[time.getDayOfWeek().getValue() - 1]);
            case 'b', 'h' -> text.append(MONTHS[time.getMonthValue() - 1], 0, SHORT);
            case 'B' -> text.append(MONTHS[time.getMonthValue() - 1]);
            case 'u' -> text.append(time.getDayOfWeek().getValue());
            case 'w' -> text.append(time.getDayOfWeek().getValue() % 7);
            case 'U' ->
                padded(text, (time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7, 2, '0');
            case 'W' ->
                padded(text, (time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7, 2, '0');
            case 'z' -> offset(text, time.getOffset().getTotalSeconds());
            case 'Z' -> text.append(zoneName(time));
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case '%' -> text.append('%');
            case 'F' -> text.append(pattern("Y-m-d", time));
            case 'T' -> text.append(pattern("H:M:S", time));
            case 'R' -> text.append(pattern("H:M", time));
            case 'D', 'x' -> text.append(pattern("m/d/y", time));
            case 'X' -> text.append(pattern("H:M:S", time));
            case 'r' -> text.append(pattern("I:M:S p", time));
            case 'c' -> text.append(pattern("a b e H:M:S Y", time));
            default -> text.append('%').append(conversion);
        }
    }

    /** A format in which every letter is a conversion. */
    private static String pattern(String letters, ZonedDateTime time) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (Character.isLetter(c)) {
                convert(text, c, time);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String zoneName(ZonedDateTime time) {
        String id = time.getZone().getId();
        return id.equals("Z") || id.equals("UTC") || id.equals("Etc/UTC") ? "UTC" : id;
    }

    private static void offset(StringBuilder text, int seconds) {
        int minutes = Math.abs(seconds) / 60;
        text.append(seconds < 0 ? '-' : '+');
        padded(text, minutes / 60 * 100 + minutes % 60, 4, '0');
    }

    private static void padded(StringBuilder text, int number, int width, char filler) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            text.append(filler);
        }
        text.append(digits);
    }
}
