package io.vtool.dfsr.model;

/** The first key of conflict resolution: the higher one wins (MS-FRS2 2.2.1.4.4, DfsrIdRecordInfo.Fence). */
public enum Fence {
    /** Taken back. */
    UNFENCE(0),
    /** A file found by a member in its initial sync. */
    INITIAL_SYNC(1),
    /** A file found by the primary member in its initial sync. */
    INITIAL_PRIMARY(2),
    /** Every file after the initial sync. */
    DEFAULT(3),
    /** A file that an administrator made to win. */
    FENCE(4);

    private static final Fence[] NUMBERED = values();

    private final int number;

    Fence(int number) {
        this.number = number;
    }

    /** The number of it in records, 0 to 4. */
    public int number() {
        return number;
    }

    /** The one with a number, 0 to 4. */
    public static Fence of(int number) {
        return NUMBERED[number];
    }
}
