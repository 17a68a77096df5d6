package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.emulator.lab.fault.FaultPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;

/**
 * Makes the arrays of a server follow the lab's faults and clock, which other commands change in their files. What is in
 * force is told in a file of its own, so that a command can wait until its change is.
 */
final class FaultFollower implements AutoCloseable {
    private static final String IN_FORCE = "in-force";
    private static final long PULSE_NANOS = 50_000_000;

    private final LabDirectory directory;
    private final LabFaults faults;
    private final FaultWatch watch;
    private final LabClock clock;
    private final List<RunningArray> arrays;
    private final Thread thread;
    private volatile boolean closed;
    private String told = "";

    FaultFollower(
            LabDirectory directory, LabFaults faults, FaultWatch watch, LabClock clock, List<RunningArray> arrays) {
        this.directory = directory;
        this.faults = faults;
        this.watch = watch;
        this.clock = clock;
        this.arrays = arrays;
        this.thread = new Thread(this::run, "lab-faults");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        FaultPlan applied = null;
        while (!closed) {
            try {
                clock.offsetMillis(directory.clockOffset());
                FaultPlan plan = watch.now();
                if (LvmDamage.isDue(watch.list())) {
                    settle();
                    watch.forget();
                    plan = watch.now();
                }
                if (plan != applied) {
                    for (RunningArray array : arrays) {
                        array.apply(plan);
                    }
                    applied = plan;
                }
                for (RunningArray array : arrays) {
                    array.keepCounts(faults, plan);
                }
                tell();
            } catch (IOException | LabException | RuntimeException e) {
                // what could not be put in force is tried again; the command that waits for it says that it is not
            }
            LockSupport.parkNanos(this, PULSE_NANOS);
        }
    }

    private void settle() throws IOException, LabException {
        try {
            new LvmDamage(directory.saved(), faults, this::use, clock).settle();
        } catch (LabException e) {
            // it has left the list; the command that asked for it looks there
        }
    }

    private void use(String place, LvmDamage.Work work) throws IOException, LabException {
        int slash = place.indexOf('/');
        for (RunningArray array : arrays) {
            if (array.name().equals(place.substring(0, slash))) {
                array.use(place.substring(slash + 1), work);
            }
        }
    }

    private void tell() throws IOException {
        String now = digest(watch.text());
        if (!now.equals(told)) {
            AtomicFile.write(directory.path().resolve(IN_FORCE), now);
            told = now;
        }
    }

    private static String digest(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue()) + " " + text.length() + "\n";
    }

    /** Waits until a server has put the list of faults in force; false if it did not in time. */
    static boolean await(Path folder, LabFaults faults, LabClock clock, long nanos) throws IOException {
        long deadline = clock.nanos() + nanos;
        while (true) {
            try {
                String told = Files.readString(folder.resolve(IN_FORCE), StandardCharsets.UTF_8);
                if (told.equals(digest(faults.text()))) {
                    return true;
                }
            } catch (NoSuchFileException e) {
                // the server has not told anything yet
            }
            if (clock.nanos() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(folder, PULSE_NANOS / 5);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            if (thread.isAlive()) {
                thread.join(2000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
