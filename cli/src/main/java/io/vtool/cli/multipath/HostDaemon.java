package io.vtool.cli.multipath;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.node.HostLock;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.probe.Probes;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The multipathd of a host of the lab, for commands of other areas that use its maps. */
public final class HostDaemon {
    private HostDaemon() {}

    /**
     * Lets the daemon do what it would have done by now, such as making the maps of a host that has just started; nothing
     * happens where it does not run.
     *
     * @param lab the lab, open
     * @param host one of its hosts
     */
    public static void catchUp(OpenLab lab, EmulatedHost host) {
        if (!host.config().multipathd()) {
            return;
        }
        try {
            HostLock lock = MultipathHost.lock(lab, host, MultipathHost.PATIENCE);
            try {
                LabMachine machine = new LabMachine(host, lab.clock());
                Daemon.wake(machine, new Probes(machine), Log.SILENT);
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw MultipathHost.trouble(e);
        } catch (UncheckedIOException e) {
            throw MultipathHost.trouble(e.getCause());
        }
    }
}
