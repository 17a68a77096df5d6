package io.vtool.emulator.array.unit;

import io.vtool.iscsi.target.Nexus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tasks a logical unit has under way (SAM-5 4.9), so that task management can abort them. */
public final class RunningTasks {
    private final List<Running> tasks = new ArrayList<>();

    /** One task under way. */
    public static final class Running {
        private final Nexus nexus;
        private final int tag;
        private volatile boolean aborted;

        private Running(Nexus nexus, int tag) {
            this.nexus = nexus;
            this.tag = tag;
        }

        /**
         * Stops a task that has been aborted; long commands call this between steps.
         *
         * @throws CommandFault TASK ABORTED
         */
        public void checkpoint() throws CommandFault {
            if (aborted) {
                throw CommandFault.status(Status.TASK_ABORTED);
            }
        }
    }

    /**
     * Enters a task.
     *
     * @param nexus where it came from
     * @param tag its task tag
     * @return the handle to {@link #end} it with
     */
    public synchronized Running begin(Nexus nexus, int tag) {
        Running task = new Running(nexus, tag);
        tasks.add(task);
        return task;
    }

    /**
     * Removes a task that has ended.
     *
     * @param task the handle
     */
    public synchronized void end(Running task) {
        tasks.remove(task);
    }

    /**
     * Tells whether a task is under way.
     *
     * @param nexus where it came from
     * @param tag its task tag
     * @return true while it runs
     */
    public synchronized boolean contains(Nexus nexus, int tag) {
        for (Running task : tasks) {
            if (task.tag == tag && task.nexus.equals(nexus)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a nexus has any task under way.
     *
     * @param nexus the nexus
     * @return true if so
     */
    public synchronized boolean containsAny(Nexus nexus) {
        for (Running task : tasks) {
            if (task.nexus.equals(nexus)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Marks one task aborted.
     *
     * @param nexus where it came from
     * @param tag its task tag
     * @return whether it was under way
     */
    public synchronized boolean abort(Nexus nexus, int tag) {
        boolean found = false;
        for (Running task : tasks) {
            if (task.tag == tag && task.nexus.equals(nexus)) {
                task.aborted = true;
                found = true;
            }
        }
        return found;
    }

    /**
     * Marks all tasks of one nexus aborted.
     *
     * @param nexus where they came from
     */
    public synchronized void abortAll(Nexus nexus) {
        for (Running task : tasks) {
            if (task.nexus.equals(nexus)) {
                task.aborted = true;
            }
        }
    }

    /**
     * Marks all tasks of some nexuses aborted.
     *
     * @param whose the nexuses
     * @param except a task to spare, such as the one that asks for it; null for none
     */
    public synchronized void abort(Predicate<Nexus> whose, @Nullable Running except) {
        for (Running task : tasks) {
            if (task != except && whose.test(task.nexus)) {
                task.aborted = true;
            }
        }
    }
}
