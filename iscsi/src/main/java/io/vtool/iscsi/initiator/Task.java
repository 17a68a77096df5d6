package io.vtool.iscsi.initiator;

import org.jspecify.annotations.Nullable;

/** What waits for the PDUs with one initiator task tag. Its state is guarded by the monitor of {@link Tasks}. */
final class Task {
    final Reply reply;
    final long lun;
    int tag;
    int cmdSn;
    boolean done;
    boolean expired;

    @Nullable
    IscsiException failure;
    /** The task that this one aborts, if it does. */
    @Nullable
    Task aborted;

    Task(Reply reply, long lun) {
        this.reply = reply;
        this.lun = lun;
    }

    boolean over() {
        return done || expired || failure != null;
    }
}
