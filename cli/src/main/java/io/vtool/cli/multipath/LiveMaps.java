package io.vtool.cli.multipath;

import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Invocation;
import io.vtool.emulator.lab.LabUse;
import io.vtool.multipath.command.Listing;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.config.Problem;
import io.vtool.multipath.daemon.ConfigFiles;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.AccessStates;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.map.Policies;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probes;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What native commands find out on a host: its paths and maps, checked.
 *
 * @param inventory paths and maps
 * @param access access states of port groups
 * @param daemon whether multipathd runs
 */
record LiveMaps(Inventory inventory, AccessStates access, boolean daemon) {
    private static final int PROBLEMS = 2;
    private static final long LONGEST_WAIT_MILLIS = 6000;
    private static final long WORTH_TELLING_MILLIS = 1000;

    /**
     * Looks at the maps of a host with all their paths. Where the kernel gives a lost connection up within seconds, that is
     * waited for, so that the answer is not that it is being waited for.
     *
     * @param in the command
     * @param host the host
     * @param all whether paths outside of maps are checked too
     */
    static LiveMaps look(Invocation in, MultipathHost host, boolean all) {
        try {
            LiveMaps found = once(in, host, all);
            long wait = found.wait(host.machine());
            if (wait <= 0) {
                return found;
            }
            if (wait >= WORTH_TELLING_MILLIS) {
                in.note("waiting for " + (wait + WORTH_TELLING_MILLIS - 1) / WORTH_TELLING_MILLIS
                        + " s: the kernel has not given up lost connections yet");
            }
            host.lab().clock().sleep(Duration.ofMillis(wait));
            host.machine().refresh();
            return once(in, host, all);
        } catch (UncheckedIOException e) {
            throw MultipathHost.trouble(e);
        }
    }

    /** How long until no path of a map waits for its transport, 0 for not at all or too long. */
    private long wait(LabMachine machine) {
        long until = 0;
        for (LivePath path : inventory.paths) {
            BlockDevice device = path.device;
            if (device != null && path.map != null && path.deviceStatus() == PathStatus.PENDING) {
                until = Math.max(until, machine.gaveUp(device));
            }
        }
        long wait = until == 0 ? 0 : until - machine.millis() + 1;
        return wait > LONGEST_WAIT_MILLIS ? 0 : wait;
    }

    private static LiveMaps once(Invocation in, MultipathHost host, boolean all) {
        host.machine().blockDevices(); // first, for by that the connections begin to be made
        Probes probes = new Probes(host.machine());
        Daemon daemon = Daemon.wake(host.machine(), probes);
        host.machine().refresh();
        MultipathConfig config = MultipathConfig.read(ConfigFiles.read(host.machine()));
        for (Problem problem : config.problems()) {
            if (problem.level() <= PROBLEMS) {
                in.note(problem.text());
            }
        }
        Inventory inventory = new Inventory(host.machine(), probes, new Policies(config), Log.SILENT);
        Listing listing = new Listing(inventory);
        listing.discover();
        if (all) {
            listing.examine();
        } else {
            listing.identify();
        }
        listing.maps(null, true);
        return new LiveMaps(inventory, listing.access(), daemon != null);
    }

    /** Opens the host that a native command names. */
    static MultipathHost open(Invocation in) {
        return MultipathHost.open(
                in.environment(),
                in.value("lab"),
                in.value("host"),
                timeout(in.value("timeout")),
                new LabUse.Waiting() {
                    @Override
                    public void tell(String message) {
                        in.note(message);
                    }
                });
    }

    private static @Nullable Duration timeout(@Nullable String text) {
        return text == null ? null : Durations.parse(text);
    }
}
