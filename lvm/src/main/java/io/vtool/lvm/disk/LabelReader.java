package io.vtool.lvm.disk;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.Damage.Part;
import io.vtool.lvm.disk.Damage.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the label in the first four sectors and reads the PV header behind it; everything read lies in these 2 KiB. */
public final class LabelReader {
    static final int SECTOR = 512;
    private static final int SECTORS = 4;

    private static final byte[] LABEL_ID = "LABELONE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LABEL_TYPE = "LVM2 001".getBytes(StandardCharsets.US_ASCII);
    private static final int SECTOR_NUMBER_OFFSET = 8;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int CHECKED_OFFSET = 20;
    private static final int HEADER_OFFSET_OFFSET = 20;
    private static final int TYPE_OFFSET = 24;
    private static final int LABEL_SIZE = 32;
    private static final int AREA_SIZE = 16;

    private final byte[] bytes = new byte[SECTORS * SECTOR];
    private final List<Damage> damages = new ArrayList<>();
    private int at;
    private int end;

    private LabelReader() {}

    /** The label of a device. */
    public static Label read(BlockSource source) {
        LabelReader reader = new LabelReader();
        PvHeader pv = reader.search(source);
        return new Label(pv, reader.damages);
    }

    private @Nullable PvHeader search(BlockSource source) {
        int count;
        try {
            count = source.read(0, bytes, 0, bytes.length);
        } catch (IOException e) {
            damages.add(new Damage(Part.LABEL, 0, Problem.UNREADABLE, 0, 0, e.getMessage()));
            return null;
        }
        int found = -1;
        for (int sector = 0; (sector + 1) * SECTOR <= count; sector++) {
            int start = sector * SECTOR;
            boolean named = same(LABEL_ID, start);
            boolean typed = same(LABEL_TYPE, start + TYPE_OFFSET);
            if (found >= 0 && (named || typed)) {
                damages.add(Damage.of(Part.LABEL, start, Problem.TOO_MANY));
            }
            // lvm2 checks a label that has the right name; one that has only the right type it takes as it is
            boolean good = named ? valid(sector) : typed;
            if (named != typed && good) {
                damages.add(Damage.of(Part.LABEL, start, Problem.MAGIC));
            }
            found = found < 0 && good && typed ? sector : found;
        }
        return found < 0 ? null : header(found);
    }

    private boolean valid(int sector) {
        int start = sector * SECTOR;
        long number = LittleEndian.u64(bytes, start + SECTOR_NUMBER_OFFSET);
        if (number != sector) {
            damages.add(Damage.of(Part.LABEL, start, Problem.WRONG_PLACE, number, sector));
            return false;
        }
        long stored = LittleEndian.u32(bytes, start + CHECKSUM_OFFSET);
        long computed = LvmChecksum.of(bytes, start + CHECKED_OFFSET, SECTOR - CHECKED_OFFSET);
        if (stored != computed) {
            damages.add(Damage.of(Part.LABEL, start, Problem.CHECKSUM, stored, computed));
            return false;
        }
        return true;
    }

    private @Nullable PvHeader header(int sector) {
        int start = sector * SECTOR;
        long offset = LittleEndian.u32(bytes, start + HEADER_OFFSET_OFFSET);
        if (offset < LABEL_SIZE || offset > SECTOR - LvmId.LENGTH - Long.BYTES) {
            damages.add(Damage.of(Part.LABEL, start, Problem.OUT_OF_BOUNDS, offset, LABEL_SIZE));
            return null;
        }
        at = start + (int) offset;
        end = start + SECTOR;
        int headerStart = at;
        LvmId id = LvmId.read(bytes, at);
        if (id == null) {
            damages.add(Damage.of(Part.PV_HEADER, headerStart, Problem.IDENTIFIER));
            id = LvmId.damaged(bytes, at);
        }
        if (id == null) {
            return null;
        }
        at += LvmId.LENGTH;
        long deviceSize = LittleEndian.u64(bytes, at);
        at += Long.BYTES;
        List<DiskArea> data = areas();
        List<DiskArea> metadata = data == null ? null : areas();
        if (data == null || metadata == null) {
            damages.add(Damage.of(Part.PV_HEADER, headerStart, Problem.UNENDED));
            return null;
        }
        long version = u32();
        long flags = version > 0 ? u32() : 0;
        List<DiskArea> bootloader = version > 0 ? areas() : List.of();
        if (bootloader == null) {
            damages.add(Damage.of(Part.PV_HEADER, headerStart, Problem.UNENDED));
            bootloader = List.of();
        }
        long checksum = LittleEndian.u32(bytes, start + CHECKSUM_OFFSET);
        return new PvHeader(sector, checksum, (int) offset, id, deviceSize, data, metadata, version, flags, bootloader);
    }

    /** A list of areas up to the entry whose offset is 0, or null if the sector ends before it. */
    private @Nullable List<DiskArea> areas() {
        List<DiskArea> areas = new ArrayList<>();
        while (at + AREA_SIZE <= end) {
            DiskArea area = new DiskArea(LittleEndian.u64(bytes, at), LittleEndian.u64(bytes, at + Long.BYTES));
            at += AREA_SIZE;
            if (area.offset() == 0) {
                return areas;
            }
            areas.add(area);
        }
        return null;
    }

    private long u32() {
        if (at + Integer.BYTES > end) {
            return 0;
        }
        at += Integer.BYTES;
        return LittleEndian.u32(bytes, at - Integer.BYTES);
    }

    private boolean same(byte[] wanted, int offset) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
