package io.vtool.multipath.daemon;

import io.vtool.multipath.config.ConfigFile;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.map.GlobalPolicy;
import io.vtool.multipath.map.HostNames;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapNames;
import io.vtool.multipath.map.MapReader;
import io.vtool.multipath.map.MapWriter;
import io.vtool.multipath.map.PathReader;
import io.vtool.multipath.map.Policies;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.probe.Probes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * multipathd of a machine. There is no process of it: whenever somebody looks, it first does what it would have done since
 * it was last looked at, and then remembers where it stands.
 */
public final class Daemon {
    private static final String STATE = "multipathd";
    private static final int FIRST_PID = 600;
    private static final int PIDS = 400;
    private static final long SECOND = 1000;

    private final Machine machine;
    private final Probes probes;
    private final DaemonState state;
    private Inventory inventory;
    private DaemonParts parts;

    private Daemon(Machine machine, Probes probes, DaemonState state) {
        this.machine = machine;
        this.probes = probes;
        this.state = state;
        this.inventory = inventory(state.files);
        this.parts = parts(inventory);
    }

    /**
     * Finds multipathd running, and lets it catch up.
     *
     * @param machine the machine
     * @param probes questions to its disks, which the command may share
     * @return multipathd, null if it does not run
     */
    public static @Nullable Daemon wake(Machine machine, Probes probes) {
        DaemonState state = StateText.parse(machine.state(STATE));
        if (state == null) {
            return machine.daemonEnabled() ? start(machine, probes) : null;
        }
        if (!state.running) {
            return null;
        }
        Daemon daemon = new Daemon(machine, probes, state);
        daemon.restore();
        daemon.catchUp();
        daemon.save();
        return daemon;
    }

    /** Starts multipathd. */
    public static Daemon start(Machine machine, Probes probes) {
        return start(machine, probes, FIRST_PID + (int) (machine.millis() / SECOND % PIDS), DaemonState.CONFIGURED);
    }

    /**
     * Starts multipathd as a process that there is. One that runs without a process is started anew.
     *
     * @param machine the machine
     * @param probes questions to its disks
     * @param pid the process
     * @param verbosity highest level of what it tells, negative for what the configuration says
     */
    public static Daemon start(Machine machine, Probes probes, int pid, int verbosity) {
        DaemonState state = new DaemonState();
        state.running = true;
        state.pid = pid;
        state.verbosity = verbosity;
        state.files = ConfigFiles.read(machine);
        Daemon daemon = new Daemon(machine, probes, state);
        daemon.inventory.log.line(2, "multipathd v0.9.4: start up");
        daemon.configure(false);
        daemon.save();
        return daemon;
    }

    private Inventory inventory(List<ConfigFile> files) {
        MultipathConfig config = MultipathConfig.read(files);
        int verbosity = state.verbosity < 0 ? config.defaults().verbosity() : state.verbosity;
        Journal journal = new Journal(machine, state.pid, verbosity);
        return new Inventory(machine, probes, new Policies(config), journal);
    }

    private static DaemonParts parts(Inventory inventory) {
        GlobalPolicy global = inventory.policies.global();
        MapNames names = new HostNames(inventory.machine, global.bindingsFile(), global.wwidsFile(), false);
        return new DaemonParts(
                names, new PathReader(inventory), new MapReader(inventory), new MapWriter(inventory, true));
    }

    /** Paths and maps as it knows them. */
    public Inventory inventory() {
        return inventory;
    }

    DaemonParts parts() {
        return parts;
    }

    DaemonState state() {
        return state;
    }

    /** Reads the configuration anew and looks at everything again. */
    void reconfigure(boolean all) {
        state.files = ConfigFiles.read(machine);
        state.dropped.clear();
        inventory = inventory(state.files);
        parts = parts(inventory);
        configure(all);
    }

    private void configure(boolean all) {
        state.millis = machine.millis();
        inventory.log.line(2, "reconfigure: setting up paths and maps");
        new Configuring(inventory, parts).run(all);
    }

    /**
     * Goes on without the process it was started as.
     *
     * @param machine the machine
     */
    public static void release(Machine machine) {
        DaemonState state = StateText.parse(machine.state(STATE));
        if (state != null && state.running) {
            state.pid = FIRST_PID + (int) (machine.millis() / SECOND % PIDS);
            state.verbosity = DaemonState.CONFIGURED;
            machine.state(STATE, StateText.render(state));
        }
    }

    /** Ends; maps that queue go on only if that is wanted. */
    public void stop() {
        state.running = false;
        inventory.log.line(2, "multipathd: shut down");
        if (!inventory.policies.global().queueWithoutDaemon() && !state.queueingForced) {
            for (LiveMap map : inventory.maps) {
                if (map.queues()) {
                    parts.writer().queue(map, false);
                }
            }
        }
    }

    /** Remembers where it stands. */
    public void save() {
        parts.names().flush();
        state.paths.clear();
        for (LivePath path : inventory.paths) {
            if (path.device != null) {
                state.paths.add(PathMemory.of(path));
            }
        }
        state.maps.clear();
        for (LiveMap map : inventory.maps) {
            state.maps.add(MapMemory.of(map));
        }
        machine.state(STATE, StateText.render(state));
    }

    private void restore() {
        Map<String, BlockDevice> disks = new HashMap<>();
        for (BlockDevice device : machine.blockDevices()) {
            disks.put(device.name(), device);
        }
        List<PathMemory> gone = new ArrayList<>();
        for (PathMemory memory : state.paths) {
            BlockDevice device = disks.get(memory.name());
            if (device == null || !memory.isOf(device)) {
                gone.add(memory);
                continue;
            }
            LivePath path = new LivePath(device);
            path.identity = parts.paths().identities().of(device);
            path.policy = inventory.policies.path(device);
            memory.restore(path);
            path.deviceStatus();
            inventory.paths.add(path);
        }
        for (MapMemory memory : state.maps) {
            LiveMap map = new LiveMap(memory.wwid(), memory.alias());
            memory.restore(map);
            inventory.maps.add(map);
        }
        new Uevents(inventory, parts).removed(gone);
    }

    private void catchUp() {
        new Uevents(inventory, parts).caughtUp(state.dropped);
        long start = state.millis;
        int elapsed = (int) Math.max(0, Math.min(Integer.MAX_VALUE, (machine.millis() - start) / SECOND));
        long change = machine.lastChange();
        // a check before the change in its second did not see it
        int sinceChange = change <= start ? 0 : (int) Math.min(elapsed + 1L, (change - start + SECOND - 1) / SECOND);
        new Checking(inventory, parts, start).pass(elapsed, sinceChange);
        // only whole seconds have gone by: what is left counts when it is looked at next
        state.millis = Math.min(start + elapsed * SECOND, machine.millis());
    }
}
