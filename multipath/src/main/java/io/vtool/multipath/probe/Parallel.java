package io.vtool.multipath.probe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks side by side. Few threads suffice while the devices answer; when they don't, more are added, so that paths that
 * keep silent do not hold up the others.
 */
public final class Parallel {
    private static final int FEW = 4;
    private static final int SOME = 16;
    private static final int LONG = 256;
    private static final int MANY = 256;
    private static final long PATIENCE_MILLIS = 20;

    private final List<Runnable> tasks;
    private int next;
    private int finished;

    private Parallel(List<Runnable> tasks) {
        this.tasks = tasks;
    }

    /** Runs all tasks and returns when the last has ended. */
    public static void run(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.get(0).run();
            return;
        }
        if (!tasks.isEmpty()) {
            new Parallel(tasks).run();
        }
    }

    private void run() {
        List<Thread> threads = new ArrayList<>();
        int workers = tasks.size() < LONG ? FEW : SOME;
        for (int i = 0; i < workers && i < tasks.size(); i++) {
            threads.add(worker());
        }
        boolean interrupted = false;
        synchronized (this) {
            int seen = finished;
            while (finished < tasks.size()) {
                try {
                    wait(PATIENCE_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                if (finished == seen) {
                    for (int n = threads.size(); n > 0 && threads.size() < MANY && next < tasks.size(); n--) {
                        threads.add(worker());
                    }
                }
                seen = finished;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread worker() {
        Thread thread = new Thread("path-probe") {
            @Override
            public void run() {
                work();
            }
        };
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void work() {
        for (Runnable task = take(); task != null; task = take()) {
            try {
                task.run();
            } finally {
                done();
            }
        }
    }

    private synchronized @Nullable Runnable take() {
        return next < tasks.size() ? tasks.get(next++) : null;
    }

    private synchronized void done() {
        finished++;
        if (finished == tasks.size()) {
            notifyAll();
        }
    }
}
