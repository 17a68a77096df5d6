package io.vtool.iscsi.target;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that do not keep the program from ending, numbered by a common name. */
final class DaemonThreads implements ThreadFactory {
    private static final int IDLE_SECONDS = 1;

    private final AtomicInteger number = new AtomicInteger();
    private final String name;

    private DaemonThreads(String name) {
        this.name = name;
    }

    /** A pool that makes a thread whenever none is idle. */
    static ThreadPoolExecutor pool(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DaemonThreads(name));
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Thread newThread(Runnable work) {
        return daemon(work, name + number.incrementAndGet());
    }
}
