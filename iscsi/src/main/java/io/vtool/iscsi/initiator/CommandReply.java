package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.pdu.R2tPdu;
import io.vtool.iscsi.pdu.ScsiResponsePdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What comes back for a SCSI command: data, requests for data, and the response. Data and R2Ts must come in order. */
final class CommandReply implements Reply {
    private static final byte[] NO_SENSE = {};

    private final ByteBuffer into;
    private final int outLength;
    private final SessionParameters agreed;
    private final Queue<ReadyToTransfer> ready = new ArrayDeque<>();
    private int dataSn;
    private @Nullable ScsiResult result;
    private @Nullable IscsiException refused;

    CommandReply(ScsiCommand command, SessionParameters agreed) {
        into = command.dataIn().slice();
        outLength = command.dataOut().remaining();
        this.agreed = agreed;
    }

    @Override
    public boolean take(Wire wire) throws IOException {
        ByteBuffer header = wire.inHeader();
        return switch (new BasicHeader(header).opcode()) {
            case Opcode.DATA_IN -> dataIn(wire, new DataInPdu(header));
            case Opcode.SCSI_RESPONSE -> response(wire, new ScsiResponsePdu(header));
            case Opcode.R2T -> readyToTransfer(new R2tPdu(header));
            default -> throw new ProtocolException("answer of the wrong kind to a command");
        };
    }

    /** Returns how the command ended. */
    ScsiResult result() throws IscsiException {
        ScsiResult ended = result;
        if (ended == null) {
            throw refused == null ? new IscsiException(Kind.TARGET_FAILURE, "command without result") : refused.again();
        }
        return ended;
    }

    /** Takes the next R2T to serve. */
    synchronized @Nullable ReadyToTransfer nextReady() {
        return ready.poll();
    }

    private boolean dataIn(Wire wire, DataInPdu piece) throws IOException {
        int length = piece.dataLength();
        if (piece.dataSn() != dataSn++ || piece.bufferOffset() != into.position() || length > into.remaining()) {
            throw new ProtocolException("data of a read out of order or beyond what was asked for");
        }
        wire.data(into);
        if (!piece.statusPresent()) {
            return false;
        }
        if (!piece.finalPdu()) {
            throw new ProtocolException("status before the end of the data");
        }
        end(piece.status(), NO_SENSE, residual(piece.overflow(), piece.underflow(), piece.residual()));
        return true;
    }

    private boolean response(Wire wire, ScsiResponsePdu response) throws IOException {
        ByteBuffer data = wire.data();
        if (response.response() != 0) {
            refused = new IscsiException(
                    Kind.TARGET_FAILURE, "the target failed, response 0x" + Integer.toHexString(response.response()));
            return true;
        }
        long residual = residual(response.overflow(), response.underflow(), response.residual());
        end(response.status(), sense(data), residual);
        return true;
    }

    private static byte[] sense(ByteBuffer data) throws ProtocolException {
        if (data.remaining() < Short.BYTES) {
            return NO_SENSE;
        }
        int length = data.getShort() & 0xffff;
        if (length > data.remaining()) {
            throw new ProtocolException("sense data of " + length + " bytes in a segment of " + data.limit());
        }
        byte[] sense = new byte[length];
        data.get(data.position(), sense);
        return sense;
    }

    private boolean readyToTransfer(R2tPdu r2t) throws ProtocolException {
        long offset = r2t.bufferOffset() & 0xffffffffL;
        long length = r2t.desiredDataTransferLength() & 0xffffffffL;
        boolean fits = length > 0 && offset + length <= outLength && length <= agreed.maxBurstLength();
        if (!fits || r2t.r2tSn() != dataSn++ || r2t.transferTag() == BasicHeader.RESERVED_TAG) {
            throw new ProtocolException("R2T out of order or beyond the data of its command");
        }
        synchronized (this) {
            if (ready.size() >= agreed.maxOutstandingR2T()) {
                throw new ProtocolException("more R2Ts at once than agreed");
            }
            ready.add(new ReadyToTransfer(r2t.transferTag(), (int) offset, (int) length));
        }
        return false;
    }

    private void end(int status, byte[] sense, long residual) {
        result = new ScsiResult(status, into.duplicate().flip(), sense, residual, NO_SENSE);
    }

    private static long residual(boolean over, boolean under, int count) {
        long bytes = count & 0xffffffffL;
        return over ? bytes : under ? -bytes : 0;
    }
}
