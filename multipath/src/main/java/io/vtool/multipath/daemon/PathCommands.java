package io.vtool.multipath.daemon;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.List;

/** Answers of multipathd to commands that change paths. */
final class PathCommands {
    private static final String BLACKLISTED = "blacklisted\n";

    private final Daemon daemon;
    private final Inventory inventory;
    private final DaemonParts parts;
    private final Upkeep upkeep;
    private final Uevents uevents;
    private final CommandLine line;

    PathCommands(Daemon daemon, CommandLine line) {
        this.daemon = daemon;
        this.line = line;
        this.inventory = daemon.inventory();
        this.parts = daemon.parts();
        this.upkeep = new Upkeep(inventory, parts);
        this.uevents = new Uevents(inventory, parts);
    }

    /** The answer to a command about a path. */
    Answer answer() {
        String name = line.device("path");
        if (line.words().equals("add path")) {
            return addPath(name);
        }
        LivePath path = inventory.pathNamed(name);
        if (path == null && !line.words().equals("remove path")) {
            path = inventory.pathNumbered(name);
        }
        if (path == null) {
            Operator.refuses(line, inventory);
            return Answer.FAILED;
        }
        if (line.words().equals("remove path")) {
            if (path.device != null) {
                daemon.state().dropped.add(PathMemory.key(path.device));
            }
            return uevents.remove(path) == Uevents.Removal.MAP_ERROR
                    ? Answer.of("map reload error. removed\n")
                    : Answer.OK;
        }
        LiveMap map = path.map == null ? null : inventory.mapNamed(path.map);
        return map == null ? Answer.FAILED : path(map, path);
    }

    private Answer path(LiveMap map, LivePath path) {
        switch (line.words()) {
            case "fail path" -> {
                boolean done = parts.writer().message(map, "fail_path " + path.devt);
                path.checkerStopped |= done;
                upkeep.look(map);
                return Answer.of(done);
            }
            case "reinstate path" -> {
                path.checkerStopped = false;
                return Answer.of(parts.writer().message(map, "reinstate_path " + path.devt));
            }
            case "setmarginal path", "unsetmarginal path" -> {
                path.marginal = line.words().startsWith("set");
                return Answer.of(uevents.reload(map));
            }
            default -> {
                return Answer.FAILED;
            }
        }
    }

    private Answer addPath(String name) {
        if (inventory.policies.ofName(name).blacklisted()) {
            inventory.log.line(2, name + ": path blacklisted");
            return Answer.of(BLACKLISTED);
        }
        LivePath known = inventory.pathNamed(name);
        if (known != null) {
            inventory.log.line(2, name + ": path already in pathvec");
            return Answer.OK;
        }
        for (BlockDevice device : inventory.machine.blockDevices()) {
            if (device.name().equals(name)) {
                LivePath path = parts.paths().path(device);
                if (path == null) {
                    return Answer.of(BLACKLISTED);
                }
                daemon.state().dropped.remove(PathMemory.key(device));
                List<LivePath> fresh = new ArrayList<>(List.of(path));
                uevents.add(fresh);
                return fresh.isEmpty() && !path.wwid.isEmpty() ? Answer.of(BLACKLISTED) : Answer.of(!fresh.isEmpty());
            }
        }
        inventory.log.line(0, name + ": can't find path");
        return Answer.FAILED;
    }
}
