package io.vtool.cli.multipath;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Captured text as support bundles and Windows keep it: packed with gzip, or in UTF-16 as PowerShell writes files. */
final class CaptureInput {
    private static final int MAGIC = 2;
    private static final int MOST_WIDE = 1 << 26;

    private CaptureInput() {}

    /** The text in UTF-8; what is neither packed nor wide comes as it is. */
    static InputStream plain(InputStream in) throws IOException {
        PushbackInputStream input = new PushbackInputStream(in, MAGIC);
        byte[] magic = begin(input);
        if (magic.length == MAGIC && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b) {
            input = new PushbackInputStream(new GZIPInputStream(input), MAGIC);
            magic = begin(input);
        }
        Charset wide = magic.length < MAGIC ? null : wide(magic[0] & 0xff, magic[1] & 0xff);
        if (wide == null) {
            return input;
        }
        String text = new String(input.readNBytes(MOST_WIDE), wide);
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] begin(PushbackInputStream input) throws IOException {
        byte[] magic = input.readNBytes(MAGIC);
        input.unread(magic);
        return magic;
    }

    /** UTF-16 has a mark at its start, or zeros beside its letters. */
    private static @Nullable Charset wide(int first, int second) {
        if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xfe && second == 0xff || first == 0 && second != 0 ? StandardCharsets.UTF_16BE : null;
    }
}
