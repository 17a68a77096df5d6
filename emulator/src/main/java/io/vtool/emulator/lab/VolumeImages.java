package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.lab.config.VolumeImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Copies image files to the volumes of a new lab; what is all zeroes takes no room there. */
final class VolumeImages {
    private static final int CHUNK = 1 << 20;

    private final LabDefinition lab;
    private final LabVolumes volumes;

    VolumeImages(LabDefinition lab, LabVolumes volumes) {
        this.lab = lab;
        this.volumes = volumes;
    }

    void copy() throws IOException, LabException {
        for (VolumeImage image : lab.images()) {
            VolumeConfig volume = volumes.config(image.volume());
            try (LunStore store = volumes.open(image.volume(), volume);
                    FileChannel file = open(image)) {
                if (file.size() > volume.size()) {
                    throw unusable(image, "has grown beyond the volume's " + volume.size() + " bytes");
                }
                copy(file, store, volume.blockSize());
            }
        }
    }

    private static FileChannel open(VolumeImage image) throws LabException {
        try {
            return FileChannel.open(Path.of(image.file()), StandardOpenOption.READ);
        } catch (IOException e) {
            throw unusable(image, "cannot be read");
        }
    }

    private static LabException unusable(VolumeImage image, String what) {
        return new LabException(
                LabException.Kind.UNUSABLE,
                image.volume(),
                "the image of volume " + image.volume() + ", " + image.file() + ", " + what,
                "put the file back, or make the lab of another file");
    }

    private static void copy(FileChannel file, LunStore store, int block) throws IOException {
        long size = file.size();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long at = 0; at < size; at += CHUNK) {
            int length = (int) Math.min(CHUNK, size - at);
            chunk.clear().limit(length);
            while (chunk.hasRemaining()) {
                if (file.read(chunk, at + chunk.position()) < 0) {
                    throw new EOFException("an image became shorter while it was copied");
                }
            }
            int whole = (length + block - 1) / block * block;
            Arrays.fill(chunk.array(), length, whole, (byte) 0);
            write(chunk.array(), whole, at / block, store, block);
        }
    }

    /** Writes each run of blocks that are not all zeroes. */
    private static void write(byte[] bytes, int length, long first, LunStore store, int block) throws IOException {
        int from = 0;
        while (from < length) {
            if (empty(bytes, from, block)) {
                from += block;
                continue;
            }
            int end = from + block;
            while (end < length && !empty(bytes, end, block)) {
                end += block;
            }
            store.write(first + from / block, ByteBuffer.wrap(bytes, from, end - from));
            from = end;
        }
    }

    private static boolean empty(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
