package io.vtool.lvm.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as C's printf shows them with a fixed number of decimals: the exact binary value, rounded half to even. */
final class Decimal {
    private static final double EXACT = 1e15;

    private Decimal() {}

    static String format(double value, int precision) {
        if (precision == 0 && value == Math.rint(value) && Math.abs(value) < EXACT) {
            return Long.toString((long) value);
        }
        double hundredths = value * 100;
        if (precision == 2 && value >= 0 && hundredths < EXACT && exact(value, hundredths)) {
            return plain((long) hundredths);
        }
        return new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Whether the value is a whole number of quarters, so that a hundred times it is exact. */
    private static boolean exact(double value, double hundredths) {
        double quarters = value * 4;
        return quarters == Math.rint(quarters) && hundredths == Math.rint(hundredths);
    }

    private static String plain(long hundredths) {
        long rest = hundredths % 100;
        return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
