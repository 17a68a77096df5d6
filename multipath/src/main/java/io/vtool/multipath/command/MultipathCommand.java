package io.vtool.multipath.command;

import io.vtool.multipath.config.ConfigText;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.Coalescing;
import io.vtool.multipath.map.HostNames;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapNames;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.map.MapWriter;
import io.vtool.multipath.map.Policies;
import io.vtool.multipath.probe.Probes;
import io.vtool.multipath.show.Format;
import io.vtool.multipath.show.LiveTopology;
import io.vtool.multipath.topology.TopologyLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program {@code multipath} of release 0.9.4. */
public final class MultipathCommand {
    /** Exit status when all is well. */
    public static final int OK = 0;

    /** Exit status of a failure. */
    public static final int FAIL = 1;

    private static final int VERBOSE = 3;

    private final Machine machine;
    private final MultipathRequest request;
    private final CommandOutput out;
    private final Log log;
    private final int verbosity;
    private final Inventory inventory;
    private final MapNames names;
    private final @Nullable Daemon daemon;
    private final Delegation delegation;

    /**
     * A run.
     *
     * @param machine the machine it runs on
     * @param config the configuration it has read
     * @param request what it is asked
     * @param verbosity its verbosity
     * @param out where it prints
     * @param log where its messages go
     */
    public MultipathCommand(
            Machine machine,
            MultipathConfig config,
            MultipathRequest request,
            int verbosity,
            CommandOutput out,
            Log log) {
        this.machine = machine;
        this.request = request;
        this.verbosity = verbosity;
        this.out = out;
        this.log = log;
        Probes probes = new Probes(machine);
        this.daemon = Daemon.wake(machine, probes);
        this.delegation = new Delegation(daemon, request.skipDaemon(), log);
        this.inventory = new Inventory(machine, probes, new Policies(config, request.grouping()), log);
        String bindings = request.bindingsFile();
        this.names = new HostNames(
                machine,
                bindings == null ? inventory.policies.global().bindingsFile() : bindings,
                inventory.policies.global().wwidsFile(),
                request.bindingsReadOnly());
    }

    /** Does it, and returns the exit status. */
    public int run() {
        boolean tells = log.wants(VERBOSE) && request.task() != MultipathRequest.Task.SHOW_CONFIG;
        if (tells) {
            inventory.narration().begin();
            if (!delegates()) {
                inventory.narration().libraries();
            }
        }
        int status = perform();
        names.flush();
        if (tells) {
            inventory.narration().end();
        }
        return status;
    }

    /** Whether multipathd is asked to do it first. */
    private boolean delegates() {
        MultipathRequest.Task task = request.task();
        return task == MultipathRequest.Task.FLUSH_ONE
                || task == MultipathRequest.Task.FLUSH_ALL
                || task == MultipathRequest.Task.CREATE && request.force();
    }

    private int perform() {
        String typed = request.device();
        DeviceArgument device = typed == null ? null : new DeviceArgument(machine, typed);
        if (device != null && device.kind() == DeviceArgument.Kind.NONE && !request.event()) {
            log.line(0, "'" + typed + "' is not a valid argument\n");
            return FAIL;
        }
        return switch (request.task()) {
            case SHOW_CONFIG -> {
                out.text(ConfigText.whole(inventory.policies.configuration(), false));
                yield OK;
            }
            case USABLE_PATHS -> questions().usable(device);
            case VALID_PATH -> questions().valid(device, names, daemon != null);
            case FLUSH_ONE -> removal().flush(device);
            case FLUSH_ALL -> removal().flushAll();
            case RESET_WWIDS -> resetWwids();
            default -> configure(device);
        };
    }

    private MapRemoval removal() {
        return new MapRemoval(inventory, delegation);
    }

    private DeviceQuestions questions() {
        return new DeviceQuestions(machine, request, out, inventory);
    }

    private int resetWwids() {
        releases();
        List<String> wwids = new ArrayList<>();
        for (MapDevice map : machine.mapper().devices()) {
            if (map.isMultipath()) {
                wwids.add(map.wwid());
            }
        }
        names.replace(wwids);
        out.text("successfully reset wwids\n");
        return OK;
    }

    private void releases() {
        if (log.wants(VERBOSE)) {
            inventory.narration().releases();
        }
    }

    private int configure(@Nullable DeviceArgument device) {
        MultipathRequest.Task task = request.task();
        if (task == MultipathRequest.Task.REMOVE_WWID && device == null) {
            log.line(0, "the -w option requires a device");
            return FAIL;
        }
        if (task == MultipathRequest.Task.ADD_WWID && device == null) {
            return OK; // those of the kernel's command line, which a host here has none of
        }
        boolean creates = task == MultipathRequest.Task.CREATE;
        if (creates && request.force() && delegation.does("reconfigure all")) {
            return OK;
        }
        if (log.wants(VERBOSE)) {
            inventory.narration().libraries();
        }
        boolean removes = task == MultipathRequest.Task.REMOVE_WWID;
        if (device != null
                && device.kind() == DeviceArgument.Kind.NODE
                && !removes
                && inventory.policies.ofName(device.name()).blacklisted()) {
            return FAIL;
        }
        String scope = null;
        if (device != null) {
            scope = device.wwid(inventory, names, !removes);
            if (device.kind() == DeviceArgument.Kind.MAP) {
                releases(); // device-mapper was asked for the map
            }
            if (scope == null) {
                log.line(3, "scope is null");
                return FAIL;
            }
            log.line(3, "scope limited to " + scope);
        }
        if (removes || task == MultipathRequest.Task.ADD_WWID) {
            return wwids(scope, removes);
        }
        return look(scope);
    }

