package io.vtool.emulator.array.fault;

/** How a reservation keeps others off. */
public enum Hold {
    /** RESERVE(6) or (10): nearly every command conflicts, TEST UNIT READY for one (SPC-2 5.5.1). */
    RESERVE,
    /** Persistent reservation, Exclusive Access: reads and writes conflict (SPC-4 5.13). */
    EXCLUSIVE_ACCESS,
    /** Persistent reservation, Write Exclusive: writes conflict. */
    WRITE_EXCLUSIVE
}
