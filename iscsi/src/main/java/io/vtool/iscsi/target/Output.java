package io.vtool.iscsi.target;

import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.PduWriter;
import io.vtool.iscsi.pdu.R2tPdu;
import io.vtool.iscsi.pdu.RejectPdu;
import io.vtool.iscsi.pdu.ScsiResponsePdu;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Builds the responses of one connection and counts its StatSN. Guarded by the lock of the connection. */
final class Output {
    private static final Runnable NOTHING = new Runnable() {
        @Override
        public void run() {}
    };

    private final Wire wire;
    private final PduWriter writer;
    private final DataInPdu dataIn;
    private final ScsiResponsePdu response;
    private final R2tPdu r2t;
    private final RejectPdu reject;
    private final CommandWindow window;
    private final SessionParameters parameters;
    private final Liveness liveness;
    private int peerMaxRecv;
    private boolean spoiling;
    private int statSn;
    private int transferTag;

    Output(
            Wire wire,
            PduWriter writer,
            CommandWindow window,
            SessionParameters parameters,
            int statSn,
            Liveness liveness) {
        this.wire = wire;
        this.liveness = liveness;
        this.writer = writer;
        this.window = window;
        this.parameters = parameters;
        this.peerMaxRecv = parameters.peerMaxRecvDataSegmentLength();
        this.statSn = statSn;
        dataIn = new DataInPdu(writer.header());
        response = new ScsiResponsePdu(writer.header());
        r2t = new R2tPdu(writer.header());
        reject = new RejectPdu(writer.header());
    }

    /** Returns the buffer in which any other response is built. */
    ByteBuffer header() {
        return writer.header();
    }

    int peerMaxRecv() {
        return peerMaxRecv;
    }

    /** Takes a new length that the initiator declared in full feature phase. */
    void peerMaxRecv(int length) {
        peerMaxRecv = length;
    }

    /** Makes a tag for an R2T, a ping or a text exchange, never the reserved one. */
    int nextTransferTag() {
        transferTag = transferTag == Integer.MAX_VALUE ? 1 : transferTag + 1;
        return transferTag;
    }

    /** Queues a response that was built, with the next StatSN if it carries status, else only showing it. */
    void send(BasicHeader header, boolean status, ByteBuffer data) throws IOException {
        header.statSn(statSn);
        if (status) {
            statSn++;
        }
        header.commandWindow(window.expected(), window.highest());
        spoil(data.remaining());
        writer.add(data, NOTHING);
    }

    void flush() throws IOException {
        liveness.write();
        try {
            writer.flush();
        } finally {
            liveness.write();
        }
    }

    /** Has the digests of the next PDU wrong, if a fault wants that. */
    private void spoil(int dataLength) {
        PortalFault fault = wire.portal().fault();
        if (fault == null) {
            if (spoiling) {
                spoiling = false;
                writer.spoil(false, false);
            }
            return;
        }
        boolean header = fault.headerDigest() && parameters.headerDigest();
        boolean data = fault.dataDigest() && parameters.dataDigest() && dataLength > 0;
        spoiling = (header || data) && wire.portal().meet(fault);
        writer.spoil(header && spoiling, data && spoiling);
    }

    void discard() {
        writer.discard();
    }

    /** Answers a command: its data as far as wanted, its status, its residual. */
    void answer(Task task, ScsiResponse result) throws IOException {
        ByteBuffer data = result.dataIn();
        long total = data.remaining();
        int length = (int) Math.min(total, task.readLimit);
        long called = task.writes ? result.dataOutUsed() : Math.max(total, result.dataOutUsed());
        long residual = called - (task.writes || task.reads ? task.expected : 0);
        boolean both = task.writes && task.reads;
        boolean collapse = length > 0 && !both && result.status() == Sense.GOOD && result.sense().length == 0;
        int count = length == 0 ? 0 : sendData(task, result, length, collapse, residual);
        if (length == 0) {
            result.release().run();
        }
        if (collapse) {
            return;
        }
        response.begin();
        response.taskTag(task.tag);
        response.status(result.status());
        response.expDataSn(count + task.r2tSn);
        response.overflow(residual > 0);
        response.underflow(residual < 0);
        response.residual((int) Math.abs(residual));
        if (both) {
            long readResidual = total - task.readLimit;
            response.bidirectionalOverflow(readResidual > 0);
            response.bidirectionalUnderflow(readResidual < 0);
            response.bidirectionalReadResidual((int) Math.abs(readResidual));
        }
        send(response, true, senseSegment(result.sense()));
    }

    private int sendData(Task task, ScsiResponse result, int length, boolean collapse, long residual)
            throws IOException {
        ByteBuffer data = result.dataIn();
        int start = data.position();
        int burst = parameters.maxBurstLength();
        int max = peerMaxRecv;
        int sn = 0;
        boolean handedOver = false;
        try {
            for (int offset = 0; offset < length; sn++) {
                int burstLeft = burst - offset % burst;
                int n = Math.min(Math.min(max, burstLeft), length - offset);
                boolean last = offset + n == length;
                dataIn.begin();
                dataIn.finalPdu(last || n == burstLeft);
                dataIn.taskTag(task.tag);
                dataIn.transferTag(BasicHeader.RESERVED_TAG);
                dataIn.dataSn(sn);
                dataIn.bufferOffset(offset);
                if (last && collapse) {
                    dataIn.statusPresent(true);
                    dataIn.statSn(statSn++);
                    dataIn.overflow(residual > 0);
                    dataIn.underflow(residual < 0);
                    dataIn.residual((int) Math.abs(residual));
                }
                dataIn.commandWindow(window.expected(), window.highest());
                boolean whole = n == data.remaining();
                spoil(n);
                boolean resets = wire.resetsWithin(BasicHeader.LENGTH, n);
                handedOver = last;
                writer.add(whole ? data : data.slice(start + offset, n), last ? result.release() : NOTHING);
                if (resets) {
                    flush();
                }
                offset += n;
            }
        } finally {
            if (!handedOver) {
                result.release().run();
            }
        }
        return sn;
    }

    private static ByteBuffer senseSegment(byte[] sense) {
        if (sense.length == 0) {
            return ByteBuffer.wrap(sense);
        }
        return ByteBuffer.allocate(2 + sense.length)
                .putShort((short) sense.length)
                .put(sense)
                .flip();
    }

    /** Asks for bursts of data-out as far as agreed, and counts them in the task. */
    void solicit(Task task) throws IOException {
        int wanted = task.wanted();
        while (task.requested < wanted && task.bursts.size() < parameters.maxOutstandingR2T()) {
            int length = Math.min(parameters.maxBurstLength(), wanted - task.requested);
            Task.Burst burst = new Task.Burst(nextTransferTag(), task.requested + length);
            r2t.begin();
            r2t.lun(task.lun);
            r2t.taskTag(task.tag);
            r2t.transferTag(burst.transferTag());
            r2t.r2tSn(task.r2tSn++);
            r2t.bufferOffset(task.requested);
            r2t.desiredDataTransferLength(length);
            send(r2t, false, ByteBuffer.allocate(0));
            task.requested += length;
            task.bursts.add(burst);
        }
    }

    /** Refuses a PDU, giving its header back. */
    void reject(int reason, ByteBuffer refused) throws IOException {
        byte[] copy = new byte[BasicHeader.LENGTH];
        refused.get(0, copy);
        reject.begin();
        reject.reason(reason);
        reject.taskTag(BasicHeader.RESERVED_TAG);
        send(reject, true, ByteBuffer.wrap(copy));
    }
}
