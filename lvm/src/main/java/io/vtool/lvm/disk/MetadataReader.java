package io.vtool.lvm.disk;

import io.vtool.lvm.disk.Damage.Part;
import io.vtool.lvm.disk.Damage.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads metadata areas; no size taken from the disk is believed before it is compared with the area and the device. */
public final class MetadataReader {
    /** No text larger than this is read: room for a hundred thousand logical volumes. */
    public static final int MAX_TEXT = 64 << 20;

    private static final byte[] MAGIC = {
        0x20, 0x4C, 0x56, 0x4D, 0x32, 0x20, 0x78, 0x5B, 0x35, 0x41, 0x25, 0x72, 0x30, 0x4E, 0x2A, 0x3E
    };
    private static final int MAGIC_OFFSET = 4;
    private static final int VERSION_OFFSET = 20;
    private static final int START_OFFSET = 24;
    private static final int SIZE_OFFSET = 32;
    private static final int LOCATIONS_OFFSET = 40;
    private static final int LOCATION_SIZE = 24;
    private static final int VERSION = 1;

    private final BlockSource source;
    private final List<Damage> damages = new ArrayList<>();

    private MetadataReader(BlockSource source) {
        this.source = source;
    }

    /** An area: its header and, unless it is ignored, its committed text. */
    public static MetadataArea read(BlockSource source, DiskArea area) {
        MetadataReader reader = new MetadataReader(source);
        MetadataHeader header = reader.header(area);
        byte[] text = null;
        if (header != null && !header.ignored()) {
            RawLocation committed = header.committed();
            text = committed == null ? null : reader.text(header, committed);
        }
        return new MetadataArea(area, header, text, reader.damages);
    }

    /**
     * The text at a location, be it the area's precommitted one or one of an ignored area.
     *
     * @param damages receives what is wrong if the result is null
     */
    public static byte @Nullable [] readText(
            BlockSource source, MetadataHeader header, RawLocation location, List<Damage> damages) {
        MetadataReader reader = new MetadataReader(source);
        byte[] text = reader.text(header, location);
        damages.addAll(reader.damages);
        return text;
    }

    private @Nullable MetadataHeader header(DiskArea area) {
        byte[] bytes = new byte[MetadataHeader.SIZE];
        if (!fill(Part.METADATA_HEADER, area.offset(), bytes, 0, bytes.length)) {
            return null;
        }
        long stored = LittleEndian.u32(bytes, 0);
        long computed = LvmChecksum.of(bytes, MAGIC_OFFSET, bytes.length - MAGIC_OFFSET);
        long version = LittleEndian.u32(bytes, VERSION_OFFSET);
        long start = LittleEndian.u64(bytes, START_OFFSET);
        long size = LittleEndian.u64(bytes, SIZE_OFFSET);
        boolean good = check(stored == computed, area, Problem.CHECKSUM, stored, computed);
        boolean magic = Arrays.equals(MAGIC, 0, MAGIC.length, bytes, MAGIC_OFFSET, MAGIC_OFFSET + MAGIC.length);
        good &= check(magic, area, Problem.MAGIC, 0, 0);
        good &= check(version == VERSION, area, Problem.VERSION, version, VERSION);
        good &= check(start == area.offset(), area, Problem.WRONG_PLACE, start, area.offset());
        if (!good) {
            return null;
        }
        boolean sized = size > MetadataHeader.SIZE && size <= Long.MAX_VALUE - start;
        if (!check(sized, area, Problem.OUT_OF_BOUNDS, size, area.size())) {
            return null;
        }
        List<RawLocation> more = new ArrayList<>();
        RawLocation first = location(bytes, LOCATIONS_OFFSET);
        for (int at = LOCATIONS_OFFSET + LOCATION_SIZE; at + LOCATION_SIZE <= bytes.length; at += LOCATION_SIZE) {
            RawLocation next = location(bytes, at);
            if (next.offset() == 0) {
                break;
            }
            more.add(next);
        }
        return new MetadataHeader(stored, version, start, size, first, more);
    }

    private boolean check(boolean good, DiskArea area, Problem problem, long found, long expected) {
        if (!good) {
            damages.add(Damage.of(Part.METADATA_HEADER, area.offset(), problem, found, expected));
        }
        return good;
    }

    private static RawLocation location(byte[] bytes, int at) {
        return new RawLocation(
                LittleEndian.u64(bytes, at),
                LittleEndian.u64(bytes, at + 8),
                LittleEndian.u32(bytes, at + 16),
                LittleEndian.u32(bytes, at + 20));
    }

    private byte @Nullable [] text(MetadataHeader header, RawLocation location) {
        long ring = header.size() - MetadataHeader.SIZE;
        boolean inside = location.offset() >= MetadataHeader.SIZE && location.offset() < header.size();
        if (!inside) {
            return badText(header.start(), Problem.OUT_OF_BOUNDS, location.offset(), header.size());
        }
        long place = header.start() + location.offset();
        if (location.size() <= 0 || location.size() > ring) {
            return badText(place, Problem.OUT_OF_BOUNDS, location.size(), ring);
        }
        if (location.size() > MAX_TEXT) {
            return badText(place, Problem.TOO_LARGE, location.size(), MAX_TEXT);
        }
        if (location.size() > source.size()) {
            return badText(place, Problem.BEYOND_DEVICE, location.size(), source.size());
        }
        boolean terminated = endsInNul(header, location);
        byte[] bytes = new byte[(int) location.size() - (terminated ? 1 : 0)];
        int beforeEnd = (int) Math.min(bytes.length, header.size() - location.offset());
        boolean whole = fill(Part.METADATA_TEXT, place, bytes, 0, beforeEnd)
                && fill(
                        Part.METADATA_TEXT,
                        header.start() + MetadataHeader.SIZE,
                        bytes,
                        beforeEnd,
                        bytes.length - beforeEnd);
        if (!whole) {
            return null;
        }
        long computed = terminated ? LvmChecksum.ofTerminated(bytes) : LvmChecksum.of(bytes, 0, bytes.length);
        if (computed != location.checksum()) {
            return badText(place, Problem.CHECKSUM, location.checksum(), computed);
        }
        return bytes;
    }

    /** Whether a text's last byte can be read and is the NUL lvm2 puts there: then it need not be cut off of megabytes. */
    private boolean endsInNul(MetadataHeader header, RawLocation location) {
        long last = location.offset() + location.size() - 1;
        long ring = header.size() - MetadataHeader.SIZE;
        byte[] bytes = {1};
        try {
            source.read(header.start() + (last < header.size() ? last : last - ring), bytes, 0, 1);
        } catch (IOException e) {
            // said when all of it is read
        }
        return bytes[0] == 0;
    }

    private byte @Nullable [] badText(long place, Problem problem, long found, long expected) {
        damages.add(Damage.of(Part.METADATA_TEXT, place, problem, found, expected));
        return null;
    }

    private boolean fill(Part part, long offset, byte[] into, int at, int length) {
        if (length == 0) {
            return true;
        }
        try {
            int count = source.read(offset, into, at, length);
            if (count == length) {
                return true;
            }
            damages.add(Damage.of(part, offset, Problem.BEYOND_DEVICE, count, length));
        } catch (IOException e) {
            damages.add(new Damage(part, offset, Problem.UNREADABLE, 0, 0, e.getMessage()));
        }
        return false;
    }
}
