package io.vtool.dfsr.model;

/** The first key of conflict resolution: the higher one wins (MS-FRS2 2.2.1.4.4, DfsrIdRecordInfo.Fence). */
public enum Fence {
    /** Taken back. */
    UNFENCE,
    /** A file found by a member in its initial sync. */
    INITIAL_SYNC,
    /** A file found by the primary member in its initial sync. */
    INITIAL_PRIMARY,
    /** Every file after the initial sync. */
    DEFAULT,
    /** A file that an administrator made to win. */
    FENCE
}
