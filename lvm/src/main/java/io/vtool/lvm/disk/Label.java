package io.vtool.lvm.disk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first four sectors of a device say.
 *
 * @param pv the PV header, or null if the device is no PV
 * @param damages labels that do not count, and headers that cannot be used
 */
public record Label(@Nullable PvHeader pv, List<Damage> damages) {
    /** Keeps a copy of the list. */
    public Label {
        damages = List.copyOf(damages);
    }
}
