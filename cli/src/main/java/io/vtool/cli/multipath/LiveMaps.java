package io.vtool.cli.multipath;

import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Invocation;
import io.vtool.multipath.command.Listing;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.config.Problem;
import io.vtool.multipath.daemon.ConfigFiles;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.map.Policies;
import io.vtool.multipath.probe.Probes;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What native commands find out on a host: its paths and maps, checked.
 *
 * @param inventory paths and maps
 * @param daemon whether multipathd runs
 */
record LiveMaps(Inventory inventory, boolean daemon) {
    private static final int PROBLEMS = 2;

    /** Looks at the maps of a host with all their paths. */
    static LiveMaps look(Invocation in, MultipathHost host) {
        try {
            Probes probes = new Probes(host.machine());
            Daemon daemon = Daemon.wake(host.machine(), probes, Log.SILENT);
            MultipathConfig config = MultipathConfig.read(ConfigFiles.read(host.machine()));
            for (Problem problem : config.problems()) {
                if (problem.level() <= PROBLEMS) {
                    in.note(problem.text());
                }
            }
            Inventory inventory = new Inventory(host.machine(), probes, new Policies(config), Log.SILENT);
            Listing listing = new Listing(inventory);
            listing.discover();
            listing.identify();
            listing.maps(null, true);
            return new LiveMaps(inventory, daemon != null);
        } catch (UncheckedIOException e) {
            throw MultipathHost.trouble(e.getCause());
        }
    }

    /** Opens the host that a native command names. */
    static MultipathHost open(Invocation in) {
        return MultipathHost.open(
                in.environment(), in.value("lab"), in.value("host"), timeout(in.value("timeout")), in::note);
    }

    private static @Nullable Duration timeout(@Nullable String text) {
        return text == null ? null : Durations.parse(text);
    }
}
