package io.vtool.iscsi.lun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logical unit.
 *
 * @param lun the LUN field, big endian
 * @param type peripheral device type (SPC-5 6.6.2): 0 disk, 5 CD or DVD, 0x0c array controller and others
 * @param qualifier peripheral qualifier: 0 connected, 1 not connected
 * @param removable whether its medium is removable
 * @param vendor T10 vendor identification
 * @param product product identification
 * @param revision product revision level
 * @param serial unit serial number, or null if it tells none
 * @param designators its names and those of its port and target
 * @param blocks how many logical blocks it has, or -1 if that is not known
 * @param blockSize bytes of a logical block, or 0 if that is not known
 * @param thin whether it is thinly provisioned
 * @param sense why the capacity is not known, empty if it is or if the device has none
 */
public record LogicalUnit(
        long lun,
        int type,
        int qualifier,
        boolean removable,
        String vendor,
        String product,
        String revision,
        @Nullable String serial,
        List<Designator> designators,
        long blocks,
        int blockSize,
        boolean thin,
        byte[] sense) {

    /**
     * Returns the capacity.
     *
     * @return bytes, or -1 if that is not known
     */
    public long capacity() {
        return blocks < 0 ? -1 : Math.multiplyHigh(blocks, blockSize) != 0 ? Long.MAX_VALUE : blocks * blockSize;
    }

    /**
     * Returns the NAA name, the longest if there are several.
     *
     * @return 16 or 32 hexadecimal digits, or null if it has none
     */
    public @Nullable String naa() {
        return best(Designator.NAA);
    }

    /**
     * Returns the name by which to recognise the unit on every path.
     *
     * @return {@code naa.}, {@code eui.} or {@code t10.} and the name, in this order of preference; null if it has none
     */
    public @Nullable String identity() {
        String naa = naa();
        if (naa != null) {
            return "naa." + naa;
        }
        String eui = best(Designator.EUI64);
        if (eui != null) {
            return "eui." + eui;
        }
        String t10 = best(Designator.T10);
        return t10 == null ? null : "t10." + t10;
    }

    private @Nullable String best(int type) {
        Designator best = null;
        for (Designator one : designators) {
            if (one.association() == Designator.LOGICAL_UNIT
                    && one.type() == type
                    && one.value().length > (best == null ? 0 : best.value().length)) {
                best = one;
            }
        }
        return best == null ? null : best.text();
    }
}
