package io.vtool.lvm.disk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metadata area as read.
 *
 * @param area where the PV header says it is
 * @param header its header, or null if that cannot be used
 * @param text the committed text without its NUL, checksum right; null if the area has none, is ignored or is damaged
 */
public record MetadataArea(
        DiskArea area, @Nullable MetadataHeader header, byte @Nullable [] text, List<Damage> damages) {
    /** Keeps a copy of the list. */
    public MetadataArea {
        damages = List.copyOf(damages);
    }

    /** Whether the area is marked as not to be used. */
    public boolean ignored() {
        return header != null && header.ignored();
    }
}
