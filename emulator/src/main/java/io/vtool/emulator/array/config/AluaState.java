package io.vtool.emulator.array.config;

import org.jspecify.annotations.Nullable;

/** Asymmetric access states of a target port group (SPC-4 5.15.2). */
public enum AluaState {
    OPTIMIZED(0x0),
    NON_OPTIMIZED(0x1),
    STANDBY(0x2),
    UNAVAILABLE(0x3),
    OFFLINE(0xe),
    TRANSITIONING(0xf);

    private final int code;

    AluaState(int code) {
        this.code = code;
    }

    /**
     * Returns the ASYMMETRIC ACCESS STATE field.
     *
     * @return 0 to 15
     */
    public int code() {
        return code;
    }

    /**
     * Finds a state.
     *
     * @param code ASYMMETRIC ACCESS STATE field
     * @return null if the array does not know it
     */
    public static @Nullable AluaState of(int code) {
        for (AluaState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        return null;
    }

    /**
     * Tells whether the medium can be reached in this state.
     *
     * @return true for the two active states
     */
    public boolean isActive() {
        return this == OPTIMIZED || this == NON_OPTIMIZED;
    }
}
