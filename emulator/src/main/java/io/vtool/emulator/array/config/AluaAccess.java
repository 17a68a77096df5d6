package io.vtool.emulator.array.config;

import org.jspecify.annotations.Nullable;

/**
 * How a target port group gives access to a volume (SPC-4 5.15.2).
 *
 * @param state asymmetric access state
 * @param preferred whether it is the group that the array would like to be used, the PREF bit
 */
public record AluaAccess(AluaState state, boolean preferred) {
    /**
     * Makes the access of a group that is preferred where it is optimized.
     *
     * @param state asymmetric access state
     * @return the access
     */
    public static AluaAccess of(AluaState state) {
        return new AluaAccess(state, state == AluaState.OPTIMIZED);
    }

    @Override
    public boolean equals(@Nullable Object other) { // a record's own is linked at run time, when each command starts
        return other instanceof AluaAccess that && state == that.state && preferred == that.preferred;
    }

    @Override
    public int hashCode() {
        return state.hashCode() * 2 + (preferred ? 1 : 0);
    }
}
