package io.vtool.iscsi.target;

import io.vtool.iscsi.buffer.BufferPool;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tasks of one connection and the order they are carried out in. Guarded by the lock of the connection. */
final class TaskSet {
    /** How many threads of one connection may be in the device at once; more only come about when it is slow. */
    private static final int MAX_EXECUTING = 16;

    private final Map<Integer, Task> tasks = new HashMap<>();
    private final ArrayDeque<Task> ready = new ArrayDeque<>();
    private final CommandWindow window;
    private final BufferPool buffers;
    private int executing;
    private long lent;
    private boolean orderedExecuting;

    TaskSet(CommandWindow window, BufferPool buffers) {
        this.window = window;
        this.buffers = buffers;
    }

    @Nullable
    Task find(int tag) {
        return tasks.get(tag);
    }

    int size() {
        return tasks.size();
    }

    void add(Task task) {
        tasks.put(task.tag, task);
        ByteBuffer buffer = task.buffer;
        lent += buffer == null ? 0 : buffer.capacity();
    }

    /** Returns how much memory the tasks hold, in bytes. */
    long lent() {
        return lent;
    }

    /** Notes that it is the task's turn by CmdSN, whose number was passed over just now. */
    void deliver(Task task) {
        task.delivered = true;
        if (task.counted) {
            window.begin();
        }
    }

    /** Queues a task whose data is complete. */
    void ready(Task task) {
        if (task.headOfQueue) {
            ready.addFirst(task);
        } else {
            ready.addLast(task);
        }
    }

    /** Takes the next task that may be carried out beside those that are. */
    @Nullable
    Task poll() {
        Task head = ready.peekFirst();
        if (head == null || executing >= MAX_EXECUTING) {
            return null;
        }
        boolean mustWait = orderedExecuting || head.ordered && executing > 0;
        if (mustWait && !head.headOfQueue) {
            return null;
        }
        ready.removeFirst();
        head.state = Task.State.EXECUTING;
        executing++;
        orderedExecuting |= head.ordered;
        return head;
    }

    /** Notes that a thread is back from the device. */
    void executed(Task task) {
        executing--;
        if (task.ordered) {
            orderedExecuting = false;
        }
    }

    /** Forgets a task; its buffer goes back. Nobody may be in its buffer any more. */
    void remove(Task task) {
        if (task.state != Task.State.GONE) {
            task.state = Task.State.GONE;
            tasks.remove(task.tag, task);
            if (task.counted && task.delivered) {
                window.end();
            }
            ByteBuffer buffer = task.buffer;
            if (buffer != null) {
                task.buffer = null;
                lent -= buffer.capacity();
                buffers.give(buffer);
            }
        }
    }

    /** Tells whether there is such a task. */
    boolean any(Predicate<Task> which) {
        for (Task task : tasks.values()) {
            if (!task.aborted && which.test(task)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Aborts tasks: they get no response.
     *
     * @param which the ones to abort
     * @param pending is entered for each that is still in the device, and left when it has come back
     * @return whether there was any
     */
    boolean abort(Predicate<Task> which, Pending pending) {
        List<Task> all = new ArrayList<>();
        for (Task task : tasks.values()) {
            if (!task.aborted && which.test(task)) {
                all.add(task);
            }
        }
        for (Task task : all) {
            task.aborted = true;
            if (task.state == Task.State.EXECUTING) {
                pending.enter();
                task.whenGone(pending::leave);
            } else if (task.state == Task.State.WAITING) {
                ready.remove(task);
                remove(task);
            }
        }
        return !all.isEmpty();
    }

    /** Aborts everything because the connection is over: nobody reads into a buffer any more. */
    void abandon() {
        for (Task task : new ArrayList<>(tasks.values())) {
            task.aborted = true;
            if (task.state != Task.State.EXECUTING) {
                remove(task);
            }
        }
        ready.clear();
    }
}
