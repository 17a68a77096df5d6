package io.vtool.cli.multipath;

import io.vtool.cli.lab.HostDaemons;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.node.HostLock;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.probe.Probes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Lets the multipathd of a host catch up. */
public final class MultipathDaemons implements HostDaemons {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(3);
    private static final int TRIES = 3000;

    @Override
    public void catchUp(OpenLab lab, EmulatedHost host) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            HostLock lock = HostLock.tryTake(host.folder().resolve("run/multipath.lock"));
            if (lock == null) {
                lab.clock().sleep(BETWEEN_TRIES);
                continue;
            }
            try {
                LabMachine machine = new LabMachine(host, lab);
                Daemon.wake(machine, new Probes(machine));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                lock.release();
            }
            return;
        }
    }
}
