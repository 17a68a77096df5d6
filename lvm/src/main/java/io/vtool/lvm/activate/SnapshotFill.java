package io.vtool.lvm.activate;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.view.Volume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** How full a copy-on-write snapshot is, from the areas in its persistent store. */
final class SnapshotFill {
    private static final int MAGIC = 0x70416e53;
    private static final int HEADER = 16;
    private static final int PAIR = 16;
    private static final int SECTOR = 512;
    private static final long MOST_CHUNK = 1 << 20;

    private SnapshotFill() {}

    /** Sectors in use of all, and those of metadata. A store without a header is made anew by the kernel. */
    static String status(Volume cow, long chunkSectors, Map<String, BlockSource> devices) throws IOException {
        BlockSource store = VolumeSource.of(cow, devices);
        long chunk = chunkSectors * SECTOR;
        byte[] head = new byte[HEADER];
        store.read(0, head, 0, HEADER);
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long kept = 0;
        boolean readable = chunk >= PAIR && chunk <= MOST_CHUNK && header.getInt(0) == MAGIC;
        if (readable && header.getInt(4) == 0) {
            return "Invalid";
        }
        if (readable) {
            kept = kept(store, (int) chunk);
        }
        long pairs = Math.max(1, chunk / PAIR);
        long areas = kept / pairs + 1;
        return (1 + areas + kept) * chunkSectors + "/" + cow.size() + " " + (1 + areas) * chunkSectors;
    }

    private static long kept(BlockSource store, int chunk) throws IOException {
        int pairs = chunk / PAIR;
        byte[] bytes = new byte[chunk];
        ByteBuffer area = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long kept = 0;
        for (long place = chunk; place + chunk <= store.size(); place += (pairs + 1L) * chunk) {
            if (store.read(place, bytes, 0, chunk) < chunk) {
                return kept;
            }
            for (int i = 0; i < pairs; i++) {
                if (area.getLong(i * PAIR + Long.BYTES) == 0) {
                    return kept;
                }
                kept++;
            }
        }
        return kept;
    }
}
