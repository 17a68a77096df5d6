package io.vtool.lvm.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A thin pool with the place of its metadata, its devices and the blocks they share. */
final class PoolContent {
    private final Extents place;
    private final long metadataBytes;
    private final long blocks;
    private final long chunk;
    private final Map<Integer, Device> devices = new HashMap<>();
    private final List<Device> inOrder = new ArrayList<>();
    private int[] times = new int[16];
    private int used;
    private int time;

    /** A device; what it maps changes while others are made. */
    private static final class Device {
        final int number;
        final long made;
        final long[] mapped;
        long snapped;

        Device(int number, long[] mapped, long time) {
            this.number = number;
            this.mapped = mapped;
            made = time;
            snapped = time;
        }
    }

    /**
     * An empty pool.
     *
     * @param blocks how many it has
     * @param chunk sectors in one of them
     */
    PoolContent(Extents place, long metadataBytes, long blocks, long chunk) {
        this.place = place;
        this.metadataBytes = metadataBytes;
        this.blocks = blocks;
        this.chunk = chunk;
    }

    Extents place() {
        return place;
    }

    /** A new device that takes blocks of its own. */
    void device(VolumePlan volume, int number) throws PlanException {
        if (volume.used() < 0 || volume.used() > volume.size()) {
            throw new PlanException(PlanException.Kind.VALUE, volume.name(), "uses more than it has");
        }
        keep(new Device(number, take(volume, new long[0], volume.used()), time));
    }

    /** A new device that shares its origin's blocks but for those that were written anew since. */
    void snapshot(VolumePlan volume, int number, int origin, long originBytes) throws PlanException {
        if (volume.used() < 0 || volume.used() > originBytes) {
            throw new PlanException(PlanException.Kind.VALUE, volume.name(), "uses more than it has");
        }
        Device from = devices.get(origin);
        time++;
        if (from != null) {
            from.snapped = time;
        }
        keep(new Device(number, take(volume, from == null ? new long[0] : from.mapped, volume.used()), time));
    }

    private void keep(Device device) {
        devices.put(device.number, device);
        inOrder.add(device);
    }

    /** New blocks in front, then those that are shared. */
    private long[] take(VolumePlan volume, long[] shared, long bytes) throws PlanException {
        long chunkBytes = chunk * PvLayout.SECTOR;
        long own = bytes / chunkBytes + (bytes % chunkBytes == 0 ? 0 : 1);
        if (own > blocks - used || own > Integer.MAX_VALUE / 4) {
            throw new PlanException(PlanException.Kind.SPACE, volume.name(), "uses more than its pool has left");
        }
        long[] mapped = Arrays.copyOf(shared, (int) Math.max(own, shared.length));
        for (int i = 0; i < own; i++) {
            if (used == times.length) {
                times = Arrays.copyOf(times, used * 2);
            }
            times[used] = time;
            mapped[i] = used++;
        }
        return mapped;
    }

    byte[] image(long transaction) {
        List<ThinMetadataImage.Device> all = new ArrayList<>();
        for (Device device : inOrder) {
            all.add(new ThinMetadataImage.Device(device.number, device.mapped, device.made, device.snapped));
        }
        return ThinMetadataImage.of(metadataBytes, blocks, chunk, transaction, used, times, time, all);
    }
}
