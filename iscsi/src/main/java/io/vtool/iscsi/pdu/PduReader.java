package io.vtool.iscsi.pdu;

import io.vtool.iscsi.buffer.BufferPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ScatteringByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads PDUs from a blocking channel, ahead as far as the peer has sent. Lengths are checked against what this end declared
 * before anything is allocated or read; digests are verified. Not for use by two threads at once.
 */
public final class PduReader {
    private static final int READ_AHEAD = 64 * 1024;
    /** What a connection with little traffic reads ahead. */
    private static final int SHORT_READ_AHEAD = 4 * 1024;
    /** So many short reads in a row make the traffic little. */
    private static final int SHORT_READS = 256;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final ReadableByteChannel channel;
    private final @Nullable BufferPool pool;
    private ByteBuffer ahead;
    private int shortReads;
    private final ByteBuffer header = ByteBuffer.allocate(BasicHeader.LENGTH);
    private final BasicHeader view = new BasicHeader(header);
    private final ByteBuffer[] scatter = new ByteBuffer[2];
    private final Digest digest = new Digest();
    private ByteBuffer segments = NONE;
    private int maxDataLength;
    private boolean headerDigest;
    private boolean dataDigest;
    private boolean dataWaits;

    /**
     * Makes a reader without digests.
     *
     * @param channel where to read
     * @param maxDataLength the longest data segment taken, in bytes
     */
    public PduReader(ReadableByteChannel channel, int maxDataLength) {
        this.channel = channel;
        this.maxDataLength = maxDataLength;
        pool = null;
        ahead = ByteBuffer.allocateDirect(READ_AHEAD).limit(0);
    }

    /**
     * Makes a reader without digests, one of many.
     *
     * @param channel where to read
     * @param maxDataLength the longest data segment taken, in bytes
     * @param pool lends the buffer to read ahead in, a longer one where the peer sends much; to be {@link #release released}
     */
    public PduReader(ReadableByteChannel channel, int maxDataLength, BufferPool pool) {
        this.channel = channel;
        this.maxDataLength = maxDataLength;
        this.pool = pool;
        ByteBuffer lent = pool.take(SHORT_READ_AHEAD);
        ahead = (lent == null ? ByteBuffer.allocate(SHORT_READ_AHEAD) : lent).limit(0);
    }

    /** Gives the buffer back; nothing can be read after that. */
    public void release() {
        ByteBuffer last = ahead;
        ahead = NONE;
        if (pool != null && last.isDirect()) {
            pool.give(last);
        }
    }

    /**
     * Sets what the login agreed on, from the next PDU on.
     *
     * @param maxLength the longest data segment taken: the MaxRecvDataSegmentLength this end declared
     * @param header whether header digests are on
     * @param data whether data digests are on
     */
    public void configure(int maxLength, boolean header, boolean data) {
        maxDataLength = maxLength;
        headerDigest = header;
        dataDigest = data;
    }

    /**
     * Reads the next header and its additional segments. A data segment that nobody read is passed over.
     *
     * @return false if the peer closed the connection between two PDUs
     * @throws ProtocolException if the PDU is too long, truncated or its header digest is wrong
     * @throws IOException if the channel fails
     */
    public boolean next() throws IOException {
        if (dataWaits) {
            skipData();
        }
        if (!ahead.hasRemaining() && !more()) {
            return false;
        }
        need(BasicHeader.LENGTH);
        int start = ahead.position();
        header.put(0, ahead, start, BasicHeader.LENGTH);
        int additional = view.additionalLength();
        need(BasicHeader.LENGTH + additional + (headerDigest ? Digest.LENGTH : 0));
        start = ahead.position();
        int end = start + BasicHeader.LENGTH + additional;
        if (headerDigest) {
            if (digest.reset().update(ahead, start, end).value() != ahead.getInt(end)) {
                throw new ProtocolException(ProtocolException.Fault.HEADER_DIGEST, "header digest does not match");
            }
        }
        if (view.dataLength() > maxDataLength) {
            throw new ProtocolException(
                    ProtocolException.Fault.TOO_LONG,
                    "data segment of " + view.dataLength() + " bytes, declared are " + maxDataLength);
        }
        segments = additional == 0 ? NONE : copy(start + BasicHeader.LENGTH, additional);
        ahead.position(headerDigest ? end + Digest.LENGTH : end);
        dataWaits = view.dataLength() > 0;
        return true;
    }

    /**
     * Returns the buffer that {@link #next} fills, always the same one.
     *
     * @return 48 bytes from index 0
     */
    public ByteBuffer header() {
        return header;
    }

    /**
     * Returns the additional header segments of the current PDU.
     *
     * @return bytes from position to limit, good until the next PDU
     */
    public ByteBuffer segments() {
        return segments;
    }

