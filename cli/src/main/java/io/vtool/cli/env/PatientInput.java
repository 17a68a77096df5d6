package io.vtool.cli.env;

import java.io.IOException;
import java.io.InputStream;

/**
 * Input that hands over the output printed so far before it waits for more, so that {@code tail -f log | vtool ...} shows
 * each answer at once while bulk input still fills whole buffers.
 */
public final class PatientInput extends InputStream {
    private final InputStream source;
    private final TextOutput output;

    /**
     * Joins an input and the output that answers it.
     *
     * @param source where bytes come from
     * @param output flushed before a read that would wait
     */
    public PatientInput(InputStream source, TextOutput output) {
        this.source = source;
        this.output = output;
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
        }
        return source.read(bytes, offset, length);
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
