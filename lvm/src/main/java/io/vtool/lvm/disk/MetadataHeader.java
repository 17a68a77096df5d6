package io.vtool.lvm.disk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a metadata area.
 *
 * @param start the area's offset on the device, in bytes
 * @param size of the area in bytes, this header included
 * @param first the first location, which holds the committed text or an offset of 0
 * @param more the locations behind the first one, up to the one whose offset is 0
 */
public record MetadataHeader(
        long checksum, long version, long start, long size, RawLocation first, List<RawLocation> more) {
    /** The bytes the header takes; the ring of texts begins behind them. */
    public static final int SIZE = 512;

    /** Keeps a copy of the list. */
    public MetadataHeader {
        more = List.copyOf(more);
    }

    /** Whether the area is not to be used for the group's metadata. */
    public boolean ignored() {
        return first.ignored();
    }

    /** Where the committed text lies, or null if the area has none. */
    public @Nullable RawLocation committed() {
        return first.offset() == 0 ? null : first;
    }

    /** Where the text of an unfinished update lies, or null. */
    public @Nullable RawLocation precommitted() {
        return more.isEmpty() ? null : more.get(0);
    }
}
