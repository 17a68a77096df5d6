package io.vtool.multipath.prio;

import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code iet}: 20 for paths to the address given as {@code preferredip=...}, 10 for others. */
final class PreferredAddress implements Prioritizer {
    private static final String KEY = "preferredip=";
    private static final int SHORTEST = 7;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        if (arguments == null || !arguments.startsWith(KEY)) {
            return 0;
        }
        int end = arguments.indexOf(' ');
        String address = arguments.substring(KEY.length(), end < 0 ? arguments.length() : end);
        if (address.length() < SHORTEST) {
            return 0;
        }
        String portal = path.device == null ? null : path.device.portal();
        return portal != null && address.startsWith(portal) ? 20 : 10;
    }
}
