package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** The time stamp with which a log line starts, as it stands there. */
final class Timestamp {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int REACH = 48;

    private Timestamp() {}

    /** The first time stamp that starts within the first characters; null when there is none. */
    static @Nullable String of(String text, int from) {
        Cursor c = new Cursor(text);
        int most = Math.min(text.length(), from + REACH);
        for (int p = from; p < most; p++) {
            if (Cursor.isAlnum(c.charAt(p - 1)) && p > from) {
                continue;
            }
            int end = end(c, p);
            if (end > 0) {
                return text.substring(p, end);
            }
        }
        return null;
    }

    private static int end(Cursor c, int p) {
        char ch = c.charAt(p);
        if (ch == '[') {
            return uptime(c, p);
        }
        if (Cursor.isDigit(ch)) {
            return iso(c, p);
        }
        return Cursor.isUpper(ch) ? syslog(c, p) : 0;
    }

    private static int iso(Cursor c, int p) {
        boolean date = matches(c, p, "dddd-dd-dd") && (c.charAt(p + 10) == 'T' || c.charAt(p + 10) == ' ');
        if (!date || !matches(c, p + 11, "dd:dd:dd")) {
            return 0;
        }
        int end = p + 19;
        while (Cursor.isDigit(c.charAt(end)) || c.charAt(end) == '.' && Cursor.isDigit(c.charAt(end + 1))) {
            end++;
        }
        if (c.charAt(end) == 'Z') {
            return end + 1;
        }
        return (c.charAt(end) == '+' || c.charAt(end) == '-') && matches(c, end + 1, "dd:dd") ? end + 6 : end;
    }

    private static int syslog(Cursor c, int p) {
        int month = MONTHS.indexOf(c.text.substring(p, Math.min(c.limit, p + 3)));
        if (month < 0 || month % 3 != 0 || c.charAt(p + 3) != ' ') {
            return 0;
        }
        int day = c.to(p + 3).skipBlanks().at;
        int end = c.decimal() < 0 ? day : c.at;
        return end > day && end - day <= 2 && c.charAt(end) == ' ' && matches(c, end + 1, "dd:dd:dd") ? end + 9 : 0;
    }

    /** {@code [ 1617.926953]}. */
    private static int uptime(Cursor c, int p) {
        c.to(p + 1).skipBlanks().accept('+');
        if (c.decimal() < 0 || !c.accept('.') || c.decimal() < 0 || !c.accept(']')) {
            return 0;
        }
        return c.at;
    }

    private static boolean matches(Cursor c, int p, String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char want = pattern.charAt(i);
            char have = c.charAt(p + i);
            if (want == 'd' ? !Cursor.isDigit(have) : want != have) {
                return false;
            }
        }
        return true;
    }
}
