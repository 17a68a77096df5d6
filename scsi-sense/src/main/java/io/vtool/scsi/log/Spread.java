package io.vtool.scsi.log;

/**
 * Text whose blanks were widened, as by copying justified text: nearly every gap between words is wider than one; and numbers
 * that were torn: {@code 0 x 2}.
 */
final class Spread {
    private static final int MOST_SINGLE = 2;
    private static final int LEAST_WIDE = 4;

    private Spread() {}

    /** The text with one blank in each gap where nearly all are wider, and numbers whole; the same object where all is well. */
    static String closed(String text) {
        String whole = text.indexOf("0 x") < 0 ? text : mended(text);
        int wide = whole.indexOf("  ");
        return wide >= 0 && isSpread(whole) ? close(whole) : whole;
    }

    /** The text with {@code 0x2} in place of {@code 0 x 2}. */
    private static String mended(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf("0 x"); at >= 0; at = text.indexOf("0 x", at + 3)) {
            int digits = at + 3 < text.length() && text.charAt(at + 3) == ' ' ? at + 4 : at + 3;
            int end = digits;
            while (end < text.length() && Cursor.isHex(text.charAt(end))) {
                end++;
            }
            boolean torn = (at == 0 || !Cursor.isAlnum(text.charAt(at - 1)))
                    && end > digits
                    && (end == text.length() || !Cursor.isAlnum(text.charAt(end)));
            if (torn) {
                out.append(text, from, at).append("0x");
                from = digits;
            }
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    private static boolean isSpread(String text) {
        int single = 0;
        int wide = 0;
        int last = text.stripTrailing().length();
        for (int i = text.length() - text.stripLeading().length(); i < last; i++) {
            if (text.charAt(i) != ' ') {
                continue;
            }
            if (text.charAt(i + 1) == ' ') {
                wide++;
                while (text.charAt(i + 1) == ' ') {
                    i++;
                }
            } else if (++single > MOST_SINGLE) {
                return false;
            }
        }
        return wide >= LEAST_WIDE;
    }

    private static String close(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ' || i == 0 || text.charAt(i - 1) != ' ') {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
