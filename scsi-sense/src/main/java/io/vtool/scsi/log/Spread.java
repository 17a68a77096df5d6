package io.vtool.scsi.log;

/** Text whose blanks were widened, as by copying justified text: nearly every gap between words is wider than one. */
final class Spread {
    private static final int MOST_SINGLE = 2;
    private static final int LEAST_WIDE = 4;

    private Spread() {}

    /** The text with one blank in each gap where nearly all are wider, else the same object. */
    static String closed(String text) {
        int wide = text.indexOf("  ");
        return wide >= 0 && isSpread(text) ? close(text) : text;
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
