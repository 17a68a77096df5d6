package io.vtool.iscsi.initiator;

import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataOutPdu;
import io.vtool.iscsi.pdu.ProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of a session, numbers them and keeps the command window. The reading thread never waits here: what it
 * posts is sent by whoever sends now, or by itself if nobody does.
 */
final class Sender {
    private static final int MAX_POSTED = 64;

    private final Wire wire;
    private final Tasks tasks;
    private final SessionParameters agreed;
    private final Watchdog watchdog;
    private final Duration writeTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Request> posted = new ArrayDeque<>();
    private volatile int cmdSn;

    Sender(Wire wire, Tasks tasks, SessionParameters agreed, int cmdSn, Watchdog watchdog, Duration writeTime) {
        this.wire = wire;
        this.tasks = tasks;
        this.agreed = agreed;
        this.cmdSn = cmdSn;
        this.watchdog = watchdog;
        this.writeTime = writeTime;
    }

    /** Sends a command and its unsolicited data once the window is open; false if the task's time is over before. */
    boolean command(Task task, ScsiCommand command) throws IscsiException {
        ByteBuffer data = command.dataOut().slice();
        int first = Math.min(agreed.firstBurstLength(), data.limit());
        int immediate = agreed.immediateData() ? Math.min(first, agreed.peerMaxRecvDataSegmentLength()) : 0;
        boolean follows = !agreed.initialR2T() && immediate < first;
        Request request = Request.command(command, task.tag, data.slice(0, immediate), follows);
        while (tasks.awaitWindow(task, cmdSn)) {
            lock.lock();
            Watchdog.Guard guard = writeGuard();
            try {
                if (tasks.windowOpen(cmdSn)) {
                    task.cmdSn = cmdSn;
                    add(request);
                    cmdSn = task.cmdSn + 1;
                    if (follows) {
                        burst(task, BasicHeader.RESERVED_TAG, data, immediate, first);
                    }
                    wire.flush();
                    return true;
                }
            } catch (IOException e) {
                throw lost(e);
            } finally {
                guard.cancel();
                release();
            }
        }
        return false;
    }

    /** Sends what an R2T asks for. */
    void data(Task task, ReadyToTransfer ready, ByteBuffer source) throws IscsiException {
        lock.lock();
        Watchdog.Guard guard = writeGuard();
        try {
            burst(task, ready.transferTag(), source.slice(), ready.offset(), ready.offset() + ready.length());
            wire.flush();
        } catch (IOException e) {
            throw lost(e);
        } finally {
            guard.cancel();
            release();
        }
    }

    /** Sends an immediate request. */
    void immediate(Request request) throws IscsiException {
        lock.lock();
        Watchdog.Guard guard = writeGuard();
        try {
            add(request);
            wire.flush();
        } catch (IOException e) {
            throw lost(e);
        } finally {
            guard.cancel();
            release();
        }
    }

    /** Leaves an immediate request to be sent, without waiting for others that send. */
    void post(Request request) throws ProtocolException {
        synchronized (posted) {
            if (posted.size() >= MAX_POSTED) {
                throw new ProtocolException("the target asks for more answers than it takes");
            }
            posted.add(request);
        }
        pump();
    }

    private void release() {
        lock.unlock();
        pump();
    }

    private void pump() {
        while (waiting() && lock.tryLock()) {
            Watchdog.Guard guard = writeGuard();
            try {
                for (Request next = take(); next != null; next = take()) {
                    add(next);
                }
                wire.flush();
            } catch (IOException e) {
                tasks.fail(wire.end(e));
            } finally {
                guard.cancel();
                lock.unlock();
            }
        }
    }

    /** The session is over for everyone at once, not only when the reading thread finds out. */
    private IscsiException lost(IOException e) {
        IscsiException end = wire.end(e);
        tasks.fail(end);
        return end.again();
    }

    private boolean waiting() {
        synchronized (posted) {
            return !posted.isEmpty();
        }
    }

    private @Nullable Request take() {
        synchronized (posted) {
            return posted.poll();
        }
    }

    private Watchdog.Guard writeGuard() {
        return watchdog.guard(writeTime, new Runnable() {
            @Override
            public void run() {
                wire.expire("the target takes no data");
            }
        });
    }

    private void add(Request request) throws IOException {
        ByteBuffer out = wire.outHeader();
        out.put(0, request.header(), 0, BasicHeader.LENGTH);
        BasicHeader header = new BasicHeader(out);
        header.cmdSn(cmdSn);
        header.expStatSn(tasks.expStatSn());
        wire.add(request.segments().duplicate(), request.data().duplicate());
    }

    private void burst(Task task, int transferTag, ByteBuffer data, int from, int to) throws IOException {
        DataOutPdu out = new DataOutPdu(wire.outHeader());
        int max = agreed.peerMaxRecvDataSegmentLength();
        int sn = 0;
        for (int at = from; at < to; at += max) {
            int n = Math.min(max, to - at);
            out.begin();
            out.finalPdu(at + n == to);
            out.lun(task.lun);
            out.taskTag(task.tag);
            out.transferTag(transferTag);
            out.expStatSn(tasks.expStatSn());
            out.dataSn(sn++);
            out.bufferOffset(at);
            wire.add(Request.NONE, data.slice(at, n));
        }
    }
}
