package io.vtool.multipath.command;

import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.map.Policies;
import io.vtool.multipath.persist.MapReservations;
import io.vtool.multipath.persist.PersistRequest;
import io.vtool.multipath.persist.PersistStatus;
import io.vtool.multipath.probe.Probes;
import org.jspecify.annotations.Nullable;

/** The program mpathpersist of release 0.9.4: carries out requests, one after another, on the maps of a machine. */
public final class PersistCommand {
    private static final String DEV = "/dev/";
    private static final String MAPPER = "/dev/mapper/";

    private final Machine machine;
    private final MultipathConfig config;
    private final CommandOutput out;
    private final CommandOutput err;
    private final Log log;
    private final Probes probes;
    private final @Nullable Daemon daemon;

    /**
     * A run.
     *
     * @param machine the machine
     * @param config its configuration
     * @param out standard output
     * @param err standard error
     * @param log where messages go
     */
    public PersistCommand(Machine machine, MultipathConfig config, CommandOutput out, CommandOutput err, Log log) {
        this.machine = machine;
        this.config = config;
        this.out = out;
        this.err = err;
        this.log = log;
        this.probes = new Probes(machine);
        this.daemon = Daemon.wake(machine, probes);
    }

    /** Whether a file of a device is there. */
    public boolean exists(String device) {
        return map(device) != null || disk(device) != null;
    }

    /** Carries a request out, and returns the exit status. */
    public int run(PersistRequest request) {
        Inventory inventory = new Inventory(machine, probes, new Policies(config), log);
        LiveMap map = find(request.device(), inventory);
        int status = map == null ? PersistStatus.MAP_ERROR : perform(request, inventory, map);
        Daemon running = daemon;
        if (running != null) {
            running.save();
        }
        if (!request.out()) {
            if (status != PersistStatus.SUCCESS) {
                err.text("Persistent Reserve IN command failed\n");
            }
            return status;
        }
        if (status == PersistStatus.UNIT_ATTENTION) {
            out.text("persistent reserve out: scsi status: Unit Attention\n");
        } else if (status == PersistStatus.CONFLICT) {
            out.text("persistent reserve out: scsi status: Reservation Conflict\n");
        }
        if (status != PersistStatus.SUCCESS) {
            out.text("PR out: command failed\n");
        }
        return status;
    }

    private int perform(PersistRequest request, Inventory inventory, LiveMap map) {
        MapReservations reservations = new MapReservations(inventory, map);
        if (request.out()) {
            return reservations.out(request, new DaemonTold(map.alias, daemon, log));
        }
        int status = reservations.in(request.action(), request.allocation());
        if (status == PersistStatus.SUCCESS) {
            if (request.hex()) {
                reservations.dump(log);
            }
            out.text(reservations.text(request.action()));
        }
        return status;
    }

    private @Nullable LiveMap find(String file, Inventory inventory) {
        MapDevice device = map(file);
        if (device == null) {
            BlockDevice disk = disk(file);
            log.line(0, (disk == null ? file : disk.devt()) + " failed to get device alias.");
            return null;
        }
        if (!device.isMultipath()) {
            log.line(3, device.name() + ": not a multipath device.");
            return null;
        }
        Listing listing = new Listing(inventory);
        listing.discover();
        listing.maps(device.wwid(), true);
        LiveMap map = inventory.mapNamed(device.name());
        if (map == null) {
            log.line(0, device.name() + ": devmap not registered.");
        }
        return map;
    }

    private @Nullable MapDevice map(String file) {
        for (MapDevice device : machine.mapper().devices()) {
            if (file.equals(MAPPER + device.name()) || file.equals(DEV + "dm-" + device.minor())) {
                return device;
            }
        }
        return null;
    }

    private @Nullable BlockDevice disk(String file) {
        for (BlockDevice device : machine.blockDevices()) {
            if (file.equals(DEV + device.name())) {
                return device;
            }
        }
        return null;
    }
}
