package io.vtool.scsi.scan;

/** Undoes the damage that pages do most often: curly quotation marks, multiplication signs, blanks that do not break. */
final class PageQuotes {
    private PageQuotes() {}

    /**
     * Restores what was printed.
     *
     * @param in a line in UTF-8
     * @param length how long it is
     * @param out gets the plain line, at most as long
     * @return how long that is, -1 when there is nothing to undo or something else is beyond ASCII
     */
    static int undo(byte[] in, int length, byte[] out) {
        int to = 0;
        for (int at = 0; at < length; at++) {
            byte c = in[at];
            if (c < 0) {
                int next = at + 1 < length ? in[at + 1] & 0xff : 0;
                int third = at + 2 < length ? in[at + 2] & 0xff : 0;
                if (c == (byte) 0xc3 && next == 0x97) {
                    c = 'x';
                    at++;
                } else if (c == (byte) 0xc2 && next == 0xa0) {
                    c = ' ';
                    at++;
                } else if (c == (byte) 0xe2 && next == 0x80 && (third == 0x9c || third == 0x9d)) {
                    c = '"';
                    at += 2;
                } else {
                    return -1;
                }
            }
            out[to++] = c;
        }
        return to == length ? -1 : to;
    }
}
