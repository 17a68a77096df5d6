package io.vtool.multipath.daemon;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.MapperException;
import io.vtool.multipath.map.Coalescing;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.map.MapSetup;
import io.vtool.multipath.map.MapWriter;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of multipathd to commands that change maps. */
final class MapCommands {
    private static final String BLACKLISTED = "blacklisted\n";

    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;
    private final Uevents uevents;
    private final ReservationKeys keys;
    private final CommandLine line;

    MapCommands(Daemon daemon, CommandLine line) {
        this.line = line;
        this.inventory = daemon.inventory();
        this.parts = daemon.parts();
        this.upkeep = new Upkeep(inventory, parts);
        this.uevents = new Uevents(inventory, parts);
        this.keys = new ReservationKeys(inventory, upkeep);
    }

    /** The answer to a command about all maps, or about one. */
    Answer answer() {
        return switch (line.words()) {
            case "reset maps stats" -> resetAll();
            case "remove maps" -> removeAll();
            case "disablequeueing maps" -> disableQueueing(new ArrayList<>(inventory.maps));
            case "restorequeueing maps" -> restoreQueueing(new ArrayList<>(inventory.maps));
            case "add map" -> addMap();
            case "switch map group" -> switchGroup();
            default -> map();
        };
    }

    private Answer removeAll() {
        boolean done = true;
        for (LiveMap map : new ArrayList<>(inventory.maps)) {
            done &= remove(map);
        }
        return Answer.of(done);
    }

    private boolean remove(LiveMap map) {
        try {
            inventory.machine.mapper().remove(map.alias);
        } catch (MapperException e) {
            inventory.log.line(0, map.alias + ": map in use");
            return false;
        }
        inventory.log.line(2, map.alias + ": map flushed");
        upkeep.forget(map);
        return true;
    }

    private Answer resetAll() {
        for (LiveMap map : inventory.maps) {
            reset(map);
        }
        return Answer.OK;
    }

    private static void reset(LiveMap map) {
        map.switches = 0;
        map.pathFaults = 0;
        map.loads = 0;
        map.queueSeconds = 0;
        map.queueTimeouts = 0;
        map.mapFailures = 0;
    }

    private Answer disableQueueing(List<LiveMap> maps) {
        for (LiveMap map : maps) {
            if (map.usablePaths() == 0) {
                map.mapFailures++;
            }
            map.retryTick = 0;
            map.noPathRetry = MapPolicy.FAIL;
            map.queueingDisabled = true;
            upkeep.noPathRetry(map);
        }
        return Answer.OK;
    }

    private Answer restoreQueueing(List<LiveMap> maps) {
        for (LiveMap map : maps) {
            map.queueingDisabled = false;
            int configured = upkeep.policy(map).noPathRetry();
            if (configured != MapPolicy.UNSET) { // else it stays as it is: off
                map.noPathRetry = configured;
            }
            if (map.noPathRetry != MapPolicy.FAIL) {
                upkeep.noPathRetry(map);
            }
        }
        return Answer.OK;
    }

    private Answer addMap() {
        String name = line.device("map");
        if (inventory.policies.ofWwid(name).blacklisted()) {
            return new Answer(true, BLACKLISTED);
        }
        for (LiveMap map : parts.reader().list()) {
            if (map.alias.equals(name)) {
                if (inventory.mapOf(map.wwid) == null) {
                    uevents.adopt(map);
                }
                return Answer.OK;
            }
        }
        String wwid = wwid(name);
        if (wwid == null) {
            inventory.log.line(2, name + ": add map failed");
            return Answer.FAILED;
        }
        for (Coalescing.Plan plan :
                new Coalescing(inventory, parts.names(), List.of()).plan(wwid, Coalescing.Reload.NONE, true)) {
            if (parts.writer().write(plan.map(), plan.parameters()) == MapWriter.Result.DONE) {
                inventory.maps.add(plan.map());
                parts.names().remember(wwid);
                upkeep.setup(plan.map());
                plan.map().action = MapAction.NOTHING;
                return Answer.of(plan.map().alias.equals(name)); // by its WWID it is made, but not found
            }
        }
        return Answer.FAILED;
    }

