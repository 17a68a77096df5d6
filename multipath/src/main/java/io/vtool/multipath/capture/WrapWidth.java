package io.vtool.multipath.capture;

/**
 * At how many characters the lines of a text were cut. A terminal or a form cuts all lines at the same length, the longest of the
 * text, wherever that is in a word; mail wraps at blanks, so that its lines are of any length.
 */
final class WrapWidth {
    /** Widths of terminals, forms and mail. */
    private static final int[] USUAL = {40, 50, 60, 64, 65, 66, 68, 70, 72, 74, 75, 76, 78, 79, 80, 90, 100, 120, 132};

    private int longest;
    private int shortestCut = Integer.MAX_VALUE;
    private int longestRest;
    private boolean apart;
    private boolean cut;

    /** Takes the length of a line. */
    void line(int length) {
        longest = Math.max(longest, length);
    }

    /**
     * Takes the length of a line that goes on in the next one.
     *
     * @param blank whether a blank stood where it was cut
     */
    void seam(int length, String first, String second, boolean blank) {
        shortestCut = Math.min(shortestCut, length);
        apart |= !blank && Seam.isApart(first, second);
        cut |= blank || Seam.isCut(first, second);
    }

    /** Takes the length of a line that may go on in the next one. */
    void rest(int length) {
        longestRest = Math.max(longestRest, length);
    }

    /** The number of characters, 0 when no lines were cut or not all of the same length. */
    int width() {
        boolean same = shortestCut == longest || shortestCut == Integer.MAX_VALUE && longestRest == longest;
        return same && !apart && (cut || isUsual()) ? longest : 0;
    }

    private boolean isUsual() {
        for (int usual : USUAL) {
            if (usual == longest) {
                return true;
            }
        }
        return false;
    }
}
