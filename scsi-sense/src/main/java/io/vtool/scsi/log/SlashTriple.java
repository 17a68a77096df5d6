package io.vtool.scsi.log;

/** {@code 5/24/0}, {@code 05-24-00}, {@code 0x06,0x29,0x00}: key, code and qualifier with the same mark between them. */
final class SlashTriple {
    private SlashTriple() {}

    /** Reads the three numbers; leaves the position where it was when there are not three. */
    static boolean read(Cursor c, EventBuilder event) {
        int start = c.at;
        int key = c.hex(2);
        char mark = mark(c);
        int asc = key < 0 || mark == 0 ? Cursor.NONE : c.hex(2);
        int ascq = asc < 0 || mark(c) != mark ? Cursor.NONE : c.hex(2);
        char after = c.peek();
        boolean more = Cursor.isAlnum(after) || after == mark && (mark != ' ' || Cursor.isHex(c.charAt(c.at + 1)));
        if (ascq < 0 || key > 0xf || more) {
            c.at = start;
            return false;
        }
        event.senseTriple(key, asc, ascq);
        event.senseKind = SenseKind.UNLABELLED;
        return true;
    }

    /** Reads the mark and blanks around it; a blank alone is a mark too. */
    private static char mark(Cursor c) {
        int start = c.at;
        c.skipBlanks();
        char mark = c.peek();
        if (mark == '/' || mark == ',' || mark == '-' || mark == ':') {
            c.at++;
            c.skipBlanks();
            return mark;
        }
        return c.at > start ? ' ' : 0;
    }
}
