package io.vtool.scsi.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Opens compressed logs. A class of its own, so that plain logs are scanned without loading the libraries. */
final class Decompressor {
    /** A dictionary of 64 MiB, the largest that presets of xz use, and a little more. */
    private static final int XZ_MEMORY_KIB = 80 << 10;

    private Decompressor() {}

    /**
     * The plain bytes of compressed ones, over all members or frames.
     *
     * @param compression not {@link Compression#NONE}
     * @param in starts with the magic bytes; an {@link UnhurriedInput}, so that no member is missed
     */
    static InputStream open(Compression compression, InputStream in) throws IOException {
        return switch (compression) {
            case GZIP -> new GZIPInputStream(in, 1 << 16);
            case XZ -> new XZInputStream(in, XZ_MEMORY_KIB);
            case ZSTD -> new ZstdLog(in);
            case NONE -> in;
        };
    }
}
