package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.pdu.PduReader;
import io.vtool.iscsi.pdu.PduWriter;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.trace.PduTrace;
import io.vtool.iscsi.trace.PduTrace.Digests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection: PDUs in and out, their trace, and why it ended. One thread reads and, under the lock of {@link Sender}, one
 * at a time writes; any may end it.
 */
final class Wire {
    /** The longest data segment taken during login (RFC 7143 13.12). */
    private static final int LOGIN_SEGMENT = 8192;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final Runnable NOTHING = new Runnable() {
        @Override
        public void run() {}
    };

    private final SocketChannel channel;
    private final PduReader reader;
    private final PduWriter writer;
    private final PduTrace.@Nullable Connection trace;
    private volatile Digests digests = Digests.NONE;
    private ByteBuffer received = NONE;
    private boolean untold;
    private @Nullable IscsiException end;

    Wire(SocketChannel channel, TargetAddress dialled, @Nullable PduTrace trace) throws IscsiException {
        this.channel = channel;
        reader = new PduReader(channel, LOGIN_SEGMENT);
        writer = new PduWriter(channel);
        try {
            this.trace = trace == null
                    ? null
                    : trace.connected((InetSocketAddress) channel.getLocalAddress(), remote(channel, dialled));
        } catch (IOException e) {
            throw end(e);
        }
    }

    /** The portal as it was dialled, whatever way the connection took, unless that was a name. */
    private static InetSocketAddress remote(SocketChannel channel, TargetAddress dialled) throws IOException {
        return TcpDialer.isLiteral(dialled.host())
                ? new InetSocketAddress(InetAddress.getByName(dialled.host()), dialled.port())
                : (InetSocketAddress) channel.getRemoteAddress();
    }

    void configure(SessionParameters agreed) {
        reader.configure(agreed.ownMaxRecvDataSegmentLength(), agreed.headerDigest(), agreed.dataDigest());
        writer.configure(agreed.headerDigest(), agreed.dataDigest());
        digests = new Digests(agreed.headerDigest(), agreed.dataDigest());
    }

    /** Returns the buffer in which the next header to send is built. */
    ByteBuffer outHeader() {
        return writer.header();
    }

    /** Returns the buffer of the header that came last. */
    ByteBuffer inHeader() {
        return reader.header();
    }

    /** Queues the PDU whose header was built; the data must stay as it is until {@link #flush}. */
    void add(ByteBuffer segments, ByteBuffer data) throws IOException {
        writer.add(segments.duplicate(), data, NOTHING);
        if (trace != null) {
            trace.pdu(true, writer.header(), segments, data, digests);
        }
    }

    void flush() throws IOException {
        writer.flush();
    }

    /** Reads the next header; false if the peer closed the connection. */
    boolean next() throws IOException {
        received = NONE;
        untold = reader.next();
        return untold;
    }

    /** Reads the data segment of the current PDU into a buffer with room for it. */
    void data(ByteBuffer into) throws IOException {
        int from = into.position();
        reader.readData(into);
        if (trace != null) {
            received = into.duplicate().flip().position(from);
        }
    }

    /** Reads the data segment of the current PDU into a new buffer. */
    ByteBuffer data() throws IOException {
        ByteBuffer data = reader.readData();
        received = data.duplicate();
        return data;
    }

    /** Tells the trace once of the current PDU, whose data has been read by now if it ever will. */
    void taken() {
        boolean first = untold;
        untold = false;
        if (trace != null && first) {
            trace.pdu(false, reader.header(), reader.segments(), received, digests);
        }
    }

    /** Ends the connection for a reason of which only the first counts, and returns that one. */
    IscsiException end(IscsiException reason) {
        IscsiException first;
        synchronized (this) {
            first = end == null ? reason : end;
            if (first == end) {
                return first;
            }
            end = first;
        }
        try {
            channel.close();
        } catch (IOException e) {
            first.addSuppressed(e);
        }
        if (trace != null) {
            trace.closed();
        }
        return first;
    }

    /** Ends the connection because reading or writing failed. */
    IscsiException end(IOException failure) {
        if (failure instanceof IscsiException known) {
            return end(known);
        }
        String message = failure.getMessage() == null ? "connection closed" : failure.getMessage();
        boolean broken =
                failure instanceof ProtocolException fault && fault.fault() != ProtocolException.Fault.TRUNCATED;
        return end(new IscsiException(broken ? Kind.PROTOCOL : Kind.CLOSED, message, failure));
    }

    /** Ends the connection because a deadline has passed. */
    void expire(String waitedFor) {
        end(new IscsiException(Kind.TIMED_OUT, "no answer in time: " + waitedFor));
    }
}
