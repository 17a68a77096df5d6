package io.vtool.scsi.log;

/** Lines whose ends were lost, so that the stamp of the next one sticks to the last word: {@code DRIVER_SENSEApr 17 10:45:43}. */
final class Seam {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int DATE = 10;

    private Seam() {}

    /** The text with a blank before each such stamp; the same object where there is none. */
    static String opened(String text) {
        StringBuilder out = null;
        int from = 0;
        for (int at = text.indexOf(':', DATE); at > 0; at = text.indexOf(':', at + 1)) {
            int stamp = isClock(text, at) ? stamp(text, at - 3) : -1;
            if (stamp > from && Cursor.isAlnum(text.charAt(stamp - 1))) {
                out = out == null ? new StringBuilder(text.length() + 8) : out;
                out.append(text, from, stamp).append(' ');
                from = stamp;
            }
        }
        return out == null ? text : out.append(text, from, text.length()).toString();
    }

    /** {@code 10:45:43} with its first colon there, and a blank or T before it. */
    private static boolean isClock(String text, int at) {
        char before = text.charAt(at - 3);
        return at + 5 < text.length()
                && text.charAt(at + 3) == ':'
                && (before == ' ' || before == 'T')
                && digits(text, at - 2, 2)
                && digits(text, at + 1, 2)
                && digits(text, at + 4, 2);
    }

    /** Where a date begins that ends there; -1 for none. */
    private static int stamp(String text, int end) {
        int start = end - DATE;
        boolean date = start > 0
                && text.charAt(start + 4) == '-'
                && text.charAt(start + 7) == '-'
                && digits(text, start, 4)
                && digits(text, start + 5, 2)
                && digits(text, start + 8, 2);
        if (date) {
            return start;
        }
        int day = end;
        while (day > 0 && end - day < 2 && Cursor.isDigit(text.charAt(day - 1))) {
            day--;
        }
        int month = day;
        while (month > 3 && day - month < 2 && text.charAt(month - 1) == ' ') {
            month--;
        }
        boolean named = day < end && month < day && month > 3 && text.charAt(end) == ' ';
        int name = named ? MONTHS.indexOf(text.substring(month - 3, month)) : -1;
        return name >= 0 && name % 3 == 0 ? month - 3 : -1;
    }

    private static boolean digits(String text, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (!Cursor.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
