package io.vtool.cli.lvm;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.write.BlockTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk of the lab's host, or a multipath map over several: moved with READ (16) and WRITE (16) over the first path that answers. The start
 * of the device, where nearly everything lies that lvm2 looks for, is fetched once.
 */
final class LabDisk implements BlockSource, BlockTarget {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int START = 128 << 10;
    private static final int LARGEST = 1 << 20;
    private static final int CDB_SIZE = 16;
    private static final byte READ_16 = (byte) 0x88;
    private static final byte WRITE_16 = (byte) 0x8A;
    private static final int LBA_OFFSET = 2;
    private static final int LENGTH_OFFSET = 10;

    private final String name;
    private final EmulatedHost host;
    private final List<HostDisk> paths;
    private byte @Nullable [] start;

    /**
     * A device.
     *
     * @param paths the disks it is reached by, the preferred one first; at least one
     */
    LabDisk(String name, EmulatedHost host, List<HostDisk> paths) {
        this.name = name;
        this.host = host;
        this.paths = List.copyOf(paths);
    }

    /** The disks it is reached by. */
    List<HostDisk> paths() {
        return paths;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return paths.get(0).sectors() * 512;
    }

    @Override
    public int sectorSize() {
        return paths.get(0).blockSize();
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) throws IOException {
        if (offset < 0 || offset >= size()) {
            return 0;
        }
        int count = (int) Math.min(length, size() - offset);
        if (offset + count <= START) {
            byte[] head = start;
            if (head == null) {
                head = fetch(0, (int) Math.min(START, size()));
                start = head;
            }
            int there = (int) Math.max(0, Math.min(count, head.length - offset));
            System.arraycopy(head, (int) offset, into, at, there);
            return there;
        }
        int done = 0;
        while (done < count) {
            long from = offset + done;
            long aligned = from / sectorSize() * sectorSize();
            int wanted = (int) Math.min(LARGEST, up(from + count - done) - aligned);
            byte[] bytes = fetch(aligned, wanted);
            int skip = (int) (from - aligned);
            int there = Math.min(count - done, bytes.length - skip);
            if (there <= 0) {
                break;
            }
            System.arraycopy(bytes, skip, into, at + done, there);
            done += there;
        }
        return done;
    }

    private long up(long offset) {
        long size = sectorSize();
        return (offset + size - 1) / size * size;
    }

    /** Whole blocks around the bytes are read, changed and written with WRITE (16). */
    @Override
    public void write(long offset, byte[] bytes, int at, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw new IOException(name + " ends before " + (offset + length));
        }
        start = null;
        int done = 0;
        while (done < length) {
            long from = offset + done;
            long aligned = from / sectorSize() * sectorSize();
            int whole = (int) Math.min(LARGEST, up(offset + length) - aligned);
            byte[] blocks = fetch(aligned, whole);
            int skip = (int) (from - aligned);
            int count = Math.min(length - done, blocks.length - skip);
            if (count <= 0) {
                throw new IOException(name + " cannot be read at " + aligned);
            }
            System.arraycopy(bytes, at + done, blocks, skip, count);
            move(WRITE_16, aligned, blocks.length, blocks);
            done += count;
        }
    }

    private byte[] fetch(long offset, int length) throws IOException {
        return move(READ_16, offset, length, new byte[0]);
    }

    private byte[] move(byte command, long offset, int length, byte[] out) throws IOException {
        IOException failure = null;
        boolean reads = command == READ_16;
        for (HostDisk path : quickFirst()) {
            int blocks = length / path.blockSize();
            ByteBuffer cdb = ByteBuffer.allocate(CDB_SIZE);
            cdb.put(0, command);
            cdb.putLong(LBA_OFFSET, offset / path.blockSize());
            cdb.putInt(LENGTH_OFFSET, blocks);
            int in = reads ? blocks * path.blockSize() : 0;
            ScsiAnswer answer = host.execute(path, cdb.array(), in, out, TIMEOUT);
            if (answer.good()) {
                return answer.data();
            }
            failure = new IOException(
                    (reads ? "reading " : "writing ") + name + " over " + path.name() + " failed: " + reason(answer));
        }
        throw failure == null ? new IOException(name + " has no path") : failure;
    }

    /** The disks in their order, but those behind a slow portal last, as a kernel gives them less to do. */
    private List<HostDisk> quickFirst() {
        boolean slow = false;
        for (HostDisk path : paths) {
            slow |= host.isSlow(path);
        }
        if (!slow) {
            return paths;
        }
        List<HostDisk> order = new ArrayList<>();
        int quick = 0;
        for (HostDisk path : paths) {
            order.add(host.isSlow(path) ? order.size() : quick++, path);
        }
        return order;
    }

    private static String reason(ScsiAnswer answer) {
        String failure = answer.failure();
        return failure == null ? "status " + answer.status() + ", sense key " + answer.senseKey() : failure;
    }

    @Override
    public void close() {}
}
