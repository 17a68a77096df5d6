package io.vtool.lvm.kernel;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the kernel says about volumes and their segments: the device by the UUID that lvm2 gives a volume's own mapping
 * or the layer below it, and in its status the line of the segment.
 */
public final class KernelReader {
    private static final String PREFIX = "LVM-";

    private final KernelState state;
    /** The minor number of the device whose line was found last, and where the line behind it is: segments come in order. */
    private long last = -1;

    private int next;

    /** A reader of what a host reported. */
    public KernelReader(KernelState state) {
        this.state = state;
    }

    /** The device that carries a volume's own name, or null if the volume is not active. */
    public @Nullable KernelDevice device(Volume volume) {
        KernelDevice own = find(volume, LayerSuffix.of(volume));
        boolean unused = volume.is(VolumeFlag.THIN_POOL) && volume.users().isEmpty();
        return own == null && unused ? layer(volume) : own;
    }

    /**
     * What is said where nobody asks for the status: the device of a pool is then the one with its name, not the layer that
     * works, and a snapshot that is being merged has its own.
     */
    public VolumeKernel info(Volume volume, VolumeSegment segment) {
        if (!state.asked() || !state.driver()) {
            return read(volume, segment);
        }
        if (volume.is(VolumeFlag.THIN_POOL)) {
            return of(device(volume), SegmentStatus.NONE);
        }
        VolumeKernel known = read(volume, segment);
        return volume.mergingCow() ? of(device(volume), known.status()) : known;
    }

    /** What is said about a volume, with the status of one of its segments. */
    public VolumeKernel read(Volume volume, VolumeSegment segment) {
        if (!state.asked()) {
            return VolumeKernel.NOT_ASKED;
        }
        if (!state.driver()) {
            boolean layered = volume.is(VolumeFlag.THIN_POOL) || volume.is(VolumeFlag.VDO_POOL);
            boolean used = volume.is(VolumeFlag.CACHE_POOL) && volume.onlyUser() != null;
            return layered || used ? VolumeKernel.INACTIVE : VolumeKernel.NO_DRIVER;
        }
        if (volume.is(VolumeFlag.CACHE_POOL)) {
            VolumeSegment user = volume.onlyUser();
            if (user != null) {
                return of(null, status(layer(user.volume()), user));
            }
        }
        if (volume.is(VolumeFlag.THIN_POOL) || volume.is(VolumeFlag.VDO_POOL)) {
            return pool(volume, segment);
        }
        if (volume.externalOrigin() || volume.origin()) {
            return origin(volume, segment);
        }
        if (volume.is(VolumeFlag.VDO)) {
            KernelDevice device = device(volume);
            Volume pool = segment.areaVolume(0);
            VolumeSegment first = pool == null ? null : pool.first();
            return of(
                    device,
                    device == null || pool == null || first == null ? SegmentStatus.NONE : status(layer(pool), first));
        }
        return volume.cow() ? cow(volume, segment) : plain(volume, segment);
    }

    private VolumeKernel plain(Volume volume, VolumeSegment segment) {
        KernelDevice device = device(volume);
        char image = device == null && !volume.is(VolumeFlag.MIRROR_IMAGE) ? ' ' : image(volume);
        return new VolumeKernel(true, device, status(device, segment), image);
    }

    private static VolumeKernel of(@Nullable KernelDevice device, SegmentStatus status) {
        return new VolumeKernel(true, device, status, ' ');
    }

    /** What the whole says about an image of it: all images of a mirror are in sync together. */
    private char image(Volume volume) {
        boolean raid = volume.is(VolumeFlag.RAID_IMAGE) || volume.is(VolumeFlag.RAID_META);
        VolumeSegment user = raid || volume.is(VolumeFlag.MIRROR_IMAGE) ? volume.onlyUser() : null;
        if (user == null) {
            return ' ';
        }
        SegmentStatus status = status(device(user.volume()), user);
        if (status instanceof SegmentStatus.Mirror mirror) {
            return mirror.insyncRegions() == mirror.totalRegions() ? 'A' : 'a';
        }
        if (status instanceof SegmentStatus.Raid health) {
            for (int i = 0; i < user.areas().size() && i < health.health().length(); i++) {
                boolean metadata =
                        i < user.metadataAreas().size() && user.metadataAreas().get(i) == volume;
                if (metadata || user.areas().get(i).volume() == volume) {
                    return health.health().charAt(i);
                }
            }
        }
        return ' ';
    }

