package io.vtool.lvm.write;

import io.vtool.lvm.model.Segment;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Makes raid volumes and mirrors: an image, and for raid a piece of metadata, on PVs of their own. */
final class RaidMaker {
    private static final long REGION_SECTORS = 4096;
    private static final int MOST_DEVICES = 64;
    private static final long MOST_CHUNK = 1 << 30;
    /** So many bytes of checksums for so many bytes of data, and for what is left. */
    private static final long CHECKSUMS = 4 << 20;

    private static final long CHECKED = 500L << 20;

    private final GroupDraft group;

    RaidMaker(GroupDraft group) {
        this.group = group;
    }

    static int atLeast(VolumePlan volume, int asked, int otherwise, int least) throws PlanException {
        int count = asked == 0 ? otherwise : asked;
        if (count < least || count > MOST_DEVICES) {
            throw new PlanException(
                    PlanException.Kind.VALUE,
                    volume.name(),
                    volume.type().word() + " takes from " + least + " to " + MOST_DEVICES + " stripes or copies, not "
                            + count);
        }
        return count;
    }

    static long stripeSectors(VolumePlan volume) throws PlanException {
        return sectors(volume, volume.stripeSize(), "stripe size");
    }

    static long chunkSectors(VolumePlan volume, long otherwise) throws PlanException {
        return sectors(volume, volume.chunkSize() == 0 ? otherwise : volume.chunkSize(), "chunk size");
    }

    private static long sectors(VolumePlan volume, long bytes, String what) throws PlanException {
        if (bytes < 4096 || bytes > MOST_CHUNK || Long.bitCount(bytes) != 1) {
            throw new PlanException(
                    PlanException.Kind.VALUE, volume.name(), "the " + what + " has to be a power of two from 4 KiB on");
        }
        return bytes / PvLayout.SECTOR;
    }

    void raid(VolumePlan volume) throws PlanException {
        VolumeType type = volume.type();
        boolean copies = type == VolumeType.RAID1;
        int stripes = copies ? 1 : atLeast(volume, volume.stripes(), type.parities() == 2 ? 3 : 2, least(type));
        int devices = devices(volume, stripes);
        long onEach = (group.extents(volume) + stripes - 1) / stripes;
        VolumeDraft top = group.addVisible(volume);
        List<ConfigValue> parts = new ArrayList<>();
        BitSet used = new BitSet();
        List<Extents> images = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            String image = volume.name() + "_rimage_" + i;
            if (type == VolumeType.RAID0) {
                images.add(hidden(image, group.free().apart(volume.name(), onEach, used)));
            } else {
                String meta = volume.name() + "_rmeta_" + i;
                Extents whole = group.free().apart(volume.name(), onEach + 1, used);
                Segment.Area start = whole.areas().get(0);
                images.add(hidden(
                        image, new Extents(onEach, List.of(new Segment.Area(start.name(), start.extent() + 1)))));
                hidden(meta, new Extents(1, List.of(start)));
                parts.add(new ConfigValue.Text(meta));
            }
            parts.add(new ConfigValue.Text(image));
        }
        top.segment(onEach * stripes, type.word(), settings(volume, devices, onEach * stripes, parts));
        if (volume.settings().integrity()) {
            checksums(volume, images);
        }
    }

    private ConfigNode[] settings(VolumePlan volume, int devices, long extents, List<ConfigValue> parts)
            throws PlanException {
        VolumeType type = volume.type();
        List<ConfigNode> settings = new ArrayList<>();
        settings.add(Setting.of(type.bare() ? "stripe_count" : "device_count", devices));
        if (type.stripedCopies()) {
            settings.add(Setting.of("data_copies", 2));
        }
        if (!type.bare()) {
            settings.add(Setting.of("region_size", region(volume, extents)));
        }
        if (type != VolumeType.RAID1) {
            settings.add(Setting.of("stripe_size", stripeSectors(volume)));
        }
        settings.add(new Setting(type == VolumeType.RAID0 ? "raid0_lvs" : "raids", new ConfigValue.Array(parts)));
        return settings.toArray(new ConfigNode[0]);
    }

    /** What lvm2 gives the checksums of an image: a share of it, and a journal that grows with it. */
    static long checksumBytes(long size) {
        long journal = 64L << 20;
        if (size <= 512L << 20) {
            journal = 4L << 20;
        } else if (size <= 1L << 30) {
            journal = 8L << 20;
        } else if (size <= 4L << 30) {
            journal = 32L << 20;
        }
        return journal + (size / CHECKED + 1) * CHECKSUMS;
    }

    /** Below each image comes a volume with its data and, on the same PV, one with the checksums of that. */
    private void checksums(VolumePlan volume, List<Extents> images) throws PlanException {
        if (volume.type().bare()) {
            throw new PlanException(
                    PlanException.Kind.VALUE, volume.name(), volume.type().word() + " takes no integrity");
        }
        for (int i = 0; i < images.size(); i++) {
            String name = volume.name() + "_rimage_" + i;
            VolumeDraft image = group.draft(name);
            long extents = image.extents();
            long room = group.extents(checksumBytes(extents * group.extentSize()));
            group.addHidden(name + "_imeta")
                    .striped(List.of(group.free().beside(volume.name(), room, images.get(i))), 0);
            group.add(image.moveInto(name + "_iorig", group.newId()));
            image.segment(
                    extents,
                    "integrity",
                    Setting.of("origin", name + "_iorig"),
                    Setting.of("data_sectors", extents * group.extentSize() / PvLayout.SECTOR),
                    Setting.of("mode", "B"),
                    Setting.of("tag_size", 4),
                    Setting.of("block_size", 512),
                    Setting.of("internal_hash", "crc32c"),
                    Setting.of("meta_dev", name + "_imeta"));
        }
    }

    void mirror(VolumePlan volume) throws PlanException {
        int copies = atLeast(volume, volume.copies(), 2, 2);
        long extents = group.extents(volume);
        VolumeDraft top = group.addVisible(volume);
        BitSet used = new BitSet();
        List<Segment.Area> images = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            String image = volume.name() + "_mimage_" + i;
            hidden(image, group.free().apart(volume.name(), extents, used));
            images.add(new Segment.Area(image, 0));
        }
        String log = volume.name() + "_mlog";
        group.addHidden(log).striped(group.free().linear(volume.name(), 1), 0);
        top.segment(
                extents,
                "mirror",
                Setting.of("mirror_count", copies),
                Setting.of("mirror_log", log),
                Setting.of("region_size", region(volume, extents)),
                new Setting("mirrors", VolumeDraft.places(images)));
    }

    private Extents hidden(String name, Extents run) {
        group.addHidden(name).striped(List.of(run), 0);
        return run;
    }

    /** A region is never larger than the volume. */
    private long region(VolumePlan volume, long extents) throws PlanException {
        long asked = volume.settings().regionSize();
        long region = asked == 0 ? REGION_SECTORS : sectors(volume, asked, "region size");
        while (region > extents * (group.extentSize() / PvLayout.SECTOR)) {
            region /= 2;
        }
        return region;
    }

    private static int least(VolumeType type) {
        return type.parities() == 2 ? 3 : type.bare() ? 1 : 2;
    }

    private static int devices(VolumePlan volume, int stripes) throws PlanException {
        VolumeType type = volume.type();
        if (type == VolumeType.RAID1) {
            return atLeast(volume, volume.copies(), 2, 2);
        }
        return type.stripedCopies() ? stripes * 2 : stripes + type.parities();
    }
}
