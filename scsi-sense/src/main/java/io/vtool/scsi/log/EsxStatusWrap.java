package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** Lines that end within the status bytes and the sense data that ESX writes, as in {@code H:0x0 D:0x2 P:0x0}. */
final class EsxStatusWrap {
    private static final String[] LABELS = {"Valid sense data: 0x", "Possible sense data: 0x", "Invalid sense data: 0x"
    };

    private static final int LONGEST_STATUS = 24;

    private EsxStatusWrap() {}

    /** Whether status bytes or the sense data behind them lack their end. */
    static boolean isCut(String text, int host) {
        String tail = tail(text, host);
        if (tail == null) {
            return text.length() - host < LONGEST_STATUS;
        }
        for (String label : LABELS) {
            if (label.startsWith(tail)) {
                return true;
            }
            if (tail.startsWith(label)) {
                return numbers(tail, label.length() - 2) < 3 && !tail.endsWith(".");
            }
        }
        return false;
    }

    /** What stands behind the plug-in status, without blanks around it; null where that is missing. */
    private static @Nullable String tail(String text, int host) {
        int plugin = text.indexOf("P:0x", host);
        int end = plugin + 4;
        while (plugin >= 0 && end < text.length() && Cursor.isHex(text.charAt(end))) {
            end++;
        }
        return plugin < 0 || end == plugin + 4 ? null : text.substring(end).strip();
    }

    /** Whether the next line goes on with what such status bytes lack. */
    static boolean goesOn(String text, int host, String rest) {
        String tail = tail(text, host);
        return tail == null || continues(tail, rest);
    }

    private static boolean continues(String tail, String rest) {
        String spaced = tail.isEmpty() ? rest : tail + " " + rest;
        String glued = tail + rest;
        for (String label : LABELS) {
            if (tail.startsWith(label)) {
                return startsWithNumber(rest);
            }
            if (spaced.startsWith(label)
                    || label.startsWith(spaced)
                    || glued.startsWith(label)
                    || label.startsWith(glued)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 0x24}, or the rest of such a number. */
    static boolean startsWithNumber(String text) {
        int at = text.startsWith("0x") ? 2 : text.startsWith("x") ? 1 : 0;
        int end = at;
        while (end < text.length() && Cursor.isHex(text.charAt(end))) {
            end++;
        }
        boolean ends = end == text.length() || " .,;)".indexOf(text.charAt(end)) >= 0;
        return end > at && end - at <= 2 && ends && ByteRun.hex(new Cursor(text)).length <= 3;
    }

    /** How many numbers there are from a position on. */
    private static int numbers(String text, int from) {
        int count = 0;
        for (int at = text.indexOf("0x", from); at >= 0; at = text.indexOf("0x", at + 2)) {
            count += at + 2 < text.length() && Cursor.isHex(text.charAt(at + 2)) ? 1 : 0;
        }
        return count;
    }

    /** Whether the line ends before the third number of the sense data that begin at a position. */
    static boolean lacksNumbers(String text, int label) {
        return text.length() - label <= 28 && numbers(text, label) < 3 && text.charAt(text.length() - 1) != '.';
    }
}
