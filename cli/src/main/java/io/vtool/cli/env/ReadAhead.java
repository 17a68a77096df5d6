package io.vtool.cli.env;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** One read in a thread of its own, so that somebody can wait for it for a limited time. */
final class ReadAhead extends Thread {
    private final InputStream source;
    private final byte[] bytes;
    private int count;
    private @Nullable IOException failure;

    ReadAhead(InputStream source, int length) {
        super("input");
        this.source = source;
        bytes = new byte[length];
        setDaemon(true);
        start();
    }

    @Override
    public void run() {
        try {
            count = source.read(bytes, 0, bytes.length);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Whether the read came to an end within that time. */
    boolean endsWithin(long millis) throws IOException {
        await(millis);
        return !isAlive();
    }

    /** What was read, as {@link InputStream#read(byte[], int, int)} tells; waits for it. */
    int into(byte[] target, int offset) throws IOException {
        await(0);
        if (failure != null) {
            throw failure;
        }
        System.arraycopy(bytes, 0, target, offset, Math.max(0, count));
        return count;
    }

    private void await(long millis) throws IOException {
        try {
            join(millis);
        } catch (InterruptedException e) {
            currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