    /**
     * Reads the data segment of the current PDU to the end.
     *
     * @param into takes the data at its position, with enough room
     * @throws ProtocolException if it is truncated or its digest is wrong
     * @throws IOException if the channel fails
     */
    public void readData(ByteBuffer into) throws IOException {
        int length = view.dataLength();
        dataWaits = false;
        if (length == 0) {
            return;
        }
        int from = into.position();
        fill(into, from + length);
        int padding = -length & 3;
        need(padding + (dataDigest ? Digest.LENGTH : 0));
        int at = ahead.position();
        if (dataDigest) {
            digest.reset().update(into, from, from + length).update(ahead, at, at + padding);
            if (digest.value() != ahead.getInt(at + padding)) {
                ahead.position(at + padding + Digest.LENGTH);
                throw new ProtocolException(ProtocolException.Fault.DATA_DIGEST, "data digest does not match");
            }
        }
        ahead.position(at + padding + (dataDigest ? Digest.LENGTH : 0));
    }

    /**
     * Reads the data segment of the current PDU into a new buffer.
     *
     * @return the data from position to limit
     * @throws ProtocolException if it is truncated or its digest is wrong
     * @throws IOException if the channel fails
     */
    public ByteBuffer readData() throws IOException {
        int length = view.dataLength();
        if (length == 0) {
            return NONE;
        }
        ByteBuffer data = ByteBuffer.allocate(length);
        readData(data);
        return data.flip();
    }

    /**
     * Passes over the data segment of the current PDU.
     *
     * @throws IOException if the channel fails or ends
     */
    public void skipData() throws IOException {
        dataWaits = false;
        int length = view.dataLength();
        if (length == 0) {
            return;
        }
        int left = (length + 3 & ~3) + (dataDigest ? Digest.LENGTH : 0);
        while (true) {
            int n = Math.min(left, ahead.remaining());
            ahead.position(ahead.position() + n);
            left -= n;
            if (left == 0) {
                return;
            }
            need(1);
        }
    }

    /**
     * Tells whether a whole further PDU has been read ahead, so that {@link #next} and {@link #readData} would not wait.
     *
     * @return whether to go on before sending what is queued
     */
    public boolean ready() {
        if (dataWaits || ahead.remaining() < BasicHeader.LENGTH) {
            return false;
        }
        int word = ahead.getInt(ahead.position() + 4);
        int length = BasicHeader.LENGTH + (word >>> 24) * 4 + (headerDigest ? Digest.LENGTH : 0);
        int data = word & 0xffffff;
        if (data > 0) {
            length += (data + 3 & ~3) + (dataDigest ? Digest.LENGTH : 0);
        }
        return ahead.remaining() >= length;
    }

    private void fill(ByteBuffer into, int end) throws IOException {
        int n = Math.min(end - into.position(), ahead.remaining());
        into.put(into.position(), ahead, ahead.position(), n);
        ahead.position(ahead.position() + n);
        into.position(into.position() + n);
        int limit = into.limit();
        into.limit(end);
        while (into.hasRemaining()) {
            ahead.clear();
            long got;
            if (channel instanceof ScatteringByteChannel scattering) {
                scatter[0] = into;
                scatter[1] = ahead;
                got = scattering.read(scatter);
                scatter[0] = NONE;
            } else {
                got = channel.read(into);
            }
            ahead.flip();
            if (got < 0) {
                throw truncated();
            }
            adapt(ahead.remaining());
        }
        into.limit(limit);
    }

    private void need(int bytes) throws IOException {
        while (ahead.remaining() < bytes) {
            if (!more()) {
                throw truncated();
            }
        }
    }

    private boolean more() throws IOException {
        ahead.compact();
        int got;
        try {
            got = channel.read(ahead);
        } finally {
            ahead.flip();
        }
        adapt(got);
        return got >= 0;
    }

    /** Reads ahead more where the peer sends much at once, and less again where it has stopped to. */
    private void adapt(int got) {
        BufferPool lender = pool;
        if (lender == null) {
            return;
        }
        boolean isShort = ahead.capacity() <= SHORT_READ_AHEAD;
        shortReads = got > SHORT_READ_AHEAD / 2 ? 0 : shortReads + 1;
        if (isShort && ahead.remaining() == ahead.capacity()) {
            swap(lender, READ_AHEAD);
        } else if (!isShort && shortReads > SHORT_READS && ahead.remaining() <= SHORT_READ_AHEAD) {
            swap(lender, SHORT_READ_AHEAD);
        }
    }

    private void swap(BufferPool lender, int size) {
        ByteBuffer other = lender.take(size);
        if (other != null) {
            ByteBuffer old = ahead;
            ahead = other.put(old).flip();
            if (old.isDirect()) {
                lender.give(old);
            }
        }
    }

    private static ProtocolException truncated() {
        return new ProtocolException(ProtocolException.Fault.TRUNCATED, "connection closed inside a PDU");
    }

    private ByteBuffer copy(int from, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.put(0, ahead, from, length);
        return bytes;
    }
}
