package io.vtool.iscsi.target;

import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.pdu.AdditionalHeaders;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataOutPdu;
import io.vtool.iscsi.pdu.PduReader;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.pdu.RejectReason;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/** Takes SCSI commands and their data-out until a task is complete (RFC 7143 4.2.5.2, 11.3 and 11.7). */
final class CommandIntake {
    /** No connection gets more of the buffers than one of so many parts. */
    private static final int SHARES = 4;

    private final PduReader reader;
    private final ReentrantLock lock;
    private final CommandWindow window;
    private final TaskSet tasks;
    private final Output out;
    private final SessionParameters parameters;
    private final ServerLimits limits;
    private final BufferPool buffers;
    private final ScsiCommandPdu command;
    private final DataOutPdu dataOut;

    CommandIntake(
            PduReader reader,
            ReentrantLock lock,
            CommandWindow window,
            TaskSet tasks,
            Output out,
            SessionParameters parameters,
            ServerLimits limits,
            BufferPool buffers) {
        this.reader = reader;
        this.lock = lock;
        this.window = window;
        this.tasks = tasks;
        this.out = out;
        this.parameters = parameters;
        this.limits = limits;
        this.buffers = buffers;
        this.command = new ScsiCommandPdu(reader.header());
        this.dataOut = new DataOutPdu(reader.header());
    }

