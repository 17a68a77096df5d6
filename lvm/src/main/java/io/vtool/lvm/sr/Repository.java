package io.vtool.lvm.sr;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.sr.VirtualDisk.Role;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A storage repository.
 *
 * @param uuid of the repository
 * @param label its name in its own records, or null
 * @param disks its volumes in the metadata's order
 */
public record Repository(
        GroupState group, String uuid, @Nullable String label, List<VirtualDisk> disks) {
    private static final String PREFIX = "VG_XenStorage-";
    private static final String VHD = "VHD-";
    private static final String RAW = "LV-";
    private static final String MANAGEMENT = "MGT";
    private static final int UUID_LENGTH = 36;
    private static final List<String> JOURNALS = List.of("clone_", "inflate_", "jvhd_", "leaf_", "relink_", "tmp_");

    /** Keeps a copy of the list. */
    public Repository {
        disks = List.copyOf(disks);
    }

    /**
     * The repository in a group, or null if its name is not that of one.
     *
     * @param devices by name; the headers of the disks are read from them where that is possible
     */
    public static @Nullable Repository of(GroupState group, Map<String, BlockSource> devices) {
        if (!group.name().startsWith(PREFIX)) {
            return null;
        }
        String uuid = group.name().substring(PREFIX.length());
        Map<String, String> labels = labels(group, devices);
        List<VirtualDisk> disks = new ArrayList<>();
        for (Volume volume : group.volumes()) {
            if (volume.visible()) {
                disks.add(disk(volume, devices, labels));
            }
        }
        return new Repository(group, uuid, labels.get(uuid), disks);
    }

    private static Map<String, String> labels(GroupState group, Map<String, BlockSource> devices) {
        for (Volume volume : group.volumes()) {
            if (volume.name().equals(MANAGEMENT)) {
                try {
                    return ManagementReader.labels(VolumeSource.of(volume, devices));
                } catch (IOException e) {
                    return Map.of(); // names are a help, not the answer
                }
            }
        }
        return Map.of();
    }

    private static VirtualDisk disk(Volume volume, Map<String, BlockSource> devices, Map<String, String> labels) {
        String name = volume.name();
        if (name.equals(MANAGEMENT)) {
            return other(volume, Role.MANAGEMENT, null);
        }
        for (String journal : JOURNALS) {
            if (name.startsWith(journal)) {
                return other(volume, Role.JOURNAL, uuidIn(name));
            }
        }
        boolean vhd = name.startsWith(VHD);
        String uuid = vhd || name.startsWith(RAW) ? uuidIn(name) : null;
        if (uuid == null) {
            return other(volume, Role.OTHER, null);
        }
        String label = labels.get(uuid);
        VhdHeader header = vhd ? header(volume, devices) : null;
        if (header != null) {
            return new VirtualDisk(
                    volume,
                    Role.DISK,
                    uuid,
                    "vhd",
                    header.hidden(),
                    "header",
                    header.parent(),
                    header.virtualSize(),
                    label);
        }
        String format = vhd ? "vhd" : "raw";
        if (volume.tags().contains("hidden")) {
            return new VirtualDisk(volume, Role.DISK, uuid, format, true, "tag", null, null, label);
        }
        boolean readOnly = !volume.is(VolumeFlag.WRITE);
        return new VirtualDisk(volume, Role.DISK, uuid, format, readOnly, "permission", null, null, label);
    }

    private static VirtualDisk other(Volume volume, Role role, @Nullable String uuid) {
        return new VirtualDisk(volume, role, uuid, null, null, null, null, null, null);
    }

    private static @Nullable VhdHeader header(Volume volume, Map<String, BlockSource> devices) {
        try {
            return VhdHeader.read(VolumeSource.of(volume, devices));
        } catch (IOException e) {
            return null;
        }
    }

    /** The first UUID in a text, or null. */
    static @Nullable String uuidIn(String text) {
        for (int start = 0; start + UUID_LENGTH <= text.length(); start++) {
            if (uuidAt(text, start)) {
                return text.substring(start, start + UUID_LENGTH);
            }
        }
        return null;
    }

    private static boolean uuidAt(String text, int start) {
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean digit = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            if (dash ? c != '-' : !digit) {
                return false;
            }
        }
        return true;
    }
}
