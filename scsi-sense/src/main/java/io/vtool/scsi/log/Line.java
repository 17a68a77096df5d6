package io.vtool.scsi.log;

/** The repaired text of a line, and how much of it earlier events have used. */
final class Line {
    final String text;
    /** A reading position that the readers share; nobody relies on where it stands. */
    final Cursor cursor;
    /** Start of the text that belongs to the next event. */
    int from;

    Line(String text) {
        this.text = text;
        cursor = new Cursor(text);
    }

    /** Where to start looking back from a position, at most that many characters. */
    int back(int at, int most) {
        return Math.max(from, at - most);
    }

    /** Whether the words stand, in either case, between two positions. */
    boolean has(String words, int start, int end) {
        return find(words, start, end) >= 0;
    }

    /** The last place of the words, in either case, between two positions; -1 when there is none. */
    int find(String words, int start, int end) {
        int length = words.length();
        char first = Cursor.lower(words.charAt(0));
        for (int i = Math.min(end, text.length()) - length; i >= start; i--) {
            if (Cursor.lower(text.charAt(i)) == first && text.regionMatches(true, i, words, 0, length)) {
                return i;
            }
        }
        return -1;
    }
}
