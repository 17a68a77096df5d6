package io.vtool.multipath.capture;

/** Finds where the rows of a listing that were joined to one line belong apart. */
final class JoinedRows {
    /** What the tree draws before rows, also where it was redrawn with other lines, quotes or question marks. */
    private static final String[] MARKS = {"|-", "`-", "\\_", "'-", "\u251c", "\u2514", "??"};

    /** What stands behind a header's name: a device, none yet, one of another subsystem. */
    private static final String[] DEVICES = {" dm-", " undef ", " [nvme]:"};

    private static final int MOST_TRIES = 64;
    private static final int SHORTEST_WWID = 8;
    private static final int LONGEST_NAME = 300;

    private JoinedRows() {}

    /** Where a row begins behind another one, the length of the line when it is one row. */
    static int seam(String line) {
        int device = device(line, 0);
        int tries = 0;
        for (int i = 1; i < line.length() && tries < MOST_TRIES; i++) {
            if (line.charAt(i - 1) != ' ') {
                continue;
            }
            device = device >= 0 && device < i ? device(line, i) : device;
            if (begins(line, i, device)) {
                tries++;
                if (isRow(line.substring(0, i))) {
                    return i;
                }
            }
        }
        return line.length();
    }

    private static int device(String line, int from) {
        int first = -1;
        for (String device : DEVICES) {
            int place = line.indexOf(device, from);
            first = place >= 0 && (first < 0 || place < first) ? place : first;
        }
        return first;
    }

    private static boolean isRow(String before) {
        ListingLine line = LineClassifier.classify(before.strip());
        return !(line instanceof ListingLine.Other) && !(line instanceof ListingLine.Header header && !header.whole());
    }

    private static boolean begins(String line, int at, int device) {
        for (String mark : MARKS) {
            if (line.startsWith(mark, at)) {
                return true;
            }
        }
        return isHeader(line, HeaderParser.behindAction(line, at), device);
    }

    /** Whether {@code name (wwid) dm-N} or {@code wwid dm-N} stands here. */
    private static boolean isHeader(String line, int at, int device) {
        int end = line.indexOf(' ', at);
        int joined = end < 0 ? -1 : line.substring(at, end).lastIndexOf("dm-");
        if (joined > SHORTEST_WWID && Cursor.isDigit(line.charAt(end - 1))) {
            return true;
        }
        if (device <= at || device > at + LONGEST_NAME) {
            return false;
        }
        HeaderName name = HeaderName.parse(line.substring(at, device));
        boolean word = device == end && end - at > SHORTEST_WWID;
        return name != null && name.whole() && (word || name.likely());
    }
}
