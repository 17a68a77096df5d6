package io.vtool.emulator.array.config;

/** How an array manages asymmetric access, the TPGS field of INQUIRY data (SPC-4 6.6.2). */
public enum AluaMode {
    NONE(0),
    IMPLICIT(1),
    EXPLICIT(2),
    BOTH(3),
    /** Both in its INQUIRY data, but groups only change by command or when the operator changes them, as on a Linux target. */
    BOTH_BY_HAND(3);

    private final int tpgs;

    AluaMode(int tpgs) {
        this.tpgs = tpgs;
    }

    /**
     * Returns the TPGS field.
     *
     * @return 0 to 3
     */
    public int tpgs() {
        return tpgs;
    }

    /**
     * Tells whether SET TARGET PORT GROUPS is allowed.
     *
     * @return true for explicit and both
     */
    public boolean isExplicit() {
        return (tpgs & 2) != 0;
    }
}
