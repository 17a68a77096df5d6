package io.vtool.multipath.map;

import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Parallel;
import io.vtool.multipath.probe.PortGroups;
import io.vtool.multipath.probe.Probes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Access states of the volumes' port groups, as the kernel's ALUA handler keeps them: all paths to a volume share what any of
 * them was told.
 */
public final class AccessStates {
    private final Probes probes;
    private final Map<String, PortGroups> known = new HashMap<>();

    /** States that are asked for when they are needed. */
    public AccessStates(Probes probes) {
        this.probes = probes;
    }

    /** Asks for the states of all volumes of these paths that have not been asked for. */
    public void load(List<LivePath> paths) {
        Map<String, List<LivePath>> volumes = new HashMap<>();
        for (LivePath path : paths) {
            if (path.identity.tpgs() > 0 && !known.containsKey(volume(path))) {
                List<LivePath> members = volumes.get(volume(path));
                if (members == null) {
                    members = new ArrayList<>();
                    volumes.put(volume(path), members);
                }
                members.add(path);
            }
        }
        List<Runnable> tasks = new ArrayList<>();
        for (Map.Entry<String, List<LivePath>> volume : volumes.entrySet()) {
            tasks.add(new Question(volume.getKey(), volume.getValue()));
        }
        Parallel.run(tasks);
    }

    /** Asks about one volume. */
    private final class Question implements Runnable {
        private final String volume;
        private final List<LivePath> paths;

        Question(String volume, List<LivePath> paths) {
            this.volume = volume;
            this.paths = paths;
        }

        @Override
        public void run() {
            PortGroups groups = ask(paths);
            synchronized (known) {
                known.put(volume, groups);
            }
        }
    }

    /** What is known of a path's volume, null for a device without port groups. */
    public @Nullable PortGroups of(LivePath path) {
        if (path.identity.tpgs() <= 0) {
            return null;
        }
        load(List.of(path));
        return known.get(volume(path));
    }

    private PortGroups ask(List<LivePath> paths) {
        PortGroups groups = null;
        for (LivePath path : paths) {
            if (path.device != null && path.deviceStatus() == PathStatus.UP && path.status != PathStatus.TIMEOUT) {
                Duration timeout = Duration.ofSeconds(path.device.timeoutSeconds());
                groups = new PortGroups(probes.of(path.device).targetPortGroups(timeout));
                if (groups.known()) {
                    return groups;
                }
            }
        }
        return groups == null ? PortGroups.NONE : groups;
    }

    private static String volume(LivePath path) {
        return path.identity.serialId();
    }
}
