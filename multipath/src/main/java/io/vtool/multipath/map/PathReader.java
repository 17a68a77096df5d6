package io.vtool.multipath.map;

import io.vtool.multipath.check.PathChecker;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.InitStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathPolicy;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.prio.Prioritizer;
import io.vtool.multipath.prio.Questions;
import io.vtool.multipath.probe.Identity;
import io.vtool.multipath.probe.IdentityStore;
import io.vtool.multipath.probe.Parallel;
import io.vtool.multipath.probe.PortGroups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the paths of a machine and what is to be known about each. */
public final class PathReader {
    private final Inventory inventory;
    private final IdentityStore identities;
    private final AccessStates access;
    private final Random chance;

    /** A reader that adds what it finds to an inventory. */
    public PathReader(Inventory inventory) {
        this.inventory = inventory;
        this.identities = new IdentityStore(inventory.machine, inventory.probes);
        this.access = new AccessStates(inventory.probes);
        this.chance = new Random(inventory.machine.millis());
    }

    /** Access states of port groups. */
    public AccessStates access() {
        return access;
    }

    /** Identities of disks. */
    public IdentityStore identities() {
        return identities;
    }

    /** The disks in the order in which sysfs enumerates them. */
    public List<BlockDevice> enumerate() {
        List<BlockDevice> devices = inventory.machine.blockDevices();
        TreeMap<String, BlockDevice> sorted = new TreeMap<>();
        for (BlockDevice device : devices) {
            sorted.put(device.systemPath(), device);
        }
        return new ArrayList<>(sorted.values());
    }

    /** Adds a path for each disk that is not excluded and not yet known. */
    public void discover() {
        List<BlockDevice> devices = enumerate();
        List<BlockDevice> candidates = new ArrayList<>(devices.size());
        for (BlockDevice device : devices) {
            if (!inventory.policies.ofName(device.name()).blacklisted()) {
                candidates.add(device);
            }
        }
        identities.refresh(candidates);
        for (BlockDevice device : candidates) {
            LivePath path = path(device);
            if (path != null) {
                inventory.paths.add(path);
            }
        }
    }

    /** A path to a disk, null if its kind is excluded. */
    public @Nullable LivePath path(BlockDevice device) {
        LivePath path = new LivePath(device);
        path.identity = identities.of(device);
        PathPolicy policy = inventory.policies.path(device);
        path.policy = policy;
        return inventory
                        .policies
                        .ofDevice(device, path.identity, policy.uidAttribute())
                        .blacklisted()
                ? null
                : path;
    }

    /** Fills in the WWID, which a disk that cannot be opened does not get. */
    public void identify(LivePath path) {
        PathPolicy policy = path.policy;
        if (policy == null || !path.wwid.isEmpty() || path.deviceStatus() == PathStatus.DOWN) {
            return;
        }
        path.wwid = wwid(path.identity, policy.uidAttribute());
        path.init = path.wwid.isEmpty() ? InitStatus.MISSING_UDEV : InitStatus.OK;
    }

    /** The WWID that an attribute makes of an identity, empty for none. */
    public static String wwid(Identity identity, String attribute) {
        if (attribute.isEmpty()) {
            return identity.pageId();
        }
        String value = identity.property(attribute);
        if (value != null) {
            return value.stripTrailing();
        }
        return attribute.equals("ID_SERIAL") ? identity.pageId() : "";
    }

    /** Checks paths side by side and notes what was found. */
    public void check(List<LivePath> paths) {
        PathStatus[] found = probe(paths);
        for (int i = 0; i < found.length; i++) {
            LivePath path = paths.get(i);
            PathStatus status = found[i] == PathStatus.REMOVED ? PathStatus.DOWN : found[i];
            boolean unknown = path.status == PathStatus.UNCHECKED || path.status == PathStatus.WILD;
            if (status != PathStatus.PENDING || unknown) {
                path.status = status;
            }
            if (path.status == PathStatus.TIMEOUT) {
                path.status = PathStatus.DOWN;
            }
            if (path.status == PathStatus.UP && path.sectors == 0) {
                path.status = PathStatus.GHOST;
            }
        }
    }

