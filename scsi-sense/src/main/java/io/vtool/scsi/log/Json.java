package io.vtool.scsi.log;

/** Numbers of JSON: {@code "asc": 36} is decimal, where every other text prints such a code in hexadecimal. */
final class Json {
    private static final int MOST = 0xff;

    private Json() {}

    /** The number at the cursor if a quoted label and a colon stand before it, {@link Cursor#NONE} and no move otherwise. */
    static int number(Cursor c) {
        int before = c.at - 1;
        while (before > 0 && c.at - before < 8 && c.charAt(before) == ' ') {
            before--;
        }
        if (c.charAt(before) != ':' || c.charAt(before - 1) != '"' || c.charAt(c.at + 1) == 'x') {
            return Cursor.NONE;
        }
        int start = c.at;
        long value = c.decimal();
        int end = c.skipBlanks().at;
        char next = c.peek();
        c.at = end;
        if (value < 0 || value > MOST || !c.atEnd() && next != ',' && next != '}' && next != ']') {
            c.at = start;
            return Cursor.NONE;
        }
        return (int) value;
    }
}
