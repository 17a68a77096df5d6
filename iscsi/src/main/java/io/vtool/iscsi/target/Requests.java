package io.vtool.iscsi.target;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.LogoutRequestPdu;
import io.vtool.iscsi.pdu.LogoutResponsePdu;
import io.vtool.iscsi.pdu.NopInPdu;
import io.vtool.iscsi.pdu.NopOutPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.PduReader;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.pdu.RejectReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Takes the requests that are not SCSI commands or their data. Used by the reading thread alone. */
final class Requests {
    /** How much data a request may bring that has to wait for its turn, in bytes. */
    private static final int MAX_EARLY_DATA = 8192;

    private static final int CLOSE_SESSION = 0;
    private static final int CLOSE_CONNECTION = 1;
    private static final int CID_NOT_FOUND = 1;
    private static final int RECOVERY_NOT_SUPPORTED = 2;

    private final PduReader reader;
    private final BasicHeader header;
    private final ReentrantLock lock;
    private final CommandWindow window;
    private final Output out;
    private final TextService text;
    private final int cid;
    private final int time2Wait;
    private final ArrayDeque<Kept> due = new ArrayDeque<>();
    private @Nullable TaskManagement management;
    private @Nullable CommandIntake intake;
    private boolean loggedOut;

    /** A request and its data, apart from the reader's buffers. */
    private record Kept(ByteBuffer header, ByteBuffer data) {}

    Requests(
            PduReader reader,
            ReentrantLock lock,
            CommandWindow window,
            Output out,
            TextService text,
            int cid,
            int time2Wait) {
        this.reader = reader;
        this.header = new BasicHeader(reader.header());
        this.lock = lock;
        this.window = window;
        this.out = out;
        this.text = text;
        this.cid = cid;
        this.time2Wait = time2Wait;
    }

    /** Adds what only a normal session has. */
    void normal(TaskManagement tasks, CommandIntake commands) {
        management = tasks;
        intake = commands;
    }

    boolean loggedOut() {
        return loggedOut;
    }

    /** Takes the PDU that was just read. */
    void receive() throws IOException {
        int opcode = header.opcode();
        switch (opcode) {
            case Opcode.NOP_OUT, Opcode.TEXT_REQUEST, Opcode.LOGOUT_REQUEST -> inOrder();
            case Opcode.TASK_MANAGEMENT_REQUEST -> {
                if (management != null) {
                    inOrder();
                } else {
                    refuse(RejectReason.PROTOCOL_ERROR, true);
                }
            }
            case Opcode.SNACK_REQUEST -> refuse(RejectReason.SNACK_REJECT, false);
            case Opcode.SCSI_COMMAND -> refuse(RejectReason.PROTOCOL_ERROR, true);
            case Opcode.DATA_OUT, Opcode.LOGIN_REQUEST -> refuse(RejectReason.PROTOCOL_ERROR, false);
            default -> refuse(RejectReason.COMMAND_NOT_SUPPORTED, false);
        }
    }

    /** Rejects the PDU; a number in CmdSN order that it bears is used up nevertheless. */
    private void refuse(int reason, boolean numbered) throws IOException {
        lock.lock();
        try {
            if (numbered && !header.immediate() && header.cmdSn() == window.expected()) {
                window.advance();
            }
            out.reject(reason, reader.header());
        } finally {
            lock.unlock();
        }
    }

    private void inOrder() throws IOException {
        ByteBuffer copy = ByteBuffer.allocate(BasicHeader.LENGTH).put(0, reader.header(), 0, BasicHeader.LENGTH);
        Kept kept = new Kept(copy, reader.readData());
        lock.lock();
        try {
            int number = header.cmdSn();
            if (header.immediate()) {
                due.add(kept);
            } else if (number == window.expected() && window.contains(number)) {
                window.advance();
                due.add(kept);
            } else if (window.contains(number)) {
                if (kept.data.remaining() > MAX_EARLY_DATA) {
                    throw new ProtocolException(ProtocolException.Fault.TOO_LONG, "too much data out of order");
                }
                window.keep(number, () -> due.add(kept));
            }
        } finally {
            lock.unlock();
        }
        runDue();
    }

    /** Carries out what has become due, and hands on the commands whose turn it is then. */
    void runDue() throws IOException {
        Kept next = due.poll();
        while (next != null && !loggedOut) {
            perform(next);
            CommandIntake commands = intake;
            if (commands != null) {
                lock.lock();
                try {
                    commands.deliverEarly();
                } finally {
                    lock.unlock();
                }
            }
            next = due.poll();
        }
    }

    private void perform(Kept request) throws IOException {
        TaskManagement tasks = management;
        int opcode = new BasicHeader(request.header).opcode();
        if (opcode == Opcode.TASK_MANAGEMENT_REQUEST && tasks != null) {
            tasks.perform(request.header);
            return;
        }
        lock.lock();
        try {
            switch (opcode) {
                case Opcode.NOP_OUT -> echo(request);
                case Opcode.TEXT_REQUEST -> text.receive(request.header, request.data);
                default -> logOut(new LogoutRequestPdu(request.header));
            }
        } finally {
            lock.unlock();
        }
    }

    private void echo(Kept request) throws IOException {
        NopOutPdu ping = new NopOutPdu(request.header);
        if (ping.taskTag() == BasicHeader.RESERVED_TAG) {
            return; // the answer to a ping of ours, or just an acknowledgement
        }
        ByteBuffer data = request.data;
        data.limit(Math.min(data.limit(), out.peerMaxRecv()));
        NopInPdu pong = new NopInPdu(out.header()).begin();
        pong.lun(ping.lun());
        pong.taskTag(ping.taskTag());
        pong.transferTag(BasicHeader.RESERVED_TAG);
        out.send(pong, true, data);
    }

    private void logOut(LogoutRequestPdu request) throws IOException {
        LogoutResponsePdu response = new LogoutResponsePdu(out.header()).begin();
        response.taskTag(request.taskTag());
        if (request.reason() == CLOSE_SESSION) {
            loggedOut = true;
        } else if (request.reason() == CLOSE_CONNECTION) {
            loggedOut = request.cid() == cid;
            response.response(loggedOut ? 0 : CID_NOT_FOUND);
        } else {
            response.response(RECOVERY_NOT_SUPPORTED);
        }
        response.time2Wait(time2Wait);
        out.send(response, true, ByteBuffer.allocate(0));
    }
}
