package io.vtool.multipath.daemon;

import io.vtool.multipath.config.Prkeys;
import io.vtool.multipath.config.ReservationKey;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import org.jspecify.annotations.Nullable;

/** Persistent reservation keys of maps: the configuration gives them, or says that the prkeys file does. */
final class ReservationKeys {
    private static final String FROM_FILE = "file";
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
        String text = inventory.machine.read(path());
        return Prkeys.parse(text == null ? "" : text);
    }

    private @Nullable String key(LiveMap map) {
        String configured = upkeep.policy(map).reservationKey();
        if (configured == null) {
            return null;
        }
        return configured.equals(FROM_FILE) ? file().key(map.wwid) : ReservationKey.canonical(configured);
    }

    /** The answer to {@code getprkey}. */
    String shown(LiveMap map) {
        String key = key(map);
        return key == null || number(key) == 0 ? "none\n" : key + "\n";
    }

    /**
     * Writes a key to the prkeys file.
     *
     * @return whether it is the key of the map now, which it is only if the configuration leaves that to the file
     */
    boolean set(LiveMap map, String given) {
        String key = ReservationKey.canonical(given);
        if (key == null || key.equals(FROM_FILE)) {
            inventory.log.line(0, map.alias + ": invalid prkey : '" + given + "'");
            return false;
        }
        if (number(key) == 0) {
            return unset(map);
        }
        inventory.machine.write(
                path(), file().with(map.wwid, number(key), key.endsWith(APTPL)).text());
        String now = key(map);
        return now != null && number(now) == number(key);
    }

    /**
     * Takes the key of a map out of the prkeys file.
     *
     * @return whether the map has none now
     */
    boolean unset(LiveMap map) {
        inventory.machine.write(path(), file().without(map.wwid).text());
        String now = key(map);
        return now == null || number(now) == 0;
    }

    private static long number(String key) {
        int colon = key.indexOf(':');
        return Long.parseUnsignedLong(key.substring(2, colon < 0 ? key.length() : colon), 16);
    }
}
