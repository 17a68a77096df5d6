package io.vtool.lvm.command;

import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.scan.ScannedDevice;
import org.jspecify.annotations.Nullable;

/** What a PV in no group has to have in its header, as nothing else tells of it. */
public final class OrphanPv {
    private static final int SECTOR = 512;

    private OrphanPv() {}

    /** Why it cannot be used, or null if it can. */
    public static @Nullable String trouble(ScannedDevice device) {
        PvHeader pv = device.pv();
        if (pv == null) {
            return null;
        }
        if (Long.compareUnsigned(pv.deviceSize(), SECTOR) < 0) {
            return "PV " + device.name() + " size is zero.";
        }
        if (pv.dataAreas().size() != 1) {
            return "Must be exactly one data area (found " + pv.dataAreas().size() + ") on PV " + device.name();
        }
        return pv.bootloaderAreas().size() > 1
                ? "Must be at most one bootloader area (found "
                        + pv.bootloaderAreas().size() + ") on PV " + device.name()
                : null;
    }
}
