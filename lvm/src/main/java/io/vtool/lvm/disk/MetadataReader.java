package io.vtool.lvm.disk;

import io.vtool.lvm.disk.Damage.Part;
import io.vtool.lvm.disk.Damage.Problem;
import io.vtool.lvm.text.MetadataText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final long WORD = 0xFFFF_FFFFL;
    private static final int LONGEST_NAME = 127;

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

    /** An area of which only the header is wanted. */
    public static MetadataArea readHeader(BlockSource source, DiskArea area) {
        MetadataReader reader = new MetadataReader(source);
        return new MetadataArea(area, reader.header(area), null, reader.damages);
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

    /**
     * Reads a text in the way of lvm2, which takes of both its parts the last 32 bits of the size: the one up to the area's
     * end, and the one behind the area's header.
     */
    private byte @Nullable [] text(MetadataHeader header, RawLocation location) {
        long place = header.start() + location.offset();
        long end = location.offset() + location.size();
        long wrap = Long.compareUnsigned(end, header.size()) > 0 ? end - header.size() & WORD : 0;
        long beforeEnd = location.size() - wrap & WORD;
        long start = header.start() + MetadataHeader.SIZE;
        if (!inside(place, beforeEnd) || wrap > 0 && !inside(start, wrap)) {
            return null;
        }
        if (beforeEnd + wrap > MAX_TEXT) {
            return badText(place, Problem.TOO_LARGE, location.size(), MAX_TEXT);
        }
        boolean terminated = beforeEnd + wrap > 0 && isNul(wrap > 0 ? start + wrap - 1 : place + beforeEnd - 1);
        byte[] bytes = new byte[(int) (beforeEnd + wrap) - (terminated ? 1 : 0)];
        int first = (int) Math.min(bytes.length, beforeEnd);
        boolean whole = fill(Part.METADATA_TEXT, place, bytes, 0, first)
                && fill(Part.METADATA_TEXT, start, bytes, first, bytes.length - first);
        if (!whole) {
            return null;
        }
        boolean named = beginsWithName(bytes);
        if (!named) {
            badText(place, Problem.NAME, 0, 0);
        }
        long computed = terminated ? LvmChecksum.ofTerminated(bytes) : LvmChecksum.of(bytes, 0, bytes.length);
        if (computed != location.checksum()) {
            return badText(place, Problem.CHECKSUM, location.checksum(), computed);
        }
        return named ? bytes : null;
    }

    /** Whether the device reaches so far; if not nothing is read. */
    private boolean inside(long place, long length) {
        boolean inside = place >= 0 && place <= source.size() && length <= source.size() - place;
        if (!inside) {
            damages.add(Damage.of(Part.METADATA_TEXT, place, Problem.BEYOND_DEVICE, 0, length));
        }
        return inside;
    }

    /** Whether a text begins with what may be the name of a group. */
    private static boolean beginsWithName(byte[] text) {
        int length = 0;
        while (length < text.length && length < LONGEST_NAME && !endsName(text[length])) {
            length++;
        }
        return MetadataText.validName(new String(text, 0, length, StandardCharsets.ISO_8859_1));
    }

    private static boolean endsName(byte c) {
        return c == 0 || c == ' ' || c >= '\t' && c <= '\r' || c == '{';
    }

    /** Whether a text's last byte can be read and is the NUL lvm2 puts there: then it need not be cut off of megabytes. */
    private boolean isNul(long place) {
        byte[] bytes = {1};
        try {
            source.read(place, bytes, 0, 1);
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
