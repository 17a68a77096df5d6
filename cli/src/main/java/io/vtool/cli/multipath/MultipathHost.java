package io.vtool.cli.multipath;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.lab.Labs;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabUse;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.iscsi.node.HostLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The lab's host that a command acts on, for itself: what multipath and multipathd do on one host they do one after another.
 */
final class MultipathHost implements AutoCloseable {
    private static final String HOST = "VTOOL_HOST";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST_PAUSE = 3;
    private static final int LONGEST_PAUSE = 50;

    private final OpenLab lab;
    private final HostLock lock;
    private final EmulatedHost host;
    private final LabMachine machine;

    private MultipathHost(OpenLab lab, HostLock lock, EmulatedHost host) {
        this.lab = lab;
        this.lock = lock;
        this.host = host;
        this.machine = new LabMachine(host, lab);
    }

    /**
     * Opens a host of the lab.
     *
     * @param environment the world
     * @param folder folder of the lab, null for the usual one
     * @param name name of the host, null for the usual one
     * @param timeout how long to wait for others, null for the usual time
     * @param waiting is told when that takes long
     */
    static MultipathHost open(
            Environment environment,
            @Nullable String folder,
            @Nullable String name,
            @Nullable Duration timeout,
            LabUse.Waiting waiting) {
        OpenLab lab = Labs.open(environment, folder, MediumAccess.READ_ONLY, timeout, waiting);
        try {
            String variable = environment.variable(HOST);
            boolean usual = name == null && (variable == null || variable.isEmpty());
            EmulatedHost host = lab.host(usual ? null : name == null ? variable : name);
            return new MultipathHost(lab, lock(lab, host, timeout == null ? PATIENCE : timeout), host);
        } catch (LabException e) {
            closeQuietly(lab);
            throw Labs.failure(e);
        } catch (IOException e) {
            closeQuietly(lab);
            throw trouble(e);
        } catch (RuntimeException e) {
            closeQuietly(lab);
            throw e;
        }
    }

    private static HostLock lock(OpenLab lab, EmulatedHost host, Duration patience) throws IOException {
        Path file = host.folder().resolve("run/multipath.lock");
        long end = lab.clock().nanos() + patience.toNanos();
        int pause = FIRST_PAUSE;
        while (true) {
            HostLock lock = HostLock.tryTake(file);
            if (lock != null) {
                return lock;
            }
            if (lab.clock().nanos() - end > 0) {
                throw new CommandFailure(
                        FailureKind.TEMPORARY,
                        new Trouble(
                                "multipath_busy",
                                "another command uses multipath of host '" + host.name() + "'",
                                host.name(),
                                "try again, or wait longer with --timeout"),
                        null);
            }
            lab.clock().sleep(Duration.ofMillis(pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }

    /** A trouble with the lab's files. */
    static CommandFailure trouble(IOException e) {
        return new CommandFailure(
                FailureKind.IO,
                new Trouble("lab_io", "cannot use the lab: " + e.getMessage(), null, "check the folder's disk"),
                e);
    }

    /** A trouble with the lab's files that came through an interface without checked exceptions. */
    static CommandFailure trouble(UncheckedIOException e) {
        IOException cause = e.getCause();
        return trouble(cause == null ? new IOException(e) : cause);
    }

    private static void closeQuietly(OpenLab lab) {
        try {
            lab.close();
        } catch (IOException e) {
            // the first trouble is the one to tell
            return;
        }
    }

    /** The host as multipath sees it. */
    LabMachine machine() {
        return machine;
    }

    /** The host. */
    EmulatedHost host() {
        return host;
    }

    /** The lab. */
    OpenLab lab() {
        return lab;
    }

    @Override
    public void close() {
        try (lab) {
            lock.release();
        } catch (IOException e) {
            throw trouble(e);
        }
    }
}