    /** Takes the SCSI Command PDU that was just read. */
    void command() throws IOException {
        long lent;
        lock.lock();
        try {
            if (!admit()) {
                return;
            }
            lent = tasks.lent();
        } finally {
            lock.unlock();
        }
        Task task = task(!command.immediate());
        try {
            receiveImmediate(task, lent);
        } catch (IOException e) {
            giveBack(task);
            throw e;
        }
        lock.lock();
        try {
            enter(task);
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the command may come now; one outside the window is passed over without a word (RFC 7143 4.2.2.1). */
    private boolean admit() throws IOException {
        boolean immediate = command.immediate();
        int number = command.cmdSn();
        if (!immediate && !window.contains(number)) {
            return false;
        }
        if (tasks.find(command.taskTag()) != null) {
            if (!immediate && number == window.expected()) {
                window.advance();
                deliverEarly();
            }
            out.reject(RejectReason.TASK_IN_PROGRESS, reader.header());
            return false;
        }
        boolean full = immediate && tasks.size() >= 2 * limits.commandWindow();
        if (full) {
            out.reject(RejectReason.IMMEDIATE_COMMAND_REJECT, reader.header());
        }
        return !full;
    }

    private void enter(Task task) throws IOException {
        int number = command.cmdSn();
        tasks.add(task);
        if (command.immediate()) {
            deliver(task);
        } else if (number == window.expected()) {
            window.advance();
            deliver(task);
            deliverEarly();
        } else {
            window.keep(number, () -> deliver(task));
        }
    }

    /** Hands on what came early and whose turn it is now; the lock is held. */
    void deliverEarly() throws IOException {
        CommandWindow.Delivery early = window.next();
        while (early != null) {
            early.run();
            early = window.next();
        }
    }

    /** Takes the SCSI Data-Out PDU that was just read. */
    void dataOut() throws IOException {
        Task task;
        lock.lock();
        try {
            task = tasks.find(dataOut.taskTag());
            if (task == null || task.aborted) {
                return; // data that was on its way when its task ended
            }
            check(task);
            task.state = Task.State.RECEIVING;
        } finally {
            lock.unlock();
        }
        ByteBuffer buffer = task.buffer;
        int length = dataOut.dataLength();
        if (buffer != null && !task.refused()) {
            reader.readData(buffer.position(task.received));
        } else {
            reader.skipData();
        }
        lock.lock();
        try {
            task.state = Task.State.WAITING;
            if (task.aborted) {
                tasks.remove(task);
                return;
            }
            received(task, length, dataOut.finalPdu());
            if (task.delivered) {
                proceed(task);
            }
        } finally {
            lock.unlock();
        }
    }

    private Task task(boolean counted) throws ProtocolException {
        ByteBuffer segments = reader.segments();
        byte[] cdb = command.cdb();
        long expected = command.expectedDataTransferLength() & 0xffffffffL;
        boolean reads = command.read();
        long readLimit = reads ? expected : 0;
        if (segments.hasRemaining()) {
            cdb = AdditionalHeaders.cdb(cdb, segments);
            long both = reads && command.write() ? AdditionalHeaders.bidirectionalReadLength(segments) : -1;
            readLimit = both >= 0 ? both : readLimit;
        }
        return new Task(
                command.taskTag(),
                command.lun(),
                cdb,
                command.attribute(),
                reads,
                command.write(),
                expected,
                readLimit,
                counted);
    }

    private void receiveImmediate(Task task, long lent) throws IOException {
        int length = command.dataLength();
        task.unsolicited = !command.finalPdu();
        if (!task.writes) {
            if (length > 0 || task.unsolicited) {
                throw new ProtocolException("data with a command that does not write");
            }
            return;
        }
        if (task.expected > limits.maxTransferLength()) {
            task.refusal = Sense.INVALID_FIELD_IN_CDB;
        } else if (length > 0 && !parameters.immediateData()
                || task.unsolicited && parameters.initialR2T()
                || length > Math.min(task.expected, parameters.firstBurstLength())) {
            task.refusal = Sense.UNEXPECTED_UNSOLICITED_DATA;
        } else {
            boolean fits = lent + task.expected <= limits.bufferBudget() / SHARES;
            task.buffer = fits ? buffers.take((int) task.expected) : null;
            task.refusalStatus = task.buffer == null ? Sense.TASK_SET_FULL : 0;
        }
        ByteBuffer buffer = task.buffer;
        if (buffer != null && length > 0) {
            reader.readData(buffer);
            task.received = length;
            task.requested = length;
        }
    }

    /**
     * Checks a Data-Out against what its task waits for: at error recovery level 0 all of it comes in order. A gap costs
     * the task (RFC 7143 7.8), data that nobody asked for costs the connection.
     */
    private void check(Task task) throws ProtocolException {
        Task.Burst burst = task.bursts.peekFirst();
        boolean unsolicited = dataOut.transferTag() == BasicHeader.RESERVED_TAG;
        boolean expected = unsolicited
                ? task.unsolicited
                : burst != null && !task.unsolicited && burst.transferTag() == dataOut.transferTag();
        if (!expected) {
            throw new ProtocolException("Data-Out that nobody asked for");
        }
        if (task.refused()) {
            return;
        }
        long end = (dataOut.bufferOffset() & 0xffffffffL) + dataOut.dataLength();
        long allowed = unsolicited || burst == null ? task.expected : burst.end();
        if (dataOut.dataSn() != task.expectedDataSn) {
            task.refusal = Sense.PROTOCOL_SERVICE_CRC_ERROR;
        } else if (dataOut.bufferOffset() != task.received || end > allowed) {
            task.refusal = Sense.DATA_PHASE_ERROR;
        } else if (!unsolicited && dataOut.finalPdu() != (end == allowed)) {
            task.refusal = Sense.DATA_PHASE_ERROR;
        } else if (unsolicited && end > parameters.firstBurstLength()) {
            task.refusal = Sense.UNEXPECTED_UNSOLICITED_DATA;
        }
    }

    private static void received(Task task, int length, boolean last) {
        task.expectedDataSn++;
        if (!task.refused()) {
            task.received += length;
        }
        if (!last) {
            return;
        }
        task.expectedDataSn = 0;
        if (task.unsolicited) {
            task.unsolicited = false;
            task.requested = task.received;
        } else {
            task.bursts.removeFirst();
        }
    }

    private void deliver(Task task) throws IOException {
        if (task.state != Task.State.GONE) {
            tasks.deliver(task);
            proceed(task);
        }
    }

    private void proceed(Task task) throws IOException {
        if (!task.unsolicited) {
            out.solicit(task);
        }
        if (task.complete()) {
            tasks.ready(task);
        }
    }

    private void giveBack(Task task) {
        ByteBuffer buffer = task.buffer;
        if (buffer != null) {
            task.buffer = null;
            buffers.give(buffer);
        }
    }
}
