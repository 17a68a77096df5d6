package io.vtool.cli.iscsi;

import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of captured packets, for its owner alone. Once it cannot be written any more, the rest is dropped. */
final class CaptureFile extends OutputStream {
    private final FileChannel channel;
    private @Nullable IOException failure;

    CaptureFile(Path file) throws IOException {
        channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                PrivateFile.FILE);
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
