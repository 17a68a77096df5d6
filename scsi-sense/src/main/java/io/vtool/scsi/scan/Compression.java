package io.vtool.scsi.scan;

/** How a log is compressed, told by its first bytes and never by its name. */
enum Compression {
    NONE,
    /** RFC 1952. */
    GZIP,
    /** The .xz file format 1.2. */
    XZ,
    /** RFC 8878; also a skippable frame, with which some writers begin. */
    ZSTD;

    /** How many bytes {@link #of} wants to see. */
    static final int MAGIC = 6;

    /**
     * Tells the compression.
     *
     * @param head the first bytes
     * @param length how many there are
     */
    static Compression of(byte[] head, int length) {
        if (length >= 3 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b && head[2] == 8) {
            return GZIP;
        }
        if (length >= 6
                && (head[0] & 0xff) == 0xfd
                && head[1] == '7'
                && head[2] == 'z'
                && head[3] == 'X'
                && head[4] == 'Z'
                && head[5] == 0) {
            return XZ;
        }
        boolean frame = length >= 4 && head[0] == 0x28;
        boolean skippable =
                length >= 4 && (head[0] & 0xf0) == 0x50 && head[1] == 0x2a && head[2] == 0x4d && head[3] == 0x18;
        if (frame && (head[1] & 0xff) == 0xb5 && head[2] == 0x2f && (head[3] & 0xff) == 0xfd || skippable) {
            return ZSTD;
        }
        return NONE;
    }
}
