package io.vtool.lvm.disk;

import io.vtool.lvm.LvmId;
import java.util.List;

/**
 * The label and header that make a device a PV.
 *
 * @param labelSector the 512-byte sector the label is in, 0 to 3
 * @param labelChecksum the checksum in the label, which is right
 * @param headerOffset where the PV header starts, in bytes from the start of the label's sector
 * @param id the PV's identifier
 * @param deviceSize the device's size in bytes when the PV was made or resized
 * @param extensionVersion 0 if there is no extension, else 1 or 2
 * @param extensionFlags bit 0: used by a volume group
 */
public record PvHeader(
        int labelSector,
        long labelChecksum,
        int headerOffset,
        LvmId id,
        long deviceSize,
        List<DiskArea> dataAreas,
        List<DiskArea> metadataAreas,
        long extensionVersion,
        long extensionFlags,
        List<DiskArea> bootloaderAreas) {
    private static final long USED = 1;
    private static final int FLAGS_SINCE = 2;

    /** Keeps copies of the lists. */
    public PvHeader {
        dataAreas = List.copyOf(dataAreas);
        metadataAreas = List.copyOf(metadataAreas);
        bootloaderAreas = List.copyOf(bootloaderAreas);
    }

    /** Whether the header says that a volume group uses the PV; headers before extension version 2 cannot say it. */
    public boolean used() {
        return extensionVersion >= FLAGS_SINCE && (extensionFlags & USED) != 0;
    }

    /** Whether the mark of a PV in use is there, whatever the version; reports go by it. */
    public boolean marked() {
        return (extensionFlags & USED) != 0;
    }

    /** Whether the header says that no volume group uses the PV. */
    public boolean unused() {
        return extensionVersion >= FLAGS_SINCE && (extensionFlags & USED) == 0;
    }
}
