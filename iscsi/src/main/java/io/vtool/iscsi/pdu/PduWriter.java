package io.vtool.iscsi.pdu;

import io.vtool.iscsi.buffer.BufferPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Queues PDUs and sends them with as few writes as possible. Headers and short data are gathered in one buffer; long data
 * is sent from where it lies and given back once it is gone. Not for use by two threads at once.
 */
public final class PduWriter {
    private static final int GATHERED = 64 * 1024;
    private static final int COPY_LIMIT = 8 * 1024;
    private static final int MAX_QUEUED = 64;
    /** No more, so that the peer is busy with one part while the next is made ready. */
    private static final long MAX_QUEUED_BYTES = 128 * 1024;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final Runnable NOTHING = new Runnable() {
        @Override
        public void run() {}
    };

    private final GatheringByteChannel channel;
    private final @Nullable BufferPool pool;
    private ByteBuffer gathered;
    private final ByteBuffer[] queue = new ByteBuffer[MAX_QUEUED + 2];
    private final Runnable[] releases = new Runnable[MAX_QUEUED + 2];
    private final ByteBuffer header = ByteBuffer.allocate(BasicHeader.LENGTH);
    private final BasicHeader view = new BasicHeader(header);
    private final Digest digest = new Digest();
    private int queued;
    private int released;
    private long queuedBytes;
    private int runStart;
    private int headerSpoil;
    private int dataSpoil;
    private boolean headerDigest;
    private boolean dataDigest;

    /**
     * Makes a writer without digests.
     *
     * @param channel where to write
     */
    public PduWriter(GatheringByteChannel channel) {
        this.channel = channel;
        pool = null;
        gathered = ByteBuffer.allocateDirect(GATHERED);
    }

    /**
     * Makes a writer without digests, one of many.
     *
     * @param channel where to write
     * @param pool lends the buffer to gather PDUs in, from the first PDU of a flush to its end
     */
    public PduWriter(GatheringByteChannel channel, BufferPool pool) {
        this.channel = channel;
        this.pool = pool;
        gathered = NONE;
    }

    /**
     * Sets what the login agreed on, from the next PDU on.
     *
     * @param header whether header digests are on
     * @param data whether data digests are on
     */
    public void configure(boolean header, boolean data) {
        headerDigest = header;
        dataDigest = data;
    }

    /**
     * Makes the digests of the PDUs from the next one on wrong, as a bad network does.
     *
     * @param header whether header digests are wrong
     * @param data whether data digests are wrong
     */
    public void spoil(boolean header, boolean data) {
        headerSpoil = header ? 1 : 0;
        dataSpoil = data ? 1 : 0;
    }

    /**
     * Returns the buffer in which the next header is built, always the same one; {@link #add} copies it.
     *
     * @return 48 bytes from index 0
     */
    public ByteBuffer header() {
        return header;
    }

    /**
     * Queues the PDU whose header was built, without data.
     *
     * @throws IOException if earlier PDUs had to be sent and the channel failed
     */
    public void add() throws IOException {
        add(NONE, NONE, NOTHING);
    }

    /**
     * Queues the PDU whose header was built.
     *
     * @param data the data segment from position to limit, which is read until {@code release} runs
     * @param release runs once the data is no longer needed, also if the sending fails
     * @throws IOException if earlier PDUs had to be sent and the channel failed
     */
    public void add(ByteBuffer data, Runnable release) throws IOException {
        add(NONE, data, release);
    }

    /**
     * Queues the PDU whose header was built.
     *
     * @param segments additional header segments from position to limit, a multiple of 4 bytes
     * @param data the data segment from position to limit, which is read until {@code release} runs
     * @param release runs once the data is no longer needed, also if the sending fails
     * @throws IOException if earlier PDUs had to be sent and the channel failed
     */
    public void add(ByteBuffer segments, ByteBuffer data, Runnable release) throws IOException {
        borrow();
        releases[released++] = release;
        int length = data.remaining();
        view.dataLength(length);
        view.additionalLength(segments.remaining());
        boolean copy = length <= COPY_LIMIT;
        reserve(BasicHeader.LENGTH + segments.remaining() + 3 * Digest.LENGTH + (copy ? length : 0));
        int start = gathered.position();
        gathered.put(header.clear()).put(segments);
        if (headerDigest) {
            int value =
                    digest.reset().update(gathered, start, gathered.position()).value();
            gathered.putInt(value ^ headerSpoil);
        }
        if (length == 0) {
            giveBackCopied();
        } else if (copy) {
            int from = gathered.position();
            gathered.put(from, data, data.position(), length).position(from + length);
            pad(length);
            if (dataDigest) {
                int value = digest.reset()
                        .update(gathered, from, gathered.position())
                        .value();
                gathered.putInt(value ^ dataSpoil);
            }
            giveBackLast();
        } else {
            reference(data, length);
        }
    }

    /**
     * Sends everything that is queued.
     *
     * @throws IOException if the channel fails; nothing stays queued
     */
    public void flush() throws IOException {
        endRun();
        if (queued == 0) {
            return;
        }
        int first = 0;
        try {
            while (first < queued) {
                if (queued - first == 1) {
                    channel.write(queue[first]);
                } else {
                    channel.write(queue, first, queued - first);
                }
                while (first < queued && !queue[first].hasRemaining()) {
                    first++;
                }
            }
        } finally {
            discard();
        }
    }

    /** Forgets everything that is queued and gives its data back; for a connection that is over. */
    public void discard() {
        for (int i = 0; i < queued; i++) {
            queue[i] = NONE;
        }
        queued = 0;
        queuedBytes = 0;
        runStart = 0;
        if (pool != null && gathered.isDirect()) {
            pool.give(gathered);
            gathered = NONE;
        } else {
            gathered.clear();
        }
        while (released > 0) {
            giveBackLast();
        }
    }

    private void reference(ByteBuffer data, int length) throws IOException {
        endRun();
        queue[queued++] = data.slice();
        queuedBytes += length;
        pad(length);
        if (dataDigest) {
            int at = data.position();
            int value = digest.reset().update(data, at, at + length).pad(length).value();
            gathered.putInt(value ^ dataSpoil);
        }
        if (queued >= MAX_QUEUED || queuedBytes >= MAX_QUEUED_BYTES) {
            flush();
        }
    }

    private void borrow() {
        if (pool != null && gathered.capacity() == 0) {
            ByteBuffer lent = pool.take(GATHERED);
            gathered = lent == null ? ByteBuffer.allocate(GATHERED) : lent;
        }
    }

    private void pad(int length) {
        for (int i = -length & 3; i > 0; i--) {
            gathered.put((byte) 0);
        }
    }

    /** Makes room for one header and what is copied behind it, keeping the newest release for after that. */
    private void reserve(int bytes) throws IOException {
        if (gathered.remaining() < bytes || released > MAX_QUEUED) {
            Runnable newest = releases[--released];
            try {
                flush();
            } catch (IOException e) {
                newest.run();
                throw e;
            }
            releases[released++] = newest;
            borrow();
        }
    }

    private void endRun() {
        int end = gathered.position();
        if (end > runStart) {
            queue[queued++] = gathered.slice(runStart, end - runStart);
            runStart = end;
        }
    }

    /** What was copied may go back at once, unless an earlier piece of the same data may still be queued. */
    private void giveBackCopied() {
        if (queuedBytes == 0) {
            giveBackLast();
        }
    }

    private void giveBackLast() {
        Runnable last = releases[--released];
        releases[released] = NOTHING;
        last.run();
    }
}