    private int wwids(@Nullable String wwid, boolean removes) {
        if (wwid == null) {
            return FAIL;
        }
        if (!removes) {
            names.remember(wwid);
            out.text("wwid '" + wwid + "' added\n");
        } else if (names.forget(wwid)) {
            out.text("wwid '" + wwid + "' removed\n");
        } else {
            out.text("wwid '" + wwid + "' not in wwids file\n");
        }
        return OK;
    }

    private int look(@Nullable String scope) {
        MultipathRequest.Task task = request.task();
        boolean creates = task == MultipathRequest.Task.CREATE || task == MultipathRequest.Task.DRY_RUN;
        Listing listing = new Listing(inventory);
        listing.discover();
        if (creates) {
            listing.examine();
            inventory.paths.removeIf(
                    path -> inventory.policies.ofWwid(path.wwid).blacklisted());
        } else if (scope != null) {
            listing.identify();
        }
        if (verbosity > 2) {
            verbosePaths();
        }
        listing.maps(scope, task == MultipathRequest.Task.LIST_LONG);
        if (log.wants(VERBOSE)) {
            new VerboseLook(inventory).tell(listing, task, scope);
        }
        for (int i = inventory.paths.size() - 1; scope != null && i >= 0; i--) {
            if (!inventory.paths.get(i).wwid.equals(scope)) {
                inventory.paths.remove(i);
            }
        }
        if (task == MultipathRequest.Task.SHOW_LOCAL_CONFIG) {
            out.text(ConfigText.local(
                    inventory.policies.configuration(), false, inventory.deviceSettings(), inventory.namedMaps()));
            return OK;
        }
        boolean any = !inventory.maps.isEmpty();
        if (creates) {
            any |= create(scope, task == MultipathRequest.Task.DRY_RUN);
        } else {
            for (LiveMap map : inventory.maps) {
                print(map);
            }
        }
        if (any && daemon == null && task != MultipathRequest.Task.DRY_RUN) {
            log.line(2, "Warning: multipath devices exist, but multipathd service is not running");
        }
        return OK;
    }

    private void verbosePaths() {
        if (inventory.paths.isEmpty()) {
            out.text("===== no paths =====\n");
            return;
        }
        out.text("===== paths list =====\n");
        out.text(new Format(Format.VERBOSE_PATHS).paths(inventory.paths, true));
    }

    private boolean create(@Nullable String scope, boolean dry) {
        MapWriter writer = new MapWriter(inventory, false);
        if (!dry) {
            for (LiveMap map : inventory.maps) {
                writer.reinstate(map);
            }
        }
        boolean[] any = new boolean[1];
        Coalescing.Reload reload = request.force() ? Coalescing.Reload.ALL : Coalescing.Reload.NONE;
        Coalescing coalescing = new Coalescing(inventory, names, List.copyOf(inventory.maps));
        (dry ? coalescing.dry() : coalescing).each(scope, reload, request.ignoreWwids(), new Coalescing.Step() {
            @Override
            public void planned(Coalescing.Plan plan) {
                any[0] |= create(writer, plan, dry);
            }
        });
        return any[0];
    }

    private boolean create(MapWriter writer, Coalescing.Plan plan, boolean dry) {
        LiveMap map = plan.map();
        if (dry) {
            map.action = MapAction.DRY_RUN;
            print(map);
            return false;
        }
        if (writer.write(map, plan.parameters()) == MapWriter.Result.FAILED) {
            log.line(2, map.alias + ": ignoring map");
            return false;
        }
        settle(writer, map);
        if (map.action != MapAction.NOTHING) {
            print(map);
        }
        return true;
    }

    private void settle(MapWriter writer, LiveMap map) {
        if (map.action == MapAction.CREATE) {
            names.remember(map.wwid);
        }
        boolean queues = map.noPathRetry != MapPolicy.UNSET && map.noPathRetry != MapPolicy.FAIL;
        if (daemon == null && !request.allowQueueing() && queues && map.action != MapAction.REJECT) {
            log.line(3, map.alias + ": multipathd not running, unset queue_if_no_path feature");
            writer.queue(map, false);
        }
    }

    private void print(LiveMap map) {
        if (verbosity == 1) {
            out.text(map.alias + "\n");
        } else if (verbosity > 1) {
            out.map(TopologyLayout.lines(LiveTopology.of(map)));
        }
    }
}
