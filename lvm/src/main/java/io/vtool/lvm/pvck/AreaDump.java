package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.Remark;
import io.vtool.lvm.text.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A metadata area: its header and the text it points to, printed and checked. */
final class AreaDump {
    private static final int HEADER_SIZE = 512;
    private static final int MAGIC_OFFSET = 4;
    private static final int MAGIC_SIZE = 16;
    private static final int VERSION_OFFSET = 20;
    private static final int START_OFFSET = 24;
    private static final int SIZE_OFFSET = 32;
    private static final int LOCATIONS_OFFSET = 40;
    private static final int LOCATION_SIZE = 24;
    private static final String MAGIC = " LVM2 x[5A%r0N*>";
    private static final String MAGIC_HEXADECIMAL = "204c564d3220785b35412572304e2a3e";
    private static final long IGNORED = 1;
    private static final long WORD = 0xFFFF_FFFFL;
    private static final long FIRST_AREA = 4096;

    private final LvmRun run;
    private final BlockSource source;
    private final DiskArea area;
    private final int number;
    private final Show show;
    private final @Nullable String file;
    private boolean good = true;
    private boolean found;
    private long checksum;

    /** What of the area is printed. */
    enum Show {
        /** Nothing: it is only checked. */
        NOTHING,
        /** The header. */
        HEADER,
        /** The committed text. */
        TEXT,
        /** Every text in the ring. */
        ALL_TEXTS,
        /** The area as it is, into a file. */
        BYTES
    }

    AreaDump(LvmRun run, BlockSource source, DiskArea area, Show show, @Nullable String file) {
        this.run = run;
        this.source = source;
        this.area = area;
        this.number = area.offset() == FIRST_AREA ? 1 : 2;
        this.show = show;
        this.file = file;
    }

    boolean good() {
        return good;
    }

    /** Whether there is a header at all. */
    boolean found() {
        return found;
    }

    /** That of the committed text, 0 if there is none. */
    long checksum() {
        return checksum;
    }

    AreaDump read() {
        RawBytes bytes = RawBytes.read(run, source, area.offset(), HEADER_SIZE);
        if (bytes == null) {
            run.print("CHECK: failed to read mda_header at " + offset());
            good = false;
            return this;
        }
        header(bytes);
        if (show == Show.BYTES) {
            save();
            return this;
        }
        Location first = location(bytes, 0);
        location(bytes, 1);
        if (first.ignored() || first.offset() == 0) {
            return this;
        }
        checksum = first.checksum();
        if (show == Show.ALL_TEXTS) {
            RawBytes ring = RawBytes.read(run, source, area.offset(), area.size());
            if (ring == null && RawBytes.fits(area.size())) {
                check(
                        false,
                        "failed to read metadata area at offset " + offset() + " size "
                                + Long.toUnsignedString(area.size()));
            } else if (ring != null) {
                new TextSearch(run, ring, area.offset(), file).print();
            }
        } else {
            text(first);
        }
        return this;
    }

    private String offset() {
        return Long.toUnsignedString(area.offset());
    }

    private void header(RawBytes bytes) {
        String name = "mda_header_" + number;
        long computed = bytes.checksum(MAGIC_OFFSET, HEADER_SIZE - MAGIC_OFFSET);
        long start = bytes.u64(START_OFFSET);
        long size = bytes.u64(SIZE_OFFSET);
        if (show == Show.HEADER) {
            run.print(name + " at " + offset() + " # metadata area");
            run.print(name + ".checksum 0x" + Long.toHexString(bytes.u32(0)));
            run.print(name + ".magic 0x" + bytes.hexadecimal(MAGIC_OFFSET, MAGIC_SIZE));
            run.print(name + ".version " + bytes.u32(VERSION_OFFSET));
            run.print(name + ".start " + Long.toUnsignedString(start));
            run.print(name + ".size " + Long.toUnsignedString(size));
        }
        check(computed == bytes.u32(0), name + ".checksum expected 0x" + Long.toHexString(computed));
        found = bytes.has(MAGIC, MAGIC_OFFSET);
        check(found, name + ".magic expected 0x" + MAGIC_HEXADECIMAL);
        check(bytes.u32(VERSION_OFFSET) == 1, name + ".version expected 1");
        check(start == area.offset(), name + ".start does not match pv_header.disk_locn.offset " + offset());
        check(
                size == area.size(),
                name + ".size does not match pv_header.disk_locn.size " + Long.toUnsignedString(area.size()));
    }

    private Location location(RawBytes bytes, int index) {
        int at = LOCATIONS_OFFSET + index * LOCATION_SIZE;
        Location location = new Location(bytes.u64(at), bytes.u64(at + 8), bytes.u32(at + 16), bytes.u32(at + 20));
        String name = "mda_header_" + number + ".raw_locn[" + index + "]";
        boolean wrapped = Long.compareUnsigned(location.offset() + location.size(), area.size()) > 0;
        if (show == Show.HEADER) {
            run.print(name + " at " + Long.toUnsignedString(area.offset() + at) + " # "
                    + (index == 0 ? "commit" : "precommit") + (wrapped ? " wrapped" : ""));
            run.print(name + ".offset " + Long.toUnsignedString(location.offset()));
            run.print(name + ".size " + Long.toUnsignedString(location.size()));
            run.print(name + ".checksum 0x" + Long.toHexString(location.checksum()));
            run.print(name + ".flags 0x" + Long.toHexString(location.flags())
                    + (location.ignored() ? " # RAW_LOCN_IGNORED" : ""));
        }
        if (index == 1 && location.offset() != 0) {
            run.print("CHECK: " + name + " for precommit not empty");
        }
        long room = area.size() - HEADER_SIZE;
        if (!location.ignored() && Long.compareUnsigned(location.size(), room) > 0) {
            run.print("CHECK: " + name + ".size larger than metadata area size");
            return new Location(location.offset(), room, location.checksum(), location.flags());
        }
        return location;
    }

