package io.vtool.scsi.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Input whose {@link #available()} is 0 at the end only. The JDK's gzip reader takes 0 for the end of the file and would
 * miss the members that follow when a pipe is slow.
 */
final class UnhurriedInput extends FilterInputStream {
    private final PushbackInputStream input;

    /**
     * Wraps an input.
     *
     * @param in the input
     * @param pushback how many bytes can be unread
     */
    UnhurriedInput(InputStream in, int pushback) {
        this(new PushbackInputStream(in, pushback));
    }

    private UnhurriedInput(PushbackInputStream in) {
        super(in);
        input = in;
    }

    /** The compression; its magic bytes stay to be read. */
    Compression compression() throws IOException {
        byte[] head = head();
        return Compression.of(head, head.length);
    }

    /** The UTF-16 in which the text is; null for any other. */
    @Nullable
    Charset wide() throws IOException {
        byte[] head = head();
        return WideLog.encoding(head, head.length);
    }

    private byte[] head() throws IOException {
        byte[] head = readNBytes(Compression.MAGIC);
        input.unread(head);
        return head;
    }

    @Override
    public int available() throws IOException {
        int next = input.read();
        if (next < 0) {
            return 0;
        }
        input.unread(next);
        return Math.max(1, input.available());
    }
}
