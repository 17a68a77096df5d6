package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.pdu.BasicHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of a session that are under way, its command window, and whether it still lives. Callers wait here. */
final class Tasks {
    private final Map<Integer, Task> open = new HashMap<>();
    private int nextTag = 1;
    private int expStatSn;
    private int expCmdSn;
    private int maxCmdSn;
    private boolean closing;
    private boolean logoutDue;
    private @Nullable IscsiException failure;

    Tasks(int cmdSn, int maxCmdSn, int expStatSn) {
        this.expStatSn = expStatSn;
        this.maxCmdSn = maxCmdSn;
        expCmdSn = cmdSn;
    }

    /** Gives a task its tag; {@code last} lets it in although the session is about to end. */
    synchronized void begin(Task task, boolean last) throws IscsiException {
        if (failure != null) {
            throw failure.again();
        }
        if (closing && !last) {
            throw new IscsiException(Kind.ENDED, "the session is being closed");
        }
        do {
            task.tag = nextTag++;
        } while (task.tag == BasicHeader.RESERVED_TAG || open.containsKey(task.tag));
        open.put(task.tag, task);
    }

    synchronized void forget(Task task) {
        open.remove(task.tag, task);
        notifyAll();
    }

    synchronized @Nullable Task find(int tag) {
        return open.get(tag);
    }

    /** Lets nothing new begin, since the session is about to end. */
    synchronized void close() {
        closing = true;
    }

    /** Lets nothing new begin, and has {@link #leaving} tell when the last task has ended. */
    synchronized void leave() {
        closing = true;
        logoutDue = true;
    }

    /** Tells once that it is time for the logout that the target asked for. */
    synchronized boolean leaving() {
        boolean now = logoutDue && open.isEmpty();
        logoutDue &= !now;
        return now;
    }

    /** Tells once whether this end is to log out; false if the session has ended or a logout is due anyway. */
    synchronized boolean mayLogOut() {
        boolean may = failure == null && !closing;
        closing = true;
        return may;
    }

    synchronized boolean closing() {
        return closing || failure != null;
    }

    synchronized void complete(Task task) {
        task.done = true;
        open.remove(task.tag);
        if (task.aborted != null) {
            open.remove(task.aborted.tag, task.aborted);
        }
        notifyAll();
    }

    synchronized void failTask(Task task, IscsiException why) {
        task.failure = why;
        open.remove(task.tag);
        notifyAll();
    }

    /** Fails every task of a logical unit, which the target has terminated. */
    synchronized void failUnit(long lun, IscsiException why) {
        for (Task task : new ArrayList<>(open.values())) {
            if (task.lun == lun) {
                failTask(task, why);
            }
        }
    }

    synchronized void fail(IscsiException why) {
        if (failure == null) {
            failure = why;
        }
        open.clear();
        notifyAll();
    }

    synchronized @Nullable IscsiException failure() {
        return failure;
    }

    /** Tells whether a task has no end yet, although its time is over. */
    synchronized boolean unfinished(Task task) throws IscsiException {
        if (task.failure != null) {
            throw task.failure.again();
        }
        return !task.done;
    }

    synchronized void expire(Task task) {
        task.expired = true;
        notifyAll();
    }

    /** Wakes the callers, because a PDU brought something for one of them. */
    synchronized void changed() {
        notifyAll();
    }

    /** Takes the numbers of a PDU of the target; only forward (RFC 7143 4.2.2.1). */
    synchronized void numbers(BasicHeader header, boolean hasStatus) {
        if (hasStatus && header.statSn() - expStatSn >= 0) {
            expStatSn = header.statSn() + 1;
        }
        int exp = header.expCmdSn();
        int max = header.maxCmdSn();
        if (max - exp < -1) {
            return;
        }
        if (exp - expCmdSn > 0) {
            expCmdSn = exp;
        }
        if (max - maxCmdSn > 0) {
            maxCmdSn = max;
            notifyAll();
        }
    }

    synchronized int expStatSn() {
        return expStatSn;
    }

    synchronized boolean windowOpen(int cmdSn) {
        return maxCmdSn - cmdSn >= 0;
    }

    /** Waits until the target takes a command of that number; false if the task's time is over. */
    synchronized boolean awaitWindow(Task task, int cmdSn) throws IscsiException {
        while (!windowOpen(cmdSn) && proceeds(task)) {
            pause();
        }
        return proceeds(task);
    }

    /** Waits until there is an R2T to serve, which is returned, or the task is over: null then. */
    synchronized @Nullable ReadyToTransfer await(Task task) throws IscsiException {
        while (proceeds(task)) {
            if (task.reply instanceof CommandReply command) {
                ReadyToTransfer ready = command.nextReady();
                if (ready != null) {
                    return ready;
                }
            }
            pause();
        }
        return null;
    }

    private boolean proceeds(Task task) throws IscsiException {
        if (task.failure != null) {
            throw task.failure.again();
        }
        if (failure != null && !task.done) {
            throw failure.again();
        }
        return !task.over();
    }

    /** Callers do this in a loop over {@link #proceeds}. */
    @SuppressWarnings("WaitNotInLoop")
    private void pause() throws IscsiException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IscsiException(Kind.ENDED, "interrupted", e);
        }
    }
}
