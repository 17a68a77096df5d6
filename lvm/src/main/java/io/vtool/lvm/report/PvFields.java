package io.vtool.lvm.report;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of PVs and their labels. */
final class PvFields {
    private static final int SECTOR = 512;
    private static final int SECTOR_BITS = 9;
    private static final int BYTE = 0xff;
    private static final DeviceNumber NO_NUMBER = new DeviceNumber(0, 0);

    private final ReportSettings settings;

    PvFields(ReportSettings settings) {
        this.settings = settings;
    }

    Cell cell(String id, PhysicalVolume pv) {
        PvEntry entry = pv.entry();
        return switch (id) {
            case "pv_fmt" -> Cell.text(entry != null || label(pv) != null ? "lvm2" : "");
            case "pv_uuid" -> uuid(pv);
            case "dev_size" ->
                settings.size(pv.device() == null ? 0 : pv.device().size() / SECTOR);
            case "pv_name" -> Cell.text(pv.name());
            case "pv_major" -> number(pv, true);
            case "pv_minor" -> number(pv, false);
            case "pv_mda_free" -> settings.size(room(pv).free());
            case "pv_mda_size" -> settings.size(room(pv).size());
            case "pv_ext_vsn" -> extension(pv);
            case "pe_start" -> start(pv);
            case "pv_size" -> settings.size(size(pv));
            case "pv_free" -> settings.size(free(pv));
            case "pv_used" -> settings.size(pv.allocatedCount() * extentSize(pv));
            case "pv_attr" -> Cell.text(attributes(pv));
            case "pv_allocatable" -> settings.binary(allocatable(pv), "allocatable");
            case "pv_exported" -> settings.binary(exported(pv), "exported");
            case "pv_missing" -> settings.binary(pv.missing(), "missing");
            case "pv_pe_count" -> Cell.number(pv.extentCount());
            case "pv_pe_alloc_count" -> Cell.number(pv.allocatedCount());
            case "pv_tags" -> Cell.sorted(entry == null ? List.of() : entry.tags(), settings.listSeparator());
            case "pv_mda_count" -> Cell.number(room(pv).count());
            case "pv_mda_used_count" -> Cell.number(room(pv).used());
            case "pv_ba_start" -> settings.size(bootArea(pv, true));
            case "pv_ba_size" -> settings.size(bootArea(pv, false));
            case "pv_in_use" -> settings.binary(used(pv), "used");
            case "pv_duplicate" -> settings.binary(pv.unusedDuplicate(), "duplicate");
            case "pv_device_id" ->
                Cell.text(entry == null ? null : entry.settings().text("device_id"));
            case "pv_device_id_type" ->
                Cell.text(entry == null ? null : entry.settings().text("device_id_type"));
            default -> Cell.blank();
        };
    }

    private static @Nullable PvHeader label(PhysicalVolume pv) {
        ScannedDevice device = pv.device();
        return device == null ? null : device.pv();
    }

    private static Cell uuid(PhysicalVolume pv) {
        LvmId id = pv.id();
        return id == null ? Cell.blank() : Cell.text(id.dashed());
    }

    private Cell number(PhysicalVolume pv, boolean major) {
        DeviceNumber number = pv.device() == null
                ? NO_NUMBER
                : settings.devices().getOrDefault(pv.device().name(), NO_NUMBER);
        int value = major ? number.major() : number.minor();
        return Cell.text(Integer.toString(value), asText(value));
    }

    /** The bytes of a number up to the first zero, as lvm2 compares numbers of devices. */
    private static String asText(long number) {
        StringBuilder text = new StringBuilder();
        for (long rest = number; (rest & BYTE) != 0; rest >>>= Byte.SIZE) {
            text.append((char) (rest & BYTE));
        }
        return text.toString();
    }

    private static MetadataRoom room(PhysicalVolume pv) {
        ScannedDevice device = pv.device();
        return device == null || pv.unusedDuplicate()
                ? new MetadataRoom(0, 0, 0, 0)
                : MetadataRoom.of(device, pv.group());
    }

    private static Cell extension(PhysicalVolume pv) {
        PvHeader label = pv.unusedDuplicate() ? null : label(pv);
        return label == null ? Cell.blankNumber() : Cell.number(label.extensionVersion());
    }

    private Cell start(PhysicalVolume pv) {
        PvEntry entry = pv.entry();
        if (entry != null) {
            return settings.size(entry.extentStart());
        }
        PvHeader label = pv.unusedDuplicate() ? null : label(pv);
        long offset = label == null || label.dataAreas().isEmpty()
                ? 0
                : label.dataAreas().get(0).offset();
        return settings.size(offset >>> SECTOR_BITS);
    }

    private static long extentSize(PhysicalVolume pv) {
        GroupState group = pv.group();
        return group == null ? 0 : group.extentSize();
    }

    /** The size: of the extents, or of the device if there are none. */
    static long size(PhysicalVolume pv) {
        PvEntry entry = pv.entry();
        if (entry != null) {
            long device = pv.device() == null
                    ? entry.deviceSize()
                    : entry.sizeOn(pv.device().size() / SECTOR);
            return entry.extentCount() == 0 ? device : entry.extentCount() * extentSize(pv);
        }
        return labelSize(pv);
    }

    private static long labelSize(PhysicalVolume pv) {
        PvHeader label = pv.unusedDuplicate() ? null : label(pv);
        return label == null ? 0 : label.deviceSize() >>> SECTOR_BITS;
    }

    private static long free(PhysicalVolume pv) {
        if (pv.entry() != null) {
            return (pv.extentCount() - pv.allocatedCount()) * extentSize(pv);
        }
        return used(pv) ? 0 : labelSize(pv);
    }

    private static boolean allocatable(PhysicalVolume pv) {
        PvEntry entry = pv.entry();
        return entry != null && entry.status().contains("ALLOCATABLE");
    }

    private static boolean exported(PhysicalVolume pv) {
        PvEntry entry = pv.entry();
        return entry != null && entry.status().contains("EXPORTED");
    }

    /** Whether a group uses it, by its entry or by its label. */
    private static boolean used(PhysicalVolume pv) {
        PvHeader label = label(pv);
        return pv.entry() != null || pv.unusedDuplicate() || label != null && label.marked();
    }

    /** The three letters that sum up a PV: pvs(8), "Notes". */
    static String attributes(PhysicalVolume pv) {
        char first = pv.unusedDuplicate() ? 'd' : allocatable(pv) ? 'a' : used(pv) ? 'u' : '-';
        return new String(new char[] {first, exported(pv) ? 'x' : '-', pv.missing() ? 'm' : '-'});
    }

    private static long bootArea(PhysicalVolume pv, boolean start) {
        PvEntry entry = pv.entry();
        if (entry != null) {
            return entry.settings().number(start ? "ba_start" : "ba_size", 0);
        }
        PvHeader label = pv.unusedDuplicate() ? null : label(pv);
        if (label == null || label.bootloaderAreas().isEmpty()) {
            return 0;
        }
        DiskArea area = label.bootloaderAreas().get(0);
        return (start ? area.offset() : area.size()) >>> SECTOR_BITS;
    }
}
