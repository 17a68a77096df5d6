package io.vtool.lvm.report;

/** Shares of a hundred, counted in millionths of a percent. */
final class Percent {
    static final long ONE = 1_000_000;
    static final long ALL = 100 * ONE;
    static final long INVALID = -1;

    private static final long HUNDREDTH = ONE / 100;

    private Percent() {}

    /** A share; what is not quite nothing or all is not shown as that. */
    static long of(long part, long whole) {
        if (whole == 0) {
            return ALL;
        }
        if (part == 0) {
            return 0;
        }
        if (part == whole) {
            return ALL;
        }
        int share = (int) (ALL * ((double) part / (double) whole));
        return share == ALL ? ALL - 1 : share == 0 ? 1 : share;
    }

    static Cell cell(long share) {
        if (share == INVALID) {
            return Cell.blankNumber();
        }
        float shown = (float) share / ONE;
        if (share > 0 && share < HUNDREDTH) {
            shown = .01f;
        } else if (share > ALL - HUNDREDTH && share < ALL) {
            shown = (float) (ALL - HUNDREDTH) / ONE;
        }
        return Cell.number(Decimal.format(shown, 2), share);
    }
}
