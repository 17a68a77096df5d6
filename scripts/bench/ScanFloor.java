package io.vtool.scsi.scan;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the loops that see every byte of a log cost one thread once all is compiled, as a table: reading, copying, and the
 * loops of the scan, each with those before it, least processor time of several rounds.
 *
 * <p>usage: javac -cp vtool-scsi-sense.jar -d DIR ScanFloor.java; java -cp vtool-scsi-sense.jar:DIR io.vtool.scsi.scan.ScanFloor LOG
 */
public final class ScanFloor {
    private static final String[] STEPS = {
        "read in pieces of 256 KiB", "and copied into an array", "and newlines counted", "and slots found",
        "and slots looked up", "and words found"
    };
    private static final int ROUNDS = 6;
    private static final int BLOCK = 1 << 11;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Chunk.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final int[] block = new int[BLOCK];
    private final int[] slots = new int[BLOCK];
    private final int[] groups = new int[BLOCK / Kernel.GROUP + 1];
    private final int[] words = new int[BLOCK + 1];
    private long sum;

    private ScanFloor() {}

    public static void main(String[] args) throws IOException {
        long[] least = new long[STEPS.length];
        Arrays.fill(least, Long.MAX_VALUE);
        ScanFloor floor = new ScanFloor();
        long size;
        try (FileChannel channel = FileChannel.open(Path.of(args[0]))) {
            size = channel.size();
            for (int round = 0; round < ROUNDS; round++) {
                for (int step = 0; step < STEPS.length; step++) {
                    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    floor.pass(channel, step);
                    long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                    least[step] = Math.min(least[step], taken);
                }
            }
        }
        for (int step = 0; step < STEPS.length; step++) {
            double perGiB = least[step] / 1e6 * (1 << 30) / size;
            System.out.println("| " + STEPS[step] + " | " + Math.round(perGiB) + " |");
        }
        if (floor.sum == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }

    private void pass(FileChannel channel, int step) throws IOException {
        for (long at = 0; channel.read(buffer.clear(), at) > 0; at += Chunk.LENGTH) {
            sum += buffer.get(0);
            if (step > 0) {
                piece(buffer.flip().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer(), step);
            }
        }
    }

    private void piece(IntBuffer ints, int step) {
        int whole = ints.limit() / Kernel.GROUP * Kernel.GROUP;
        for (int done = 0; done < whole; done += BLOCK) {
            int length = Math.min(BLOCK, whole - done);
            ints.get(done, block, 0, length);
            sum += block[0];
            if (step > 1) {
                sum += Kernel.newlines(block, length);
            }
            if (step > 2) {
                Kernel.slots(block, length, slots);
            }
            if (step > 3) {
                int count = Kernel.groups(slots, length, groups);
                sum += step > 4 ? Kernel.words(slots, groups, count, words) : count;
            }
        }
    }
}
