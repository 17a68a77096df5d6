package io.vtool.scsi.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The UTF-8 of a log in UTF-16, as Windows exports events and PowerShell redirects output. */
final class WideLog extends InputStream {
    private static final int CHARS = 1 << 13;

    private final InputStreamReader text;
    private final char[] chars = new char[CHARS + 1];
    private byte[] bytes = new byte[0];
    private int at;

    /**
     * Reads a log.
     *
     * @param in its bytes, from the start
     * @param encoding what {@link #encoding} says
     */
    WideLog(InputStream in, Charset encoding) {
        text = new InputStreamReader(in, encoding);
    }

    /**
     * Which UTF-16 a log is in: it has a mark at its start, or zeros beside its first letters.
     *
     * @param head the first bytes
     * @param length how many there are
     * @return null for any other text
     */
    static @Nullable Charset encoding(byte[] head, int length) {
        if (length < 4) {
            return null;
        }
        boolean little = head[0] == (byte) 0xff && head[1] == (byte) 0xfe
                || head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0;
        boolean big = head[0] == (byte) 0xfe && head[1] == (byte) 0xff
                || head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0;
        return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : null;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int count = text.read(chars, 0, CHARS);
            if (count < 0) {
                return false;
            }
            if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
                int low = text.read();
                chars[count] = (char) low;
                count += low < 0 ? 0 : 1;
            }
            bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }

    @Override
    public int available() throws IOException {
        return at < bytes.length ? bytes.length - at : text.ready() ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
