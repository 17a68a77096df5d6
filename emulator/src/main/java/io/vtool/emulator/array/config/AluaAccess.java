package io.vtool.emulator.array.config;

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
}
