package io.vtool.iscsi.target;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.PduReader;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.pdu.RejectReason;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The part of a connection after its login: the loop of the reading thread. */
final class FullFeature {
    private final Engine engine;
    private final ReentrantLock lock;
    private final Liveness liveness;
    private final Wire wire;
    private final PduReader reader;
    private final BasicHeader header;
    private final Requests requests;
    private final @Nullable CommandIntake intake;
    private final @Nullable CommandRunner runner;
    final CommandWindow window;
    final TaskSet tasks;
    final Output out;
    final @Nullable Session session;

    FullFeature(
            Engine engine,
            ReentrantLock lock,
            Liveness liveness,
            Wire wire,
            PduReader reader,
            CommandWindow window,
            TaskSet tasks,
            Output out,
            Requests requests,
            @Nullable Session session,
            @Nullable CommandIntake intake,
            @Nullable CommandRunner runner) {
        this.engine = engine;
        this.lock = lock;
        this.liveness = liveness;
        this.wire = wire;
        this.reader = reader;
        this.header = new BasicHeader(reader.header());
        this.window = window;
        this.tasks = tasks;
        this.out = out;
        this.requests = requests;
        this.session = session;
        this.intake = intake;
        this.runner = runner;
    }

    /**
     * Reads and serves until the connection is over or another thread has become the reader.
     *
     * @return whether the connection is over
     * @throws IOException if it ended badly
     */
    boolean lead() throws IOException {
        try {
            CommandRunner commands = runner;
            int batch = engine.pulses;
            while (true) {
                if (commands != null && !commands.runReady()) {
                    return false;
                }
                int now = engine.pulses;
                wire.look(reader.ready());
                if (!reader.ready() || now != batch || requests.loggedOut() || wire.slow()) {
                    batch = now;
                    flush();
                }
                if (requests.loggedOut() || !reader.next()) {
                    return true;
                }
                liveness.received();
                wire.delay();
                receive();
            }
        } catch (ProtocolException e) {
            refuse(e);
            throw e;
        }
    }

    private void receive() throws IOException {
        CommandIntake commands = intake;
        int opcode = header.opcode();
        if (commands == null) {
            requests.receive();
        } else if (opcode == Opcode.SCSI_COMMAND) {
            commands.command();
            requests.runDue();
        } else if (opcode == Opcode.DATA_OUT) {
            commands.dataOut();
        } else {
            requests.receive();
        }
    }

    /** Tells the peer why its connection ends, where its header can be trusted. */
    private void refuse(ProtocolException e) throws IOException {
        int reason = switch (e.fault()) {
            case DATA_DIGEST -> RejectReason.DATA_DIGEST_ERROR;
            case FORMAT -> RejectReason.PROTOCOL_ERROR;
            case TOO_LONG -> RejectReason.INVALID_PDU_FIELD;
            case HEADER_DIGEST, TRUNCATED -> 0;
        };
        if (reason != 0) {
            lock.lock();
            try {
                out.reject(reason, reader.header());
                out.flush();
            } finally {
                lock.unlock();
            }
        }
    }

    private void flush() throws IOException {
        lock.lock();
        try {
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Gives all memory back; nobody reads any more, and the lock is held. */
    void discard() {
        out.discard();
        reader.release();
    }

    /** Tells, from the pulse, whether another thread has to read. */
    boolean relieve() {
        CommandRunner commands = runner;
        return commands != null && commands.relieve();
    }
}
