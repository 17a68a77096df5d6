package io.vtool.lvm.pvck;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.LvmChecksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes of a device with the little-endian numbers in them; reading behind the end of them gives zeroes. */
record RawBytes(byte[] bytes) {
    /** No larger area is read at once. */
    static final long LARGEST = 64 << 20;

    private static final long MEMORY = 1L << 40;

    /** What is noted once something was said that makes a last line unneeded. */
    static final String TOLD = "trouble told";

    /** Reads exactly that many bytes; null if the device has not got them or they are too many. */
    static @Nullable RawBytes read(BlockSource source, long offset, long size) {
        if (offset < 0 || size < 0 || size > LARGEST || offset > source.size() - size) {
            return null;
        }
        byte[] bytes = new byte[(int) size];
        try {
            return source.read(offset, bytes, 0, bytes.length) == bytes.length ? new RawBytes(bytes) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The same; lvm2 complains if it is a device that has not got them. */
    static @Nullable RawBytes read(LvmRun run, BlockSource source, long offset, long size) {
        RawBytes bytes = read(source, offset, size);
        if (bytes == null && fits(size) && device(run, source.name())) {
            run.failedReads().failed(source.name(), source.size(), offset, size);
            run.once(TOLD);
        }
        return bytes;
    }

    /** Whether a machine has memory for so much; lvm2 does not say that it has not. */
    static boolean fits(long size) {
        return size >= 0 && size < MEMORY;
    }

    private static boolean device(LvmRun run, String name) {
        for (GivenDevice device : run.world().devices()) {
            if (device.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    long u32(int at) {
        long number = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            number = number << 8 | (at + i < bytes.length ? bytes[at + i] & 0xFF : 0);
        }
        return number;
    }

    long u64(int at) {
        return u32(at) | u32(at + Integer.BYTES) << 32;
    }

    /** Characters that can be printed; a question mark for each of the others. */
    String characters(int at, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i < at + count; i++) {
            char c = (char) (i < bytes.length ? bytes[i] & 0xFF : 0);
            text.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return text.toString();
    }

    /** Each byte in hexadecimal, as short as it gets. */
    String hexadecimal(int at, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i < at + count; i++) {
            text.append(Integer.toHexString(bytes[i] & 0xFF));
        }
        return text.toString();
    }

    boolean has(String wanted, int at) {
        byte[] word = wanted.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < word.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    long checksum(int at, int count) {
        return LvmChecksum.of(bytes, at, count);
    }

    String text(int at, int count) {
        return new String(bytes, at, count, StandardCharsets.ISO_8859_1);
    }
}
