package io.vtool.cli.env;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text from bytes, in bounded memory: of a line longer than {@link #LONGEST} the rest is skipped. A line ends with
 * LF, CR LF or the end of input. Bytes that are not UTF-8 become replacement characters.
 */
public final class LineInput {
    /** Bytes of a line that are kept. */
    public static final int LONGEST = 1 << 20;

    private static final int SIZE = 1 << 16;
    private static final int FIRST_LINE = 512;

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private byte[] line = new byte[FIRST_LINE];
    private int position;
    private int limit;
    private long cut;

    /**
     * Makes a reader of lines.
     *
     * @param in where the bytes come from; never closed
     */
    public LineInput(InputStream in) {
        this.in = in;
    }

    /** How many lines were too long and lost their rest. */
    public long cut() {
        return cut;
    }

    /**
     * The next line without its end, null at the end of input.
     *
     * @throws IOException when reading fails
     */
    public @Nullable String next() throws IOException {
        int length = 0;
        boolean any = false;
        boolean full = false;
        while (fill()) {
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int take = Math.min(end - position, LONGEST - length);
            full |= take < end - position;
            append(length, take);
            length += take;
            boolean ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        if (full) {
            cut++;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return any ? new String(line, 0, length, StandardCharsets.UTF_8) : null;
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        int count = in.read(buffer, 0, SIZE);
        position = 0;
        limit = Math.max(0, count);
        return count > 0;
    }

    private void append(int length, int count) {
        if (length + count > line.length) {
            byte[] longer = new byte[Math.min(LONGEST, Math.max(length + count, 2 * line.length))];
            System.arraycopy(line, 0, longer, 0, length);
            line = longer;
        }
        System.arraycopy(buffer, position, line, length, count);
    }
}
