package io.vtool.multipath.persist;

import io.vtool.multipath.config.Prkeys;
import io.vtool.multipath.config.ReservationKey;
import io.vtool.multipath.map.Inventory;
import org.jspecify.annotations.Nullable;

/** The reservation key of a map: the configuration gives it, or leaves it to the file of keys. */
public final class ConfiguredKey {
    private static final String FROM_FILE = "file";

    private ConfiguredKey() {}

    /** Whether the configuration leaves a key to the file. */
    public static boolean inFile(@Nullable String configured) {
        return FROM_FILE.equals(configured);
    }

    /** The file of keys as it is now. */
    public static Prkeys file(Inventory inventory) {
        String text = inventory.machine.read(
                inventory.policies.configuration().defaults().prkeysFile());
        return Prkeys.parse(text == null ? "" : text);
    }

    /**
     * The key as listings show it.
     *
     * @param inventory configuration and machine
     * @param wwid WWID of the map
     * @param configured what the configuration says, null or empty for nothing
     * @return null when there is none
     */
    public static @Nullable String text(Inventory inventory, String wwid, @Nullable String configured) {
        if (configured == null || configured.isEmpty()) {
            return null;
        }
        return inFile(configured) ? file(inventory).key(wwid) : ReservationKey.canonical(configured);
    }

    /** The number of a key that {@link #text} gives, 0 for null. */
    public static long number(@Nullable String key) {
        if (key == null || key.equals(FROM_FILE)) {
            return 0;
        }
        int colon = key.indexOf(':');
        return Long.parseUnsignedLong(key, 2, colon < 0 ? key.length() : colon, 16);
    }
}
