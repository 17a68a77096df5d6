package io.vtool.emulator.array.unit;

import org.jspecify.annotations.Nullable;

/** Persistent reservation types (SPC-4 6.15.3.4). */
public enum ReservationType {
    WRITE_EXCLUSIVE(1, true, false, false),
    EXCLUSIVE_ACCESS(3, false, false, false),
    WRITE_EXCLUSIVE_REGISTRANTS_ONLY(5, true, true, false),
    EXCLUSIVE_ACCESS_REGISTRANTS_ONLY(6, false, true, false),
    WRITE_EXCLUSIVE_ALL_REGISTRANTS(7, true, true, true),
    EXCLUSIVE_ACCESS_ALL_REGISTRANTS(8, false, true, true);

    private final int code;
    private final boolean readable;
    private final boolean registrants;
    private final boolean allHold;

    ReservationType(int code, boolean readable, boolean registrants, boolean allHold) {
        this.code = code;
        this.readable = readable;
        this.registrants = registrants;
        this.allHold = allHold;
    }

    /**
     * Finds a type.
     *
     * @param code TYPE field
     * @return null if the code is reserved
     */
    public static @Nullable ReservationType of(int code) {
        for (ReservationType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /**
     * Returns the TYPE field.
     *
     * @return 1 to 8
     */
    public int code() {
        return code;
    }

    /** Tells whether everybody may read. */
    boolean readable() {
        return readable;
    }

    /** Tells whether every registered nexus may read and write. */
    boolean registrants() {
        return registrants;
    }

    /** Tells whether every registered nexus holds the reservation. */
    boolean allHold() {
        return allHold;
    }
}
