package io.vtool.multipath.capture;

/** Finds where the rows of a listing that were joined to one line belong apart. */
final class JoinedRows {
    private static final String[] MARKS = {"|-", "`-", "\\_"};

    private JoinedRows() {}

    /** Where a row begins behind another one, the length of the line when it is one row. */
    static int seam(String line) {
        for (int i = 1; i < line.length(); i++) {
            if (line.charAt(i - 1) == ' ' && begins(line, i) && isRow(line.substring(0, i))) {
                return i;
            }
        }
        return line.length();
    }

    private static boolean isRow(String before) {
        ListingLine line = LineClassifier.classify(before.strip());
        return !(line instanceof ListingLine.Other) && !(line instanceof ListingLine.Header header && !header.whole());
    }

    private static boolean begins(String line, int at) {
        for (String mark : MARKS) {
            if (line.startsWith(mark, at)) {
                return true;
            }
        }
        return isHeader(line, at);
    }

    /** Whether {@code name (wwid) dm-N} or {@code wwid dm-N} stands here. */
    private static boolean isHeader(String line, int at) {
        int end = line.indexOf(' ', at);
        int next = end;
        if (end > at && line.startsWith("(", end + 1)) {
            next = line.indexOf(") ", end) + 1;
        }
        boolean named = next > end || end - at > 8;
        return next > at && named && line.startsWith("dm-", next + 1) && !line.startsWith("dm-", at);
    }
}