    /** The pool is told from the layer that works; it counts as active only if the one with its name is there too. */
    private VolumeKernel pool(Volume volume, VolumeSegment segment) {
        KernelDevice layer = layer(volume);
        SegmentStatus status = status(layer, segment);
        boolean known = status instanceof SegmentStatus.ThinPool || status instanceof SegmentStatus.VdoPool;
        boolean check = status instanceof SegmentStatus.ThinPool pool && pool.needsCheck();
        boolean hidden = known && find(volume, LayerSuffix.of(volume)) == null && !check;
        return of(hidden || layer == null ? null : layer.withoutReadAhead(), status);
    }

    private VolumeKernel origin(Volume volume, VolumeSegment segment) {
        KernelDevice device = device(volume);
        VolumeSegment tie = volume.snapshot();
        if (device != null && volume.mergingOrigin() && tie != null) {
            SegmentStatus merging = status(device, tie);
            if (merging instanceof SegmentStatus.Snapshot) {
                return of(device, merging);
            }
        }
        return of(device, status(layer(volume), segment));
    }

    private VolumeKernel cow(Volume volume, VolumeSegment segment) {
        VolumeSegment tie = volume.snapshot();
        Volume origin = volume.cowOrigin();
        if (volume.mergingCow() && origin != null && tie != null) {
            KernelDevice device = device(origin);
            SegmentStatus merging = status(device, tie);
            if (merging instanceof SegmentStatus.Snapshot) {
                return of(device, merging);
            }
        }
        return plain(volume, tie == null ? segment : tie);
    }

    private SegmentStatus status(@Nullable KernelDevice device, VolumeSegment segment) {
        if (device == null) {
            return SegmentStatus.NONE;
        }
        SegmentKind kind = segment.kind();
        Volume volume = segment.volume();
        long extent = volume.inGroup().extentSize();
        long start = segment.start() * extent;
        long length = (segment.length() - segment.reshapeLength()) * extent;
        if (kind.vdoPool()) {
            length = segment.settings().number("virtual_extents", 0) * extent
                    + 2 * segment.settings().number("header_size", 0);
        } else if (kind.integrity()) {
            length = segment.settings().number("data_sectors", length);
        }
        List<String> lines = device.status();
        int from = device.minor() == last ? next : 0;
        for (int i = 0; i < lines.size(); i++) {
            int at = (from + i) % lines.size();
            StatusWords words = StatusWords.of(lines.get(at));
            if (words.number(0) == start && words.number(1) == length) {
                last = device.minor();
                next = at + 1;
                return StatusReader.read(kind, words);
            }
        }
        return SegmentStatus.UNKNOWN;
    }

    /** The layer of pools and origins that does the work. */
    private @Nullable KernelDevice layer(Volume volume) {
        if (volume.is(VolumeFlag.THIN_POOL)) {
            return find(volume, "tpool");
        }
        if (volume.is(VolumeFlag.VDO_POOL)) {
            return find(volume, "vpool");
        }
        return find(volume, volume.origin() || volume.externalOrigin() ? "real" : LayerSuffix.of(volume));
    }

    private @Nullable KernelDevice find(Volume volume, @Nullable String suffix) {
        LvmId id = volume.id();
        if (id == null || state.idle()) {
            return null;
        }
        String uuid = PREFIX + volume.inGroup().text().id().bare() + id.bare();
        KernelDevice found = suffix == null ? null : state.device(uuid + "-" + suffix);
        return found == null && !"real".equals(suffix) || suffix == null ? state.device(uuid) : found;
    }
}
