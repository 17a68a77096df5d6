package io.vtool.emulator.array.unit;

/** What a command needs from a reservation (SPC-4 table 65, SBC-3 table 13). */
public enum Access {
    /** Never conflicts. */
    FREE,
    /** Conflicts with exclusive access of another nexus. */
    READ,
    /** Conflicts with any reservation that leaves the nexus out. */
    WRITE
}
