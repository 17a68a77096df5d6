package io.vtool.iscsi.target;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The channel of a connection, as good or bad as the way to its portal. */
final class Wire implements ScatteringByteChannel, GatheringByteChannel {
    private static final long LOOK_NANOS = 10_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int GLANCE_MILLIS = 1;
    /** More than a socket's buffer holds. */
    private static final int MOST_KEPT = 8 << 20;

    private final SocketChannel channel;
    private final Portal portal;
    private final LongSupplier clock;
    private @Nullable PortalFault counting;
    private long dataIn;
    /** Bytes that may still be written before the connection is reset. */
    private long left = NEVER;

    /** How many outages of the portal there were when something was read. */
    private int outages;

    /** What came while nothing could get through, and is not read yet. */
    private @Nullable ByteBuffer kept;

    /** Whether the PDU before was held up, alone or together with others. */
    private boolean held;

    private boolean together;

    Wire(SocketChannel channel, Portal portal, LongSupplier clock) {
        this.channel = channel;
        this.portal = portal;
        this.clock = clock;
        this.outages = portal.outages();
    }

    Portal portal() {
        return portal;
    }

    /**
     * Looks, before anything is sent, whether the next PDU is there already. One that has come in while another was held up was
     * on its way at the same time, and is not held up once more: a long way is no narrow one.
     *
     * @param read whether it was read already
     */
    void look(boolean read) throws IOException {
        together = held
                && slow()
                && (read || kept != null || channel.socket().getInputStream().available() > 0);
    }

    /** Holds a PDU up that was just read, for as long as the way to the portal takes. */
    void delay() throws IOException {
        PortalFault fault = portal.fault();
        held = fault != null && !fault.delay().isZero();
        if (fault == null || !held || together) {
            return;
        }
        long end = clock.getAsLong() + fault.delay().toNanos();
        for (long rest = fault.delay().toNanos();
                rest > 0 && fault.equals(portal.fault()) && channel.isOpen();
                rest = end - clock.getAsLong()) {
            portal.await(Math.min(rest, LOOK_NANOS));
        }
    }

    /** Tells whether PDUs are held up, so that what is ready to be sent had better be sent before. */
    boolean slow() {
        PortalFault fault = portal.fault();
        return fault != null && !fault.delay().isZero();
    }

    /** Tells whether this segment of Data-In is the one in which the connection is to be reset, and prepares that. */
    boolean resetsWithin(int header, int segment) {
        PortalFault fault = portal.fault();
        if (fault == null || fault.resetAfter() < 0) {
            return false;
        }
        if (!isCounting(fault)) {
            counting = fault;
            dataIn = 0;
        }
        dataIn += segment;
        if (dataIn <= fault.resetAfter() || !portal.meet(fault)) {
            return false;
        }
        left = header + segment - (dataIn - fault.resetAfter());
        return true;
    }

    /** A fault that is set anew counts anew, even if it is like the one before. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isCounting(PortalFault fault) {
        return fault == counting;
    }

    private void awaitReachable() throws IOException {
        for (PortalFault fault = portal.fault();
                fault != null && fault.unreachable() && channel.isOpen();
                fault = portal.fault()) {
            portal.await(LOOK_NANOS);
        }
    }

    /**
     * Holds back what was just read until the portal can be reached. An initiator that has closed the connection by then may
     * have written something newer through another portal: none of what it sent here may be carried out any more, so all that
     * is there is read to find out.
     */
    private void holdBack() throws IOException {
        awaitReachable();
        outages = portal.outages();
        if (channel.isOpen()) {
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            channel.socket().setSoTimeout(GLANCE_MILLIS);
            try {
                InputStream in = channel.socket().getInputStream();
                while (true) {
                    int got = in.read(some);
                    if (got < 0) {
                        throw new EOFException(
                                "the initiator gave the connection up while the portal was out of reach");
                    }
                    more.write(some, 0, got);
                    if (more.size() > MOST_KEPT) {
                        throw new IOException("more came while the portal was out of reach than is kept");
                    }
                }
            } catch (SocketTimeoutException e) {
                kept = more.size() == 0 ? kept : ByteBuffer.wrap(more.toByteArray());
            } finally {
                channel.socket().setSoTimeout(0);
            }
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        ByteBuffer before = kept;
        if (before != null) {
            return take(before, into);
        }
        int got = channel.read(into);
        if (portal.outages() != outages) {
            holdBack();
        }
        return got;
    }

    private int take(ByteBuffer from, ByteBuffer into) {
        int length = Math.min(from.remaining(), into.remaining());
        into.put(from.slice(from.position(), length));
        from.position(from.position() + length);
        kept = from.hasRemaining() ? from : null;
        return length;
    }

    @Override
    public long read(ByteBuffer[] into) throws IOException {
        return read(into, 0, into.length);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        long got = 0;
        for (int i = offset; i < offset + length && kept != null; i++) {
            got += read(into[i]);
        }
        if (got > 0) {
            return got;
        }
        got = channel.read(into, offset, length);
        if (portal.outages() != outages) {
            holdBack();
        }
        return got;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (portal.fault() != null) {
            awaitReachable();
            if (left != NEVER) {
                reset(from);
            }
        }
        return channel.write(from);
    }

    @Override
    public long write(ByteBuffer[] from) throws IOException {
        return write(from, 0, from.length);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        if (portal.fault() != null) {
            awaitReachable();
            if (left != NEVER) {
                for (int i = offset; i < offset + length; i++) {
                    reset(from[i]);
                }
            }
        }
        return channel.write(from, offset, length);
    }

    /** Writes what may still be written, and ends the connection in the middle of it. */
    private void reset(ByteBuffer from) throws IOException {
        ByteBuffer part = from.duplicate();
        part.limit(part.position() + (int) Math.min(left, part.remaining()));
        left -= part.remaining();
        while (part.hasRemaining()) {
            channel.write(part);
        }
        if (left == 0) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
            throw new IOException("connection reset by a fault");
        }
        from.position(from.limit());
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
