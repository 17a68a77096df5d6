package io.vtool.iscsi.admin;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.TaskManagementRequestPdu;
import io.vtool.iscsi.trace.PduTrace;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the PDUs of sessions. As with Linux, octets are those of whole PDUs, those of the login among them; login, logout,
 * text and NOP PDUs, which the daemon handles there, have counters that stay 0; and a status that comes with data counts
 * as a response too.
 */
public final class WireCounters implements PduTrace, PduTrace.Connection {
    private static final int ABORT_TASK = 1;
    private static final int DIGEST_LENGTH = 4;
    private static final int SENT = place("txdata_octets");
    private static final int RECEIVED = place("rxdata_octets");
    private static final int COMMANDS = place("scsicmd_pdus");
    private static final int MANAGEMENT = place("tmfcmd_pdus");
    private static final int DATA_OUT = place("dataout_pdus");
    private static final int RESPONSES = place("scsirsp_pdus");
    private static final int MANAGED = place("tmfrsp_pdus");
    private static final int DATA_IN = place("datain_pdus");
    private static final int READY = place("r2t_pdus");
    private static final int ASYNC = place("async_pdus");
    private static final int REJECTS = place("rjt_pdus");
    private static final int ABORTS = place("eh_abort_cnt");

    private final AtomicLongArray counts = new AtomicLongArray(StatisticsView.ALL.size());

    private static int place(String name) {
        return StatisticsView.ALL.indexOf(name);
    }

    /** What has been counted so far. */
    public SessionCounters counted() {
        long[] now = new long[counts.length()];
        for (int i = 0; i < now.length; i++) {
            now[i] = counts.get(i);
        }
        return SessionCounters.of(now);
    }

    @Override
    public Connection connected(InetSocketAddress local, InetSocketAddress remote) {
        return this;
    }

    @Override
    public void pdu(boolean sent, ByteBuffer header, ByteBuffer segments, ByteBuffer data, Digests digests) {
        BasicHeader view = new BasicHeader(header);
        counts.addAndGet(sent ? SENT : RECEIVED, octets(view, segments, digests));
        switch (view.opcode()) {
            case Opcode.SCSI_COMMAND -> counts.incrementAndGet(COMMANDS);
            case Opcode.DATA_OUT -> counts.incrementAndGet(DATA_OUT);
            case Opcode.TASK_MANAGEMENT_REQUEST -> {
                counts.incrementAndGet(MANAGEMENT);
                if (new TaskManagementRequestPdu(header).function() == ABORT_TASK) {
                    counts.incrementAndGet(ABORTS);
                }
            }
            case Opcode.SCSI_RESPONSE -> counts.incrementAndGet(RESPONSES);
            case Opcode.DATA_IN -> {
                counts.incrementAndGet(DATA_IN);
                if (new DataInPdu(header).statusPresent()) {
                    counts.incrementAndGet(RESPONSES);
                }
            }
            case Opcode.TASK_MANAGEMENT_RESPONSE -> counts.incrementAndGet(MANAGED);
            case Opcode.R2T -> counts.incrementAndGet(READY);
            case Opcode.ASYNC_MESSAGE -> counts.incrementAndGet(ASYNC);
            case Opcode.REJECT -> counts.incrementAndGet(REJECTS);
            default -> {
                // counted as octets
            }
        }
    }

    private static long octets(BasicHeader view, ByteBuffer segments, Digests digests) {
        int data = view.dataLength();
        return (long) BasicHeader.LENGTH
                + segments.remaining()
                + (data + 3 & ~3)
                + (digests.header() ? DIGEST_LENGTH : 0)
                + (digests.data() && data > 0 ? DIGEST_LENGTH : 0);
    }

    @Override
    public void closed() {
        // what was counted stays
    }
}
