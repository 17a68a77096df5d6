package io.vtool.cli.multipath;

import io.vtool.scsi.scan.PlainLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Captured text as support bundles and Windows keep it: packed with gzip, xz or zstd, or in UTF-16 as PowerShell writes files. */
final class CaptureInput {
    private static final int MAGIC = 2;
    private static final int LONGEST_MAGIC = 6;
    private static final int MOST_WIDE = 1 << 26;

    private CaptureInput() {}

    /** The text in UTF-8; what is neither packed nor wide comes as it is. */
    static InputStream plain(InputStream in) throws IOException {
        PushbackInputStream input = new PushbackInputStream(in, LONGEST_MAGIC);
        byte[] magic = begin(input, LONGEST_MAGIC);
        if (startsWith(magic, "BZh") && magic.length == LONGEST_MAGIC && magic[4] == '1' && magic[5] == 'A') {
            throw new IOException("it is packed with bzip2; unpack it with bunzip2 first");
        }
        if (startsWith(magic, "\u001f\u008b")
                || startsWith(magic, "\u00fd7zXZ")
                || startsWith(magic, "(\u00b5/\u00fd")) {
            input = new PushbackInputStream(PlainLog.open(input), MAGIC);
        }
        magic = begin(input, MAGIC);
        Charset wide = magic.length < MAGIC ? null : wide(magic[0] & 0xff, magic[1] & 0xff);
        if (wide == null) {
            return input;
        }
        String text = new String(input.readNBytes(MOST_WIDE), wide);
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] begin(PushbackInputStream input, int length) throws IOException {
        byte[] magic = input.readNBytes(length);
        input.unread(magic);
        return magic;
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        for (int i = 0; i < magic.length(); i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 has a mark at its start, or zeros beside its letters. */
    private static @Nullable Charset wide(int first, int second) {
        if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xfe && second == 0xff || first == 0 && second != 0 ? StandardCharsets.UTF_16BE : null;
    }
}
