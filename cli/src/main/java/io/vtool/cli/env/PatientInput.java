package io.vtool.cli.env;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Input that hands over the output printed so far before it waits for more, so that {@code tail -f log | vtool ...} shows
 * each answer at once while bulk input still fills whole buffers. An answer that is held back for more input is handed
 * over when none came for a while.
 */
public final class PatientInput extends InputStream {
    /** Lines that belong together follow one another sooner. */
    private static final long QUIET_MILLIS = 500;

    private final InputStream source;
    private final TextOutput output;
    private final @Nullable PendingAnswer answer;
    private final long quietMillis;

    /**
     * Joins an input and the output that answers it.
     *
     * @param source where bytes come from
     * @param output flushed before a read that would wait
     * @param answer what may be held back, null for nothing
     */
    public PatientInput(InputStream source, TextOutput output, @Nullable PendingAnswer answer) {
        this(source, output, answer, QUIET_MILLIS);
    }

    PatientInput(InputStream source, TextOutput output, @Nullable PendingAnswer answer, long quietMillis) {
        this.source = source;
        this.output = output;
        this.answer = answer;
        this.quietMillis = quietMillis;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0 && source.available() == 0) {
            output.flush();
            if (answer != null && answer.pending()) {
                return readWith(answer, bytes, offset, length);
            }
        }
        return source.read(bytes, offset, length);
    }

    private int readWith(PendingAnswer held, byte[] bytes, int offset, int length) throws IOException {
        ReadAhead reader = new ReadAhead(source, length);
        if (!reader.endsWithin(quietMillis)) {
            held.settle();
            output.flush();
        }
        return reader.into(bytes, offset);
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
