package io.vtool.emulator.array.config;

import java.util.List;

/**
 * One LUN mapping of a target.
 *
 * @param lun logical unit number, 0 to 16383
 * @param volume name of the volume behind it
 * @param initiators names of the initiators that see it; empty for everyone
 */
public record LunConfig(int lun, String volume, List<String> initiators) {
    /** Largest number that flat space addressing can carry (SAM-5 4.7.7.4). */
    public static final int MAX_LUN = 0x3fff;

    /** Copies the list and checks the number. */
    public LunConfig {
        initiators = List.copyOf(initiators);
        if (lun < 0 || lun > MAX_LUN) {
            throw new IllegalArgumentException("LUN " + lun + " is not within 0 to " + MAX_LUN);
        }
    }

    /**
     * Makes a mapping that everyone sees.
     *
     * @param lun logical unit number
     * @param volume name of the volume behind it
     */
    public LunConfig(int lun, String volume) {
        this(lun, volume, List.of());
    }

    /**
     * Tells whether an initiator sees this LUN.
     *
     * @param initiatorName iSCSI name
     * @return true if the mapping is for it or for everyone
     */
    public boolean visibleTo(String initiatorName) {
        return initiators.isEmpty() || initiators.contains(initiatorName);
    }
}
