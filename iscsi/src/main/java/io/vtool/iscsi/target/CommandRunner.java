package io.vtool.iscsi.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands out on the thread that read them, which saves a hand-over for each. When one takes long, the server's
 * pulse makes another thread the reader, and the slow one only finishes what it has begun. So a slow command holds up
 * neither pings nor task management nor the commands behind it.
 */
final class CommandRunner {
    private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);
    private static final Runnable NOTHING = new Runnable() {
        @Override
        public void run() {}
    };

    private final ReentrantLock lock;
    private final TaskSet tasks;
    private final Output out;
    private final ScsiDevice device;
    private final Nexus nexus;
    private final AtomicReference<@Nullable Task> underWay = new AtomicReference<>();
    private @Nullable Task seen;

    CommandRunner(ReentrantLock lock, TaskSet tasks, Output out, ScsiDevice device, Nexus nexus) {
        this.lock = lock;
        this.tasks = tasks;
        this.out = out;
        this.device = device;
        this.nexus = nexus;
    }

    /**
     * Carries out what is ready, as the reading thread.
     *
     * @return whether the caller is still the reading thread
     */
    boolean runReady() throws IOException {
        Task task = next();
        while (task != null) {
            underWay.setRelease(task);
            ScsiResponse response = execute(task);
            boolean leads = underWay.compareAndSet(task, null);
            finish(task, response);
            if (!leads) {
                follow();
                return false;
            }
            task = next();
        }
        return true;
    }

    /**
     * Looks, from the pulse, whether the reading thread is stuck in a command, and if so relieves it of reading.
     *
     * @return whether somebody else has to read from now on
     */
    boolean relieve() {
        Task now = underWay.get();
        boolean stuck = now != null && now == seen;
        seen = now;
        return stuck && underWay.compareAndSet(now, null);
    }

    private void follow() throws IOException {
        flush();
        Task task = next();
        while (task != null) {
            finish(task, execute(task));
            flush();
            task = next();
        }
    }

    private @Nullable Task next() {
        lock.lock();
        try {
            return tasks.poll();
        } finally {
            lock.unlock();
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

    private ScsiResponse execute(Task task) {
        if (task.refused()) {
            int status = task.refusal != 0 ? Sense.CHECK_CONDITION : task.refusalStatus;
            return new ScsiResponse(status, Sense.fixed(task.refusal), NO_DATA, 0, NOTHING);
        }
        ByteBuffer data = task.buffer;
        if (data == null) {
            data = NO_DATA;
        } else {
            data.position(0).limit(task.received);
        }
        int limit = (int) Math.min(task.readLimit, Integer.MAX_VALUE);
        try {
            return device.execute(nexus, new ScsiTask(task.lun, task.cdb, data, limit, task.tag));
        } catch (RuntimeException | OutOfMemoryError e) {
            return new ScsiResponse(
                    Sense.CHECK_CONDITION, Sense.fixed(Sense.INTERNAL_TARGET_FAILURE), NO_DATA, 0, NOTHING);
        }
    }

    private void finish(Task task, ScsiResponse response) throws IOException {
        List<Runnable> mourners;
        lock.lock();
        try {
            tasks.executed(task);
            mourners = task.takeMourners();
            if (response.isNone() && !task.aborted) {
                task.state = Task.State.WAITING; // for somebody to abort it
                return;
            }
            tasks.remove(task);
            if (task.aborted) {
                response.release().run();
            } else {
                out.answer(task, response);
            }
        } finally {
            lock.unlock();
        }
        for (Runnable mourner : mourners) {
            mourner.run();
        }
    }
}
