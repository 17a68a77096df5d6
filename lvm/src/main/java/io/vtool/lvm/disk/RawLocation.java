package io.vtool.lvm.disk;

/**
 * Where a metadata text lies in its area.
 *
 * @param offset in bytes from the start of the area; 0: there is no text
 * @param size in bytes, the NUL at the end included
 * @param checksum of these bytes
 * @param flags bit 0: the area is ignored
 */
public record RawLocation(long offset, long size, long checksum, long flags) {
    private static final long IGNORED = 1;

    /** Whether the area is not to be used for the group's metadata. */
    public boolean ignored() {
        return (flags & IGNORED) != 0;
    }
}
