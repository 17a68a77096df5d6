package io.vtool.lvm.activate;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.kernel.LayerSuffix;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activates volumes of one host: for each the devices below it first, each of them once. */
public final class Activation {
    private static final String PREFIX = "LVM-";
    private static final int DEEPEST = 24;

    private final Map<String, String> numbers;
    private final Map<String, BlockSource> sources;
    private final DeviceMapper mapper;
    private final Map<String, String> made = new HashMap<>();
    private int depth;

    /**
     * An activation.
     *
     * @param numbers {@code major:minor} of the host's devices by name
     * @param sources the devices by name, for what pools, caches and snapshots keep on them
     */
    public Activation(Map<String, String> numbers, Map<String, BlockSource> sources, DeviceMapper mapper) {
        this.numbers = numbers;
        this.sources = sources;
        this.mapper = mapper;
    }

    /**
     * Activates a volume with all that lvm2 activates with it.
     *
     * @throws NotActivatedException if a part of it is on no device of the host, or lvm2 does not activate such a volume
     */
    public void activate(Volume volume) throws IOException, NotActivatedException {
        boolean pool = volume.is(VolumeFlag.THIN_POOL) || volume.is(VolumeFlag.VDO_POOL);
        if (volume.is(VolumeFlag.CACHE_POOL)) {
            throw new NotActivatedException(volume.name() + " is a cache pool that nothing uses");
        }
        if (!pool) {
            top(volume);
            return;
        }
        String layer = layer(volume);
        if (!volume.users().isEmpty() || volume.is(VolumeFlag.VDO_POOL)) {
            device(volume, "pool", true, List.of(TargetLine.plain(0, volume.size(), "linear", layer + " 0")));
        }
    }

    /** The device that has a volume's own name. */
    String top(Volume volume) throws IOException, NotActivatedException {
        if (volume.cow() && volume.cowOrigin() != null) {
            top(volume.cowOrigin());
            return known(volume, null);
        }
        if (!volume.origin() && !volume.externalOrigin()) {
            return device(volume, LayerSuffix.of(volume), !volume.is(VolumeFlag.WRITE), lines(volume));
        }
        String real = device(volume, "real", !volume.is(VolumeFlag.WRITE), lines(volume));
        TargetLine line = volume.origin()
                ? TargetLine.plain(0, volume.size(), "snapshot-origin", real)
                : TargetLine.plain(0, volume.size(), "linear", real + " 0");
        String own = device(volume, null, !volume.is(VolumeFlag.WRITE), List.of(line));
        for (VolumeSegment tie : volume.snapshotSegments()) {
            Volume cow = tie.cow();
            if (cow != null) {
                snapshot(volume, real, tie, cow);
            }
        }
        return own;
    }

    private void snapshot(Volume origin, String real, VolumeSegment tie, Volume cow)
            throws IOException, NotActivatedException {
        String store = device(cow, "cow", false, lines(cow));
        String status = SnapshotFill.status(cow, tie.chunkSize(), sources);
        String arguments = real + " " + store + " P " + tie.chunkSize();
        TargetLine line = new TargetLine(0, origin.size(), "snapshot", arguments, status);
        device(cow, null, !cow.is(VolumeFlag.WRITE), List.of(line));
    }

    /** The device below thin and VDO volumes. */
    String layer(Volume pool) throws IOException, NotActivatedException {
        boolean thin = pool.is(VolumeFlag.THIN_POOL);
        return device(pool, thin ? "tpool" : "vpool", false, lines(pool));
    }

    /** The device below an external origin's users. */
    String real(Volume origin) throws IOException, NotActivatedException {
        top(origin);
        return known(origin, "real");
    }

    private List<TargetLine> lines(Volume volume) throws IOException, NotActivatedException {
        if (++depth > DEEPEST) {
            throw new NotActivatedException(volume.name() + " is made of itself");
        }
        try {
            SegmentTables tables = new SegmentTables(this, sources);
            List<TargetLine> lines = new ArrayList<>();
            for (VolumeSegment segment : volume.segments()) {
                lines.add(tables.line(segment));
            }
            return lines;
        } finally {
            depth--;
        }
    }

    /** A further device of a volume, under another layer's name. */
    String device(Volume volume, @Nullable String layer, boolean readOnly, List<TargetLine> lines)
            throws IOException, NotActivatedException {
        String uuid = uuid(volume, layer);
        String number = made.get(uuid);
        if (number == null) {
            List<String> table = new ArrayList<>();
            List<String> status = new ArrayList<>();
            for (TargetLine line : lines) {
                table.add(line.table());
                status.add(line.status());
            }
            boolean named = layer == null || layer.equals(LayerSuffix.of(volume));
            number = mapper.make(named ? name(volume) : name(volume) + "-" + layer, uuid, readOnly, table, status);
            made.put(uuid, number);
        }
        return number;
    }

    private String known(Volume volume, @Nullable String layer) throws NotActivatedException {
        String number = made.get(uuid(volume, layer));
        if (number == null) {
            throw new NotActivatedException(volume.name() + " is made of itself");
        }
        return number;
    }

    private static String uuid(Volume volume, @Nullable String layer) throws NotActivatedException {
        LvmId id = volume.id();
        if (id == null) {
            throw new NotActivatedException(volume.name() + " has no identifier");
        }
        String uuid = PREFIX + volume.inGroup().text().id().bare() + id.bare();
        return layer == null ? uuid : uuid + "-" + layer;
    }

    /** What the device with a volume's own name is called. */
    public static String name(Volume volume) {
        return doubled(volume.inGroup().name()) + "-" + doubled(volume.name());
    }

    /** Device-mapper's names join group and volume with a hyphen, so those in them are doubled. */
    private static String doubled(String name) {
        return name.replace("-", "--");
    }

    /** Device and sector of a place. */
    String at(VolumeSegment segment, Place place) throws IOException, NotActivatedException {
        long extent = segment.volume().inGroup().extentSize();
        Volume below = place.volume();
        if (below != null) {
            return top(below) + " " + place.extent() * extent;
        }
        PhysicalVolume pv = place.pv();
        String number = pv == null || pv.device() == null
                ? null
                : numbers.get(pv.device().name());
        if (pv == null || number == null || pv.entry() == null) {
            throw new NotActivatedException(segment.volume().name() + " lies on a PV that is not there");
        }
        return number + " " + (pv.entry().extentStart() + place.extent() * extent);
    }
}
