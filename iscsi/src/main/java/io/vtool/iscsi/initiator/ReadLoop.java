package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.pdu.AsyncMessagePdu;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.pdu.RejectPdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Reads everything a target sends in full feature phase and hands it to its task; the thread of a session. */
final class ReadLoop implements Runnable {
    private static final int ECHO_LIMIT = 4096;

    private final Wire wire;
    private final Tasks tasks;
    private final Sender sender;
    private final Consumer<AsyncEvent> events;
    private final BasicHeader header;

    ReadLoop(Wire wire, Tasks tasks, Sender sender, Consumer<AsyncEvent> events) {
        this.wire = wire;
        this.tasks = tasks;
        this.sender = sender;
        this.events = events;
        header = new BasicHeader(wire.inHeader());
    }

    @Override
    public void run() {
        IscsiException end;
        try {
            while (wire.next()) {
                try {
                    take();
                } finally {
                    wire.taken();
                }
            }
            end = wire.end(new IscsiException(Kind.CLOSED, "connection closed by the target"));
        } catch (IOException e) {
            end = wire.end(e);
        } catch (RuntimeException | Error e) {
            tasks.fail(wire.end(new IscsiException(Kind.PROTOCOL, "failure inside the initiator", e)));
            throw e;
        }
        tasks.fail(end);
    }

    private void take() throws IOException {
        int opcode = header.opcode();
        boolean ping = opcode == Opcode.NOP_IN && header.taskTag() == BasicHeader.RESERVED_TAG;
        boolean hasStatus = !ping
                && opcode != Opcode.R2T
                && (opcode != Opcode.DATA_IN || new DataInPdu(wire.inHeader()).statusPresent());
        tasks.numbers(header, hasStatus);
        if (ping) {
            answerPing();
        } else if (opcode == Opcode.ASYNC_MESSAGE) {
            asyncMessage();
        } else if (opcode == Opcode.REJECT) {
            reject();
        } else {
            dispatch();
        }
    }

    private void dispatch() throws IOException {
        Task task = tasks.find(header.taskTag());
        if (task == null) {
            throw new ProtocolException("PDU 0x" + Integer.toHexString(header.opcode()) + " for no task");
        }
        boolean last = task.reply.take(wire);
        wire.taken(); // before anyone who waits can close the connection
        if (last) {
            tasks.complete(task);
            if (header.opcode() == Opcode.LOGOUT_RESPONSE) {
                throw new IscsiException(Kind.ENDED, "the session was logged out");
            }
            leaveIfAsked();
        } else {
            tasks.changed();
        }
    }

    private void answerPing() throws IOException {
        ByteBuffer data = wire.data();
        if (header.transferTag() != BasicHeader.RESERVED_TAG) {
            ByteBuffer echo = data.slice(data.position(), Math.min(data.remaining(), ECHO_LIMIT));
            sender.post(Request.nop(header.lun(), BasicHeader.RESERVED_TAG, header.transferTag(), echo));
        }
    }

    private void asyncMessage() throws IOException {
        AsyncEvent event = AsyncEvent.of(new AsyncMessagePdu(wire.inHeader()), wire.data());
        switch (event.event()) {
            case AsyncEvent.LOGOUT_REQUEST -> {
                tasks.leave();
                leaveIfAsked();
            }
            case AsyncEvent.CONNECTION_DROP, AsyncEvent.SESSION_DROP -> tasks.close();
            case AsyncEvent.NEGOTIATION_REQUEST -> {
                Task silent = new Task(new TextReply(sender), 0);
                tasks.begin(silent, true);
                sender.post(Request.text(silent.tag, 0, BasicHeader.RESERVED_TAG, Request.NONE));
            }
            case AsyncEvent.TASKS_TERMINATED ->
                tasks.failUnit(
                        event.lun(), new IscsiException(Kind.TARGET_FAILURE, "the target terminated the command"));
            default -> {}
        }
        events.accept(event);
    }

    /** Logs out once the last command has ended, if the target has asked for it. */
    private void leaveIfAsked() throws IOException {
        if (tasks.leaving()) {
            Task last = new Task(new HeaderReply(Opcode.LOGOUT_RESPONSE), 0);
            tasks.begin(last, true);
            sender.post(Request.logout(last.tag));
        }
    }

    private void reject() throws IOException {
        int reason = new RejectPdu(wire.inHeader()).reason();
        ByteBuffer rejected = wire.data();
        if (rejected.remaining() < BasicHeader.LENGTH) {
            throw new ProtocolException("reject without the header it rejects");
        }
        Task task = tasks.find(new BasicHeader(rejected).taskTag());
        if (task != null) {
            tasks.failTask(
                    task,
                    new IscsiException(
                            Kind.REJECTED, "the target rejected the request, reason 0x" + Integer.toHexString(reason)));
        }
    }
}