    /** The volume meant by a name: a WWID that a path has, or a name that the files tell. */
    private @Nullable String wwid(String name) {
        String bound = parts.names().wwidOf(name);
        String given = inventory.policies.configuration().wwidOf(name);
        for (LivePath path : inventory.paths) {
            if (path.wwid.equals(name) || path.wwid.equals(bound) || path.wwid.equals(given)) {
                return path.wwid;
            }
        }
        return null;
    }

    private Answer switchGroup() {
        LiveMap map = inventory.mapNamed(line.device("map"));
        return map == null
                ? Answer.FAILED
                : Answer.of(parts.writer().message(map, "switch_group " + line.number("group")));
    }

    private Answer map() {
        String name = line.device("map");
        LiveMap map = switch (line.words()) {
            case "remove map", "suspend map", "resume map", "reset map" -> inventory.mapNamed(name);
            default -> inventory.mapAsked(name);
        };
        if (map == null) {
            Operator.refuses(line, inventory);
            return Answer.FAILED;
        }
        return switch (line.words()) {
            case "remove map" -> Answer.of(remove(map));
            case "reload map" -> Answer.of(uevents.reload(map));
            case "resize map" -> resize(map);
            case "reset map stats" -> {
                reset(map);
                yield Answer.OK;
            }
            case "suspend map" -> suspend(map, true);
            case "resume map" -> suspend(map, false);
            case "disablequeueing map" -> disableQueueing(List.of(map));
            case "restorequeueing map" -> restoreQueueing(List.of(map));
            case "getprstatus map" -> Answer.of(map.reservations ? "1" : "0");
            case "setprstatus map", "unsetprstatus map" -> {
                boolean set = line.words().startsWith("set");
                if (map.reservations != set) {
                    map.reservations = set;
                    inventory.log.line(2, map.alias + ": prflag " + (set ? "set" : "unset"));
                }
                yield Answer.OK;
            }
            case "getprkey map" -> Answer.of(keys.shown(map));
            case "setprkey map key" -> Answer.of(keys.set(map, line.argument("key")));
            case "unsetprkey map" -> Answer.of(keys.unset(map));
            case "unsetmarginal map" -> marginal(map);
            case "reset map" -> reassign(map);
            default -> Answer.FAILED;
        };
    }

    private Answer reassign(LiveMap map) {
        try {
            inventory.machine.mapper().reassign(map.alias);
        } catch (MapperException e) {
            return Answer.FAILED;
        }
        return Answer.OK;
    }

    private Answer marginal(LiveMap map) {
        for (LivePath path : map.paths()) {
            path.marginal = false;
        }
        return Answer.of(uevents.reload(map));
    }

    private Answer suspend(LiveMap map, boolean suspend) {
        try {
            if (suspend) {
                inventory.machine.mapper().suspend(map.alias);
            } else {
                inventory.machine.mapper().resume(map.alias);
            }
        } catch (MapperException e) {
            return Answer.FAILED;
        }
        parts.reader().refreshDevice(map);
        return Answer.OK;
    }

    private Answer resize(LiveMap map) {
        if (map.groups.isEmpty() || map.groups.get(0).paths.isEmpty()) {
            return Answer.FAILED;
        }
        BlockDevice device = map.groups.get(0).paths.get(0).device;
        if (device == null || device.sectors() == 0) {
            return Answer.FAILED;
        }
        if (device.sectors() == map.sectors) {
            inventory.log.line(0, line.device("map") + ": map is still the same size (" + map.sectors + ")");
            return Answer.OK;
        }
        map.sectors = device.sectors();
        String parameters = MapSetup.prepare(map, map.paths(), inventory.policies);
        map.action = MapAction.RESIZE;
        if (parts.writer().write(map, parameters) == MapWriter.Result.FAILED || !upkeep.setup(map)) {
            return Answer.FAILED;
        }
        upkeep.sync(map);
        return Answer.OK;
    }
}
