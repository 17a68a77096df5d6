package io.vtool.cli.lvm;

import io.vtool.lvm.command.LvmTargets;
import io.vtool.lvm.write.BlockTarget;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The disk images that a command was given, for what it writes; no other file and no real device is written to. */
record ImageTargets(Map<String, Path> files, ImageOptions options) implements LvmTargets {
    @Override
    public String host() {
        return options.host();
    }

    @Override
    public BlockTarget target(String device) throws IOException {
        Path file = files.get(device);
        if (file == null) {
            throw new IOException(device + " is no image");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(device + " is a real device, and those are only read");
        }
        if (!Files.isWritable(file)) {
            throw new IOException("the image of " + device + " may not be written to");
        }
        return new Image(file, Files.size(file));
    }

    private record Image(Path file, long size) implements BlockTarget {
        @Override
        public void write(long offset, byte[] bytes, int at, int length) throws IOException {
            if (offset < 0 || offset > size - length) {
                throw new IOException("the image ends before " + (offset + length));
            }
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.seek(offset);
                out.write(bytes, at, length);
                out.getFD().sync();
            }
        }
    }
}
