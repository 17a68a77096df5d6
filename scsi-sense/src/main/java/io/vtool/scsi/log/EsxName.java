package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** The name of a device or a path as ESX writes it, with or without quotes. */
final class EsxName {
    private static final String[] DEVICES = {"naa.", "eui.", "t10.", "mpx.", "sym.", "vml.", "uuid.", "nqn.", "vmhba"};
    private static final int LONGEST = 300;

    private EsxName() {}

    /**
     * Reads a name.
     *
     * @param limit where the text that may belong to it ends
     * @param path whether a path is wanted, else a device
     * @return the name without its quotes; null when there is none
     */
    static @Nullable String read(Cursor c, int limit, boolean path) {
        int start = c.at;
        char quote = c.peek();
        if (quote == '"' && c.charAt(start + 1) == '"') {
            start++; // a field of comma-separated values doubles them
        }
        if (quote == '"' || quote == '\'') {
            int end = closing(c.text, start + 1, Math.min(limit, start + LONGEST), quote);
            if (end > start + 1) {
                c.at = Math.min(limit, c.charAt(end + 1) == '"' ? end + 2 : end + 1);
                return c.text.substring(start + 1, end).strip();
            }
            c.at = start + 1;
        }
        boolean known = path ? c.text.regionMatches(true, c.at, "vmhba", 0, 5) : isKnown(c);
        if (!known) {
            c.at = start;
            return null;
        }
        int from = c.at;
        int end = from;
        while (end < limit && end - from < LONGEST && isPart(c.charAt(end))) {
            end++;
        }
        int glued = c.text.indexOf("vmkernel", from);
        end = glued > from && glued < end ? glued : end;
        c.at = end;
        while (end > from && ".,;:".indexOf(c.charAt(end - 1)) >= 0 && !c.text.startsWith("...", end - 3)) {
            end--;
        }
        // of a name that was cut this short nothing is known
        boolean empty = path ? end - from <= 5 : c.text.indexOf('.', from) >= end && !c.text.startsWith("vmhba", from);
        if (empty) {
            c.at = start;
            return null;
        }
        return c.text.substring(from, end);
    }

    private static boolean isKnown(Cursor c) {
        for (String start : DEVICES) {
            if (c.text.regionMatches(true, c.at, start, 0, start.length())) {
                return true;
            }
        }
        return false;
    }

    /** The closing quote; a quote further on that belongs to another name does not count. */
    private static int closing(String text, int from, int limit, char quote) {
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == ' ' && (text.startsWith("failed", i + 1) || text.startsWith("on ", i + 1))) {
                return -1;
            }
        }
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                return i;
            }
            if (c == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isPart(char c) {
        return c > ' ' && "\"',;()[]<>|".indexOf(c) < 0;
    }
}
