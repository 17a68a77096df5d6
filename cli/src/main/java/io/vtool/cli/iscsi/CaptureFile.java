package io.vtool.cli.iscsi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of captured packets, for its owner alone. Once it cannot be written any more, the rest is dropped. */
final class CaptureFile extends OutputStream {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel channel;
    private @Nullable IOException failure;

    CaptureFile(Path file) throws IOException {
        channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                OWNER_ONLY);
    }

    /** Why the capture is not complete, null when it is. */
    synchronized @Nullable IOException failure() {
        return failure;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
        try {
            while (failure == null && left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
