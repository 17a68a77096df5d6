package io.vtool.emulator.dfsr;

import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.engine.MemberFaults;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.store.StoreException;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** The replication groups of a lab, in use by one process at a time. */
public final class DfsrLab implements AutoCloseable {
    private static final long PAUSE_NANOS = 20_000_000L;
    private static final String LOCK = "lock";

    private final FileChannel lock;
    private final BacklogSamples samples;
    private final List<Replication> groups = new ArrayList<>();

    private DfsrLab(FileChannel lock, BacklogSamples samples) {
        this.lock = lock;
        this.samples = samples;
    }

    /**
     * Opens the members of all groups, making what is not there yet.
     *
     * @param folder where the members keep their files
     * @param configs the groups as the lab defines them
     * @param faults what is wrong
     * @param patience how long to wait for another command
     * @param nanos a clock that only goes forward, nanoseconds
     * @throws IOException if the folder cannot be used
     * @throws LabException if another command has the members for longer than patience lasts
     * @throws ReplicationException if a member cannot be used
     */
    public static DfsrLab open(
            Path folder, List<DfsrGroupConfig> configs, MemberFaults faults, Duration patience, LongSupplier nanos)
            throws IOException, LabException, ReplicationException {
        Files.createDirectories(folder);
        DfsrLab lab = new DfsrLab(
                lock(folder, nanos.getAsLong() + patience.toNanos(), nanos),
                new BacklogSamples(folder.resolve("samples.tsv")));
        try {
            for (DfsrGroupConfig config : configs) {
                ReplicationGroup group = GroupPlan.of(folder, config);
                lab.groups.add(Replication.open(group, faults));
            }
            return lab;
        } catch (ReplicationException e) {
            lab.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder, long deadline, LongSupplier nanos) throws IOException, LabException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (true) {
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null; // another part of this process
            }
            if (lock != null) {
                return channel;
            }
            if (nanos.getAsLong() - deadline >= 0) {
                channel.close();
                throw new LabException(
                        LabException.Kind.BUSY,
                        folder.toString(),
                        "another command is at work on the members in " + folder,
                        "wait for it to end, or give more time with --timeout");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** The groups, in the order of the lab's definition. */
    public List<Replication> groups() {
        return List.copyOf(groups);
    }

    /**
     * Does all that happens up to a moment.
     *
     * @param now the moment by the lab's clock, milliseconds since 1970
     * @throws ReplicationException if a member cannot be used
     */
    public void advance(long now) throws ReplicationException {
        for (Replication group : groups) {
            group.advance(now);
        }
        try {
            samples.take(groups, now);
        } catch (IOException | StoreException e) {
            throw new ReplicationException("cannot keep the backlogs: " + e.getMessage(), e);
        }
    }

    /**
     * The backlogs that there were, the oldest first.
     *
     * @throws IOException if they cannot be read
     */
    public List<BacklogSamples.Sample> samples() throws IOException {
        return samples.list();
    }

    @Override
    public void close() throws IOException, ReplicationException {
        ReplicationException first = null;
        try {
            for (Replication group : groups) {
                try {
                    group.close();
                } catch (ReplicationException e) {
                    first = first == null ? e : first;
                }
            }
        } finally {
            lock.close();
        }
        if (first != null) {
            throw first;
        }
    }
}
