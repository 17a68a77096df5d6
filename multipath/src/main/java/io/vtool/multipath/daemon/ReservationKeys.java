package io.vtool.multipath.daemon;

import io.vtool.multipath.config.Prkeys;
import io.vtool.multipath.config.ReservationKey;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.persist.ConfiguredKey;
import io.vtool.multipath.persist.MapReservations;
import io.vtool.multipath.persist.PathRegistration;
import org.jspecify.annotations.Nullable;

/** Persistent reservation keys of maps: the configuration gives them, or says that the prkeys file does. */
final class ReservationKeys {
    private static final String APTPL = ":aptpl";

    private final Inventory inventory;
    private final Upkeep upkeep;

    ReservationKeys(Inventory inventory, Upkeep upkeep) {
        this.inventory = inventory;
        this.upkeep = upkeep;
    }

    private String path() {
        return inventory.policies.configuration().defaults().prkeysFile();
    }

    private Prkeys file() {
        return ConfiguredKey.file(inventory);
    }

    private @Nullable String key(LiveMap map) {
        return ConfiguredKey.text(inventory, map.wwid, upkeep.policy(map).reservationKey());
    }

    /** The answer to {@code getprkey}. */
    String shown(LiveMap map) {
        String key = key(map);
        return key == null || ConfiguredKey.number(key) == 0 ? "none\n" : key + "\n";
    }

    /**
     * Writes a key to the prkeys file.
     *
     * @return whether it is the key of the map now, which it is only if the configuration leaves that to the file
     */
    boolean set(LiveMap map, String given) {
        String key = ReservationKey.canonical(given);
        if (key == null || ConfiguredKey.inFile(key)) {
            inventory.log.line(0, map.alias + ": invalid prkey : '" + given + "'");
            return false;
        }
        if (ConfiguredKey.number(key) == 0) {
            return unset(map);
        }
        inventory.machine.write(
                path(),
                file().with(map.wwid, ConfiguredKey.number(key), key.endsWith(APTPL))
                        .text());
        String now = key(map);
        return now != null && ConfiguredKey.number(now) == ConfiguredKey.number(key);
    }

    /**
     * Takes the key of a map out of the prkeys file.
     *
     * @return whether the map has none now
     */
    boolean unset(LiveMap map) {
        inventory.machine.write(path(), file().without(map.wwid).text());
        String now = key(map);
        return now == null || ConfiguredKey.number(now) == 0;
    }

    /** Finds out whether the key of a map is registered. */
    void look(LiveMap map) {
        long key = ConfiguredKey.number(key(map));
        if (key != 0 && new MapReservations(inventory, map).registered(key)) {
            map.reservations = true;
            inventory.log.line(2, map.alias + ": prflag flag set.");
        }
    }

    /** Registers the key over a path that is new or came back, if the map is registered: other paths have the key then. */
    void register(LiveMap map, LivePath path) {
        long key = ConfiguredKey.number(key(map));
        BlockDevice device = path.device;
        if (key != 0 && device != null) {
            map.reservations |= new PathRegistration(inventory, device).register(key);
        }
    }
}
