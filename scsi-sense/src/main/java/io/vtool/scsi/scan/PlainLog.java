package io.vtool.scsi.scan;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** The text of a log in UTF-8, compressed or not, also where it is kept in UTF-16. */
public final class PlainLog {
    private static final int SIZE = 1 << 16;

    private PlainLog() {}

    /**
     * Opens it.
     *
     * @param in the log's bytes: plain, or in the format of gzip, xz or zstd, told by how they begin
     * @return its text; closing it closes the bytes
     * @throws IOException if they cannot be read
     */
    public static InputStream open(InputStream in) throws IOException {
        UnhurriedInput input = new UnhurriedInput(new BufferedInputStream(in, SIZE), Compression.MAGIC);
        Compression compression = input.compression();
        UnhurriedInput text = compression == Compression.NONE
                ? input
                : new UnhurriedInput(Decompressor.open(compression, input), Compression.MAGIC);
        Charset wide = text.wide();
        return wide == null ? text : new WideLog(text, wide);
    }
}
