package io.vtool.multipath.persist;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PERSISTENT RESERVE OUT for a map: to each path, or to one, as the service action needs it. */
final class ReserveOut {
    private final MapReservations map;
    private final KeyKeeper daemon;
    private final Log log;

    ReserveOut(MapReservations map, KeyKeeper daemon, Log log) {
        this.map = map;
        this.daemon = daemon;
        this.log = log;
    }

    /** Carries a request out, and returns the status. */
    int run(PersistRequest request) {
        boolean ignores = request.action() == PersistRequest.REGISTER_AND_IGNORE;
        boolean registers = ignores || request.action() == PersistRequest.REGISTER;
        long key = map.key();
        boolean first = ignores || key == 0 || request.key() == key;
        if (map.keyFromFile() && registers && request.newKey() != 0 && first) {
            String digits = Long.toHexString(request.newKey()) + (request.aptpl() ? ":aptpl" : "");
            if (!daemon.tell("setprkey", " key " + digits)) {
                log.line(0, map.alias() + ": failed to set prkey for multipathd.");
                return PersistStatus.MAP_ERROR;
            }
            key = request.newKey();
        }
        boolean configured = request.key() == key || request.newKey() == key;
        if (!configured && (request.newKey() != 0 || !ignores)) {
            log.line(0, map.alias() + ": configured reservation key doesn't match: 0x" + Long.toHexString(key));
            return PersistStatus.SYNTAX_ERROR;
        }
        int status = switch (request.action()) {
            case PersistRequest.REGISTER, PersistRequest.REGISTER_AND_IGNORE -> register(request);
            case PersistRequest.RELEASE -> release(request, key);
            default -> once(request);
        };
        if (status == PersistStatus.SUCCESS) {
            tell(request, registers);
        }
        return status;
    }

    private void tell(PersistRequest request, boolean registers) {
        if (registers && request.newKey() != 0) {
            daemon.tell("setprstatus", "");
        } else if (registers || request.action() == PersistRequest.CLEAR) {
            daemon.tell("unsetprstatus", "");
            daemon.tell("unsetprkey", "");
        }
    }

    /** Over the first usable path. */
    private int once(PersistRequest request) {
        List<BlockDevice> usable = map.usable();
        return usable.isEmpty() ? map.noPath() : map.out(usable.get(0), request);
    }

    /** Over each path, or one to each host port; what was registered is taken back when one of them conflicts. */
    private int register(PersistRequest request) {
        List<BlockDevice> usable = map.usable();
        if (usable.isEmpty()) {
            return map.noPath();
        }
        List<BlockDevice> done = new ArrayList<>();
        List<Integer> hosts = new ArrayList<>();
        boolean perHost = map.allTargetPorts() || request.allTargetPorts();
        int status = PersistStatus.SUCCESS;
        PersistRequest next = request;
        for (BlockDevice device : usable) {
            if (perHost && hosts.contains(device.host())) {
                continue;
            }
            hosts.add(device.host());
            int ended = map.out(device, next);
            next = request.withoutPorts();
            if (ended == PersistStatus.SUCCESS) {
                done.add(device);
            }
            boolean graver = ended == PersistStatus.CONFLICT || status == PersistStatus.SUCCESS;
            status = status != PersistStatus.CONFLICT && graver ? ended : status;
        }
        boolean back = request.action() == PersistRequest.REGISTER && request.newKey() != 0;
        if (status == PersistStatus.CONFLICT && back) {
            log.line(3, map.alias() + ": ERROR: initiating pr out rollback");
            for (BlockDevice device : done) {
                map.out(device, request.with(PersistRequest.REGISTER, request.newKey(), 0, List.of()));
            }
        }
        return status;
    }

    /** Over each path, one of which holds the reservation; if that one is not there, all is cleared and registered anew. */
    private int release(PersistRequest request, long key) {
        List<BlockDevice> usable = map.usable();
        if (usable.isEmpty()) {
            return map.noPath();
        }
        for (BlockDevice device : usable) {
            map.out(device, request);
        }
        if (map.in(PersistRequest.READ_RESERVATION, 0) != PersistStatus.SUCCESS) {
            log.line(0, map.alias() + ": pr in read reservation command failed.");
            return PersistStatus.OTHER;
        }
        if (!map.data().reserved()) {
            log.line(2, map.alias() + ": Path holding reservation is released.");
            return PersistStatus.SUCCESS;
        }
        log.line(2, map.alias() + ": Path holding reservation is not available.");
        int status = map.in(PersistRequest.READ_FULL_STATUS, 0);
        if (status != PersistStatus.SUCCESS) {
            log.line(0, map.alias() + ": pr in read full status command failed.");
            return status;
        }
        List<ReserveData.Registration> all = map.data().registrations();
        return all.isEmpty() ? status : anew(request, key, all);
    }

    private int anew(PersistRequest request, long key, List<ReserveData.Registration> all) {
        int status = once(request.with(PersistRequest.CLEAR, key, 0, List.of()));
        if (status != PersistStatus.SUCCESS) {
            log.line(0, map.alias() + ": failed to send CLEAR_SA");
            return status;
        }
        boolean own = false;
        for (ReserveData.Registration each : all) {
            if (key == 0 || each.key() == key) {
                own |= key != 0;
                continue;
            }
            List<byte[]> port = List.of(Arrays.copyOf(each.transportId(), each.transportId().length));
            once(request.with(PersistRequest.REGISTER, 0, each.key(), port));
            status = once(request.with(PersistRequest.REGISTER, each.key(), 0, List.of()));
        }
        return own ? register(request.with(PersistRequest.REGISTER, 0, key, List.of())) : status;
    }
}
