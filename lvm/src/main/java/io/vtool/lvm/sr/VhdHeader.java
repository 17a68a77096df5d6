package io.vtool.lvm.sr;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the start of a virtual disk in Microsoft's VHD format, numbers big-endian: a copy of the footer, and in
 * dynamic and differencing disks the header behind it.
 *
 * @param virtualSize in bytes
 * @param hidden the mark of Xen's tools for bases that are not to be used by themselves
 * @param parent the disk this one builds on, as its parent's name tells it, or null
 */
record VhdHeader(long virtualSize, boolean hidden, @Nullable String parent) {
    private static final int SIZE = 512;
    private static final int HEADER_SIZE = 1024;
    private static final int HEADER_OFFSET_OFFSET = 16;
    private static final int VIRTUAL_SIZE_OFFSET = 48;
    private static final int TYPE_OFFSET = 60;
    private static final int CHECKSUM_OFFSET = 64;
    private static final int HIDDEN_OFFSET = 85;
    private static final int PARENT_UUID_OFFSET = 40;
    private static final int PARENT_NAME_OFFSET = 64;
    private static final int PARENT_NAME_SIZE = 512;
    private static final int DIFFERENCING = 4;

    /** The header of a disk, or null if there is none. */
    static @Nullable VhdHeader read(BlockSource source) throws IOException {
        byte[] footer = new byte[SIZE];
        if (source.read(0, footer, 0, SIZE) < SIZE || !has(footer, "conectix") || !whole(footer)) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(footer);
        boolean differencing = fields.getInt(TYPE_OFFSET) == DIFFERENCING;
        return new VhdHeader(
                fields.getLong(VIRTUAL_SIZE_OFFSET),
                footer[HIDDEN_OFFSET] != 0,
                differencing ? parent(source, fields.getLong(HEADER_OFFSET_OFFSET)) : null);
    }

    private static @Nullable String parent(BlockSource source, long offset) throws IOException {
        byte[] header = new byte[HEADER_SIZE];
        if (offset < 0 || source.read(offset, header, 0, HEADER_SIZE) < HEADER_SIZE || !has(header, "cxsparse")) {
            return null;
        }
        String name = new String(header, PARENT_NAME_OFFSET, PARENT_NAME_SIZE, StandardCharsets.UTF_16BE);
        int end = name.indexOf('\0');
        String uuid = Repository.uuidIn(end < 0 ? name : name.substring(0, end));
        if (uuid != null) {
            return uuid;
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        return new UUID(fields.getLong(PARENT_UUID_OFFSET), fields.getLong(PARENT_UUID_OFFSET + Long.BYTES)).toString();
    }

    private static boolean has(byte[] bytes, String cookie) {
        return new String(bytes, 0, cookie.length(), StandardCharsets.ISO_8859_1).equals(cookie);
    }

    /** The checksum is the complement of the sum of all other bytes. */
    private static boolean whole(byte[] footer) {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            boolean checksum = i >= CHECKSUM_OFFSET && i < CHECKSUM_OFFSET + Integer.BYTES;
            sum += checksum ? 0 : footer[i] & 0xFF;
        }
        return ~sum == ByteBuffer.wrap(footer).getInt(CHECKSUM_OFFSET);
    }
}