    private void text(Location location) {
        String name = "mda_header_" + number + ".raw_locn[0]";
        long place = area.offset() + location.offset();
        RawBytes text = join(location, name);
        if (text == null) {
            return;
        }
        long computed = text.checksum(0, text.bytes().length);
        check(
                computed == location.checksum(),
                "metadata text at " + Long.toUnsignedString(place) + " crc does not match " + name + ".checksum");
        ConfigNode first = null;
        try {
            first = first(ConfigParser.parse(beforeNul(text)));
            check(
                    first != null,
                    "failed to parse metadata text at " + Long.toUnsignedString(place) + " size "
                            + Long.toUnsignedString(location.size()));
        } catch (ConfigFormatException e) {
            run.error(e.inWords());
            run.once(RawBytes.TOLD);
            check(
                    false,
                    "failed to parse metadata text at " + Long.toUnsignedString(place) + " size "
                            + Long.toUnsignedString(location.size()));
        }
        long seqno = 0;
        if (first instanceof Section group) {
            for (int i = group.count("seqno"); i > 1; i--) {
                run.error("WARNING: Ignoring duplicate config node: seqno (seeking seqno)");
            }
            seqno = group.number("seqno", 0) & WORD;
        }
        if (show == Show.NOTHING) {
            return;
        }
        run.print("metadata text at " + Long.toUnsignedString(place) + " crc 0x" + Long.toHexString(computed)
                + " # vgname " + (first == null ? "?" : first.name()) + " seqno " + seqno);
        if (show == Show.TEXT) {
            String printed = new String(beforeNul(text), StandardCharsets.ISO_8859_1);
            if (file == null) {
                run.print("---");
                run.world().output().out(printed + "\n");
                run.print("---");
            } else {
                save(run, file, beforeNul(text)); // a failure is said and changes nothing, as there
            }
        }
    }

    /** What stands first, but for remarks. */
    private static @Nullable ConfigNode first(Section whole) {
        for (int i = 0; i < whole.size(); i++) {
            if (!(whole.node(i) instanceof Remark)) {
                return whole.node(i);
            }
        }
        return null;
    }

    private static byte[] beforeNul(RawBytes text) {
        int length = 0;
        while (length < text.bytes().length && text.bytes()[length] != 0) {
            length++;
        }
        return Arrays.copyOf(text.bytes(), length);
    }

    /** The text in one piece, be it wrapped or not; the sizes of its parts are numbers of 32 bits. */
    private @Nullable RawBytes join(Location location, String name) {
        long end = location.offset() + location.size();
        long place = area.offset() + location.offset();
        String whole = name + ".offset " + Long.toUnsignedString(location.offset()) + " size "
                + Long.toUnsignedString(location.size());
        if (Long.compareUnsigned(end, area.size()) <= 0) {
            return part(place, location.size(), whole, "");
        }
        long wrap = end - area.size() & WORD;
        RawBytes start = part(place, location.size() - wrap & WORD, whole, " part_a ");
        RawBytes rest = start == null ? null : part(area.offset() + HEADER_SIZE, wrap, whole, " part_b ");
        if (start == null || rest == null) {
            return null;
        }
        byte[] joined = Arrays.copyOf(start.bytes(), start.bytes().length + rest.bytes().length);
        System.arraycopy(rest.bytes(), 0, joined, start.bytes().length, rest.bytes().length);
        return new RawBytes(joined);
    }

    private @Nullable RawBytes part(long place, long size, String whole, String part) {
        RawBytes bytes = RawBytes.read(run, source, place, size);
        if (bytes == null) {
            String where = part.isEmpty() ? "" : part + Long.toUnsignedString(place) + " " + size;
            check(false, "failed to read metadata text at " + whole + where);
        }
        return bytes;
    }

    private void save() {
        if (file == null) {
            good = false;
            return;
        }
        RawBytes bytes = RawBytes.read(run, source, area.offset(), area.size());
        if (bytes == null) {
            check(
                    false,
                    "failed to read metadata area at offset " + offset() + " size "
                            + Long.toUnsignedString(area.size()));
            return;
        }
        int kept = Math.max(0, bytes.bytes().length - HEADER_SIZE);
        good &= save(run, file, Arrays.copyOf(bytes.bytes(), kept));
    }

    static boolean save(LvmRun run, String file, byte[] content) {
        if (BackupToRaw.exists(run, file)) {
            run.error("Failed to create file " + file);
            return false;
        }
        try {
            run.world().files().write(file, content);
            return true;
        } catch (IOException e) {
            run.error("Failed to create file " + file);
            return false;
        }
    }

    private void check(boolean right, String text) {
        if (!right) {
            run.print("CHECK: " + text);
            good = false;
        }
    }

    private record Location(long offset, long size, long checksum, long flags) {
        boolean ignored() {
            return (flags & IGNORED) != 0;
        }
    }
}
