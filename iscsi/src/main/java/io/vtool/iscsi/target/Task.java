package io.vtool.iscsi.target;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SCSI command from its arrival to its response. All fields are guarded by the lock of its connection but for the bytes in the buffer, which belong to the thread that reads into it or executes. */
final class Task {
    /** Where a task is in its life. */
    enum State {
        /** Waits for data-out, for its turn or for a gap in CmdSN to close; nobody touches its buffer. */
        WAITING,
        /** The reading thread fills its buffer. */
        RECEIVING,
        /** A thread is in the device with it. */
        EXECUTING,
        /** Responded to, or aborted. */
        GONE
    }

    /** A burst of data that was asked for and has not come completely. */
    record Burst(int transferTag, int end) {}

    final int tag;
    final long lun;
    final byte[] cdb;
    final boolean ordered;
    final boolean headOfQueue;
    final boolean reads;
    final boolean writes;
    /** Expected data transfer length of the main direction, unsigned. */
    final long expected;
    /** How many bytes the initiator takes. */
    final long readLimit;
    /** Whether it counts in the command window, as immediate commands do not. */
    final boolean counted;

    State state = State.WAITING;
    boolean aborted;
    /** Whether its CmdSN is in order, so that it may be carried out. */
    boolean delivered;
    /** Whether unsolicited Data-Out PDUs are still to come. */
    boolean unsolicited;
    /** Sense to answer with instead of executing: key, ASC and ASCQ in one number; 0 for none. */
    int refusal;
    /** The SAM status that goes with no sense, such as TASK SET FULL, to answer with instead of executing; 0 for none. */
    int refusalStatus;

    @Nullable
    ByteBuffer buffer;

    int received;
    int requested;
    int expectedDataSn;
    int r2tSn;
    final ArrayDeque<Burst> bursts = new ArrayDeque<>(2);
    private @Nullable List<Runnable> mourners;

    Task(
            int tag,
            long lun,
            byte[] cdb,
            int attribute,
            boolean reads,
            boolean writes,
            long expected,
            long readLimit,
            boolean counted) {
        this.tag = tag;
        this.lun = lun;
        this.cdb = cdb;
        this.ordered = attribute == 2;
        this.headOfQueue = attribute == 3;
        this.reads = reads;
        this.writes = writes;
        this.expected = expected;
        this.readLimit = readLimit;
        this.counted = counted;
    }

    boolean refused() {
        return refusal != 0 || refusalStatus != 0;
    }

    /** How much data-out this target wants in all. */
    int wanted() {
        ByteBuffer data = buffer;
        return data == null || refused() ? 0 : data.limit();
    }

    /** Whether all data-out is there, or none is wanted any more, so that it can be carried out. */
    boolean complete() {
        return !unsolicited && bursts.isEmpty() && received >= wanted();
    }

    /** Registers what runs once the task is gone. */
    void whenGone(Runnable action) {
        if (mourners == null) {
            mourners = new ArrayList<>(1);
        }
        mourners.add(action);
    }

    List<Runnable> takeMourners() {
        List<Runnable> all = mourners;
        mourners = null;
        return all == null ? List.of() : all;
    }
}
