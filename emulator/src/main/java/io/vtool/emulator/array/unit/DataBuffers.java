package io.vtool.emulator.array.unit;

import io.vtool.iscsi.target.Nexus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The memory of a logical unit that WRITE BUFFER fills and READ BUFFER reads, for tests of the way to it (SPC-4 6.25). */
public final class DataBuffers {
    /** Bytes of the data buffer, which all nexuses share. */
    public static final int CAPACITY = 64 << 10;
    /** Bytes of the echo buffer, of which each nexus has its own. */
    public static final int ECHO_CAPACITY = 4096;

    private final Map<Nexus, byte[]> echoes = new HashMap<>();
    private byte @Nullable [] data;

    /**
     * Writes into the data buffer.
     *
     * @param offset where
     * @param bytes what; the caller has checked that it fits
     */
    public synchronized void write(int offset, byte[] bytes) {
        byte[] all = data;
        if (all == null) {
            all = new byte[CAPACITY];
            data = all;
        }
        System.arraycopy(bytes, 0, all, offset, bytes.length);
    }

    /**
     * Reads from the data buffer.
     *
     * @param offset where
     * @param length how many bytes at most
     * @return what there is up to the end of the buffer; zeros where nothing was written
     */
    public synchronized byte[] read(int offset, int length) {
        int count = Math.min(length, CAPACITY - offset);
        byte[] all = data;
        return all == null ? new byte[count] : Arrays.copyOfRange(all, offset, offset + count);
    }

    /**
     * Keeps what a nexus wants to hear again.
     *
     * @param nexus the nexus
     * @param bytes at most {@link #ECHO_CAPACITY}
     */
    public synchronized void echo(Nexus nexus, byte[] bytes) {
        echoes.put(nexus, bytes);
    }

    /**
     * Returns what a nexus wanted to hear again.
     *
     * @param nexus the nexus
     * @return null if it has sent nothing
     */
    public synchronized byte @Nullable [] echo(Nexus nexus) {
        return echoes.get(nexus);
    }

    synchronized void lost(Nexus nexus) {
        echoes.remove(nexus);
    }
}
