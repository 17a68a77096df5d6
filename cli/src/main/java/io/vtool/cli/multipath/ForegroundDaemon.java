package io.vtool.cli.multipath;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.emulator.host.HostLogTail;
import io.vtool.emulator.host.LogEvent;
import io.vtool.iscsi.node.HostLock;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.daemon.ConfigFiles;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.probe.Probes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipathd -d}: multipathd of a host as a process that tells on standard error what it notices, until somebody ends
 * it. A multipathd that ran without a process before goes on without one afterwards.
 */
final class ForegroundDaemon {
    private static final int FAIL = 1;
    private static final String PROGRAM = "multipathd";
    private static final String LOCK = "run/multipathd.pid";
    private static final String SOCKET = "run/multipathd.socket";
    private static final long SECOND = 1;

    private final ToolInvocation in;
    private final MultipathdOptions options;
    private boolean ranBefore;

    ForegroundDaemon(ToolInvocation in, MultipathdOptions options) {
        this.in = in;
        this.options = options;
    }

    /** Runs until a signal ends it, or {@code multipathd shutdown}. */
    int run() throws IOException {
        CountDownLatch end = in.environment().signals().hold();
        HostLock lock;
        HostLogTail tail;
        Path socketFile;
        ErrorLog log;
        try (MultipathHost host = MultipathTool.open(in)) {
            log = log(host);
            Path folder = host.host().folder();
            lock = HostLock.tryTake(folder.resolve(LOCK));
            if (lock == null) {
                log.line(0, "process is already running");
                log.line(1, "failed to create pidfile");
                return FAIL;
            }
            in.environment().signals().appearAs(PROGRAM);
            socketFile = folder.resolve(SOCKET);
            tail = host.host().log().tail();
            start(host);
        }
        DaemonSocket socket = listen(socketFile, log);
        try {
            watch(tail, log, end);
            finish(tail, log);
        } finally {
            lock.release();
            if (socket != null) {
                socket.close();
            }
        }
        return 0;
    }

    private ErrorLog log(MultipathHost host) {
        MultipathConfig config = MultipathConfig.read(ConfigFiles.read(host.machine()));
        MultipathTool.tell(config, in);
        int verbosity = options.verbosity < 0 ? config.defaults().verbosity() : options.verbosity;
        return new ErrorLog(in.err(), options.bare ? null : in.environment().time()::nanos, verbosity);
    }

    private void start(MultipathHost host) {
        Probes probes = new Probes(host.machine());
        ranBefore = Daemon.wake(host.machine(), probes) != null;
        Daemon.start(host.machine(), probes, (int) ProcessHandle.current().pid(), options.verbosity);
    }

    /** A socket whose name is too long, say, is no reason not to run. */
    private @Nullable DaemonSocket listen(Path file, ErrorLog log) {
        try {
            return DaemonSocket.listen(file, new DaemonAnswers(() -> MultipathTool.open(in)));
        } catch (IOException | IllegalArgumentException e) {
            log.line(1, "cannot listen at " + file + ": " + e.getMessage());
            return null;
        }
    }

    private void watch(HostLogTail tail, ErrorLog log, CountDownLatch end) throws IOException {
        try {
            boolean running = true;
            while (running) {
                tell(tail, log);
                if (end.await(SECOND, TimeUnit.SECONDS)) {
                    return;
                }
                try (MultipathHost host = MultipathTool.open(in)) {
                    running = Daemon.wake(host.machine(), new Probes(host.machine())) != null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(HostLogTail tail, ErrorLog log) throws IOException {
        try (MultipathHost host = MultipathTool.open(in)) {
            Daemon daemon = Daemon.wake(host.machine(), new Probes(host.machine()));
            if (daemon != null && ranBefore) {
                Daemon.release(host.machine());
            } else if (daemon != null) {
                daemon.stop();
                daemon.save();
            }
        } catch (CommandFailure e) {
            log.line(1, "the host cannot be reached any more");
        }
        tell(tail, log);
    }

    private void tell(HostLogTail tail, ErrorLog log) throws IOException {
        for (LogEvent.Message message : tail.next()) {
            if (message.program().equals(PROGRAM)) {
                log.line(0, message.text());
            }
        }
        in.err().flush();
    }
}