    /** What the devices and the checkers of paths say now. */
    public PathStatus[] probe(List<LivePath> paths) {
        PathStatus[] found = new PathStatus[paths.size()];
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            int at = i;
            LivePath path = paths.get(i);
            found[i] = path.deviceStatus();
            path.opened |= found[i] == PathStatus.UP || found[i] == PathStatus.PENDING;
            BlockDevice device = path.device;
            if (found[i] != PathStatus.UP || device == null) {
                continue;
            }
            if (path.checkerStopped) {
                found[i] = PathStatus.UNCHECKED;
                continue;
            }
            chooseChecker(path);
            PathChecker checker = PathChecker.named(String.valueOf(path.checker));
            if (checker != null) {
                tasks.add(new Check(path, device, checker, found, at));
            }
        }
        Parallel.run(tasks);
        return found;
    }

    /** Checks one path. */
    private final class Check implements Runnable {
        private final LivePath path;
        private final BlockDevice device;
        private final PathChecker checker;
        private final PathStatus[] found;
        private final int at;

        Check(LivePath path, BlockDevice device, PathChecker checker, PathStatus[] found, int at) {
            this.path = path;
            this.device = device;
            this.checker = checker;
            this.found = found;
            this.at = at;
        }

        @Override
        public void run() {
            found[at] = checker.check(inventory.probes.of(device), timeout(path, device));
        }
    }

    private static void chooseChecker(LivePath path) {
        PathPolicy policy = path.policy;
        if (path.checker != null || policy == null) {
            return;
        }
        if (policy.detectChecker() && path.identity.rdac()) {
            path.checker = "rdac";
        } else if (policy.detectChecker() && path.identity.tpgs() > 0) {
            path.checker = "tur";
        } else {
            path.checker = policy.checker();
        }
    }

    private static Duration timeout(LivePath path, BlockDevice device) {
        PathPolicy policy = path.policy;
        int seconds =
                policy == null || policy.checkerTimeout() == 0 ? device.timeoutSeconds() : policy.checkerTimeout();
        return Duration.ofSeconds(seconds);
    }

    /** Finds the priorities of paths side by side; a path that is down keeps the one it had. */
    public void prioritize(List<LivePath> paths) {
        List<LivePath> wanted = new ArrayList<>();
        for (LivePath path : paths) {
            boolean down = path.status == PathStatus.DOWN;
            if (path.deviceStatus() == PathStatus.UP
                    && !path.wwid.isEmpty()
                    && (!down || path.priority == LivePath.NO_PRIORITY)) {
                wanted.add(path);
            }
        }
        access.load(wanted);
        List<Runnable> tasks = new ArrayList<>();
        for (LivePath path : wanted) {
            choosePrioritizer(path);
            String name = String.valueOf(path.prioritizer);
            if (name.equals("const")) {
                path.priority = 1;
            } else if (name.equals("sysfs")) {
                prioritize(path, name, access.of(path));
            } else {
                tasks.add(new Runnable() {
                    @Override
                    public void run() {
                        prioritize(path, name, null);
                    }
                });
            }
        }
        Parallel.run(tasks);
    }

    private void prioritize(LivePath path, String name, @Nullable PortGroups groups) {
        BlockDevice device = path.device;
        PathPolicy policy = path.policy;
        if (device == null || policy == null) {
            return;
        }
        Questions questions =
                new Questions(inventory.probes.of(device), groups, timeout(path, device), chance, inventory.machine);
        int found = Prioritizer.named(name).priority(path, policy.prioritizerArguments(), questions);
        if (found >= 0) {
            path.priority = found;
        } else if (path.status != PathStatus.DOWN) {
            path.priority = LivePath.NO_PRIORITY;
        }
    }

    private void choosePrioritizer(LivePath path) {
        BlockDevice device = path.device;
        if (path.prioritizer != null || device == null) {
            return;
        }
        PathPolicy policy = inventory.policies.path(path.wwid, device);
        path.policy = policy;
        if (policy.detectPrioritizer() && path.identity.tpgs() > 0) {
            PortGroups groups = access.of(path);
            boolean kept = groups != null && groups.state(path.identity.portGroup()) != PortGroups.UNKNOWN;
            boolean explicit = path.identity.tpgs() >= 2;
            path.prioritizer = kept && (explicit || !path.identity.rdac()) ? "sysfs" : "alua";
        } else {
            path.prioritizer = policy.prioritizer();
        }
    }
}
