package io.vtool.lvm.content;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A logical volume as a source of bytes: linear and striped segments, mirrors by their first image that is there. Other
 * types cannot be read so.
 */
public final class VolumeSource implements BlockSource {
    private static final int SECTOR = 512;
    private static final int DEEPEST = 16;

    private final Volume volume;
    private final Map<String, BlockSource> devices;
    private final int depth;

    private VolumeSource(Volume volume, Map<String, BlockSource> devices, int depth) {
        this.volume = volume;
        this.devices = devices;
        this.depth = depth;
    }

    /**
     * The bytes of a volume.
     *
     * @param devices by name; they stay open
     */
    public static VolumeSource of(Volume volume, Map<String, BlockSource> devices) {
        return new VolumeSource(volume, devices, DEEPEST);
    }

    @Override
    public String name() {
        return volume.inGroup().name() + "/" + volume.name();
    }

    @Override
    public long size() {
        return volume.size() * SECTOR;
    }

    @Override
    public int sectorSize() {
        return SECTOR;
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) throws IOException {
        int done = 0;
        while (done < length && offset + done >= 0 && offset + done < size()) {
            int count = piece(offset + done, into, at + done, length - done);
            if (count <= 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    /** Reads up to the end of a stripe or segment. */
    private int piece(long offset, byte[] into, int at, int length) throws IOException {
        long extentBytes = volume.inGroup().extentSize() * SECTOR;
        for (VolumeSegment segment : volume.segments()) {
            long start = segment.start() * extentBytes;
            long end = start + segment.length() * extentBytes;
            if (offset >= start && offset < end) {
                return segment(segment, offset - start, into, at, (int) Math.min(length, end - offset));
            }
        }
        throw new IOException(name() + " has no segment at " + offset);
    }

    private int segment(VolumeSegment segment, long offset, byte[] into, int at, int length) throws IOException {
        SegmentKind kind = segment.kind();
        if (kind.striped()) {
            int stripes = segment.areas().size();
            if (stripes == 1) {
                return place(segment.areas().get(0), offset, into, at, length);
            }
            long stripe = segment.settings().number("stripe_size", 0) * SECTOR;
            if (stripe <= 0 || stripes == 0) {
                throw new IOException(name() + " has stripes without a size");
            }
            long number = offset / stripe;
            long within = offset % stripe;
            Place place = segment.areas().get((int) (number % stripes));
            return place(place, number / stripes * stripe + within, into, at, (int) Math.min(length, stripe - within));
        }
        if (kind.mirror() || kind.name().equals("raid1")) {
            for (Place place : segment.areas()) {
                Volume image = place.volume();
                if (image != null && !image.is(VolumeFlag.PARTIAL)) {
                    return place(place, offset, into, at, length);
                }
            }
            throw new IOException(name() + " has no image that is there");
        }
        throw new IOException(name() + " is of type " + kind.name() + ", whose bytes cannot be read here");
    }

    private int place(Place place, long offset, byte[] into, int at, int length) throws IOException {
        long extentBytes = volume.inGroup().extentSize() * SECTOR;
        Volume below = place.volume();
        if (below != null) {
            if (depth == 0) {
                throw new IOException(name() + " is nested too deeply");
            }
            return new VolumeSource(below, devices, depth - 1)
                    .read(place.extent() * extentBytes + offset, into, at, length);
        }
        PhysicalVolume pv = place.pv();
        BlockSource device = pv == null ? null : device(pv);
        if (pv == null || device == null || pv.entry() == null) {
            throw new IOException(name() + " lies on a PV that is not there");
        }
        long start = pv.entry().extentStart() * SECTOR;
        return device.read(start + place.extent() * extentBytes + offset, into, at, length);
    }

    private @Nullable BlockSource device(PhysicalVolume pv) {
        return pv.device() == null ? null : devices.get(pv.device().name());
    }

    @Override
    public void close() {}
}
