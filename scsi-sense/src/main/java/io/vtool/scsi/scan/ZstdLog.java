package io.vtool.scsi.scan;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The text of a log compressed with zstd; one that is cut off ends as those of the other formats do. */
final class ZstdLog extends FilterInputStream {
    private static final String CUT = "Truncated source";

    ZstdLog(InputStream compressed) throws IOException {
        super(new ZstdInputStream(compressed));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (ZstdIOException e) {
            if (CUT.equals(e.getMessage())) { // its number is that of any corruption
                EOFException end = new EOFException(e.getMessage());
                end.initCause(e);
                throw end;
            }
            throw e;
        }
    }
}
