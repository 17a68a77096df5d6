package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.write.PvHeaderSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code pvck} writes of the label and the PV header. */
final class HeaderRepair {
    static final long FIRST_AREA = 4096;

    private static final int SECTOR = 512;
    private static final int MAGIC_OFFSET = 4;
    private static final String MAGIC = " LVM2 x[5A%r0N*>";

    private final RepairTarget target;
    private final LvmRun run;
    private final BlockSource source;
    private final long sector;
    private final PvckSettings settings;
    private final @Nullable RepairText text;

    HeaderRepair(RepairTarget target) {
        this.target = target;
        this.run = target.run();
        this.source = target.source();
        this.sector = target.sector();
        this.settings = target.settings();
        this.text = target.text();
    }

    RepairOutcome label() throws IOException {
        Areas areas = LabelDump.read(run, source, sector, false);
        if (!areas.label()) {
            target.noLabel();
            if (!Consent.given(run, "Write LVM header to device? ")) {
                return RepairOutcome.REFUSED;
            }
        }
        PvHeaderSector header = sector();
        if (header == null) {
            return RepairOutcome.FAILED;
        }
        long checksum = header.label(sector);
        run.print("Writing label_header.crc 0x" + RepairTarget.hex(checksum));
        return write(header);
    }

    private @Nullable PvHeaderSector sector() throws IOException {
        byte[] bytes = new byte[SECTOR];
        if (source.read(sector * SECTOR, bytes, 0, SECTOR) < SECTOR) {
            run.error("Failed to read label_header at " + sector * SECTOR);
            return null;
        }
        return new PvHeaderSector(bytes);
    }

    private RepairOutcome write(PvHeaderSector header) throws IOException {
        if (run.line().has("test")) {
            run.error("Skip writing in test mode.");
            return RepairOutcome.DONE;
        }
        if (!Consent.given(run, "Write new LVM header to " + source.name() + "? ")) {
            return RepairOutcome.REFUSED;
        }
        run.world().targets().target(source.name()).write(sector * SECTOR, header.bytes(), 0, SECTOR);
        return RepairOutcome.DONE;
    }

    RepairOutcome header() throws IOException {
        Areas areas = LabelDump.read(run, source, sector, false);
        if (!areas.label()) {
            target.noLabel();
        }
        List<DiskArea> found = new ArrayList<>(areas.metadata());
        int count = Math.min(found.size(), 2);
        DiskArea second = areas.second();
        if (found.isEmpty()) {
            count = hasHeader(FIRST_AREA) ? 1 : 0;
            DiskArea other = text == null ? null : secondArea(text);
            if (other != null) {
                count = 2;
                second = other;
            }
        }
        boolean none = target.isZero("mda_offset") && target.isZero("mda_size");
        if (count == 0 && none) {
            run.error("WARNING: PV will have no metadata with zero metadata areas.");
        } else if (count == 0) {
            run.error("WARNING: no previous metadata areas found on device.");
            if (!Consent.given(run, "Should a metadata area be included? ")) {
                run.error("To repair with zero metadata areas, use --settings \"mda_offset=0 mda_size=0\".");
                return RepairOutcome.FAILED;
            }
            count = 1;
        }
        Long offset = settings.number("mda2_offset");
        Long size = settings.number("mda2_size");
        if (count > 0 && (offset != null || size != null)) {
            if (differs("offset", second.offset(), offset) || differs("size", second.size(), size)) {
                return RepairOutcome.FAILED;
            }
            second = new DiskArea(offset == null ? 0 : offset, size == null ? 0 : size);
            count = 2;
        }
        PvHeaderSector header = sector();
        PvIdentityChoice choice = new PvIdentityChoice(target);
        PvIdentity identity = header == null ? null : choice.identity(header);
        if (header == null || identity == null || choice.takenElsewhere(identity.id())) {
            return RepairOutcome.FAILED;
        }
        DiskArea first = count > 0 ? new DiskArea(FIRST_AREA, identity.dataOffset() - FIRST_AREA) : new DiskArea(0, 0);
        second = count > 1 ? second : new DiskArea(0, 0);
        List<DiskArea> written = new ArrayList<>();
        if (count > 0) {
            written.add(first);
        }
        if (count > 1) {
            written.add(second);
        }
        long checksum = header.pv(sector, identity.id(), identity.deviceSize(), identity.dataOffset(), written);
        run.print("Writing label_header.crc 0x" + RepairTarget.hex(checksum) + " pv_header uuid "
                + identity.id().bare() + " device_size " + identity.deviceSize());
        run.print("Writing data_offset " + identity.dataOffset() + " mda1_offset " + first.offset() + " mda1_size "
                + first.size() + " mda2_offset " + second.offset() + " mda2_size " + second.size());
        return write(header);
    }

    private boolean differs(String what, long found, @Nullable Long set) {
        boolean differs = found != 0 && found != (set == null ? 0 : set);
        if (differs) {
            run.error("mda2_" + what + " setting " + (set == null ? 0 : set) + " does not match mda2_" + what
                    + " found on disk " + found + ".");
        }
        return differs;
    }

    private boolean hasHeader(long offset) {
        RawBytes bytes = RawBytes.read(source, offset, SECTOR);
        return bytes != null && bytes.has(MAGIC, MAGIC_OFFSET);
    }

    /** A second area behind the data, if there is one with a text of the same group. */
    private @Nullable DiskArea secondArea(RepairText wanted) {
        long mebibyte = 1 << 20;
        if (source.size() < 2 * mebibyte) {
            return null;
        }
        long offset = source.size() / mebibyte * mebibyte - mebibyte;
        RawBytes bytes = RawBytes.read(source, offset, source.size() - offset);
        if (bytes == null || !bytes.has(MAGIC, MAGIC_OFFSET)) {
            return null;
        }
        if (bytes.u32(20) != 1) {
            run.print("Skipping mda2 (wrong mda_header.version)");
            return null;
        }
        if (bytes.u64(24) != offset) {
            run.print("Skipping mda2 (wrong mda_header.start)");
            return null;
        }
        String id = wanted.groupId();
        int size = bytes.bytes().length;
        for (int at = SECTOR; !id.isEmpty() && at < size / 2; at += SECTOR) {
            if (bytes.text(at, Math.min(256, size - at)).contains(id)) {
                run.print("Found mda2 header at offset " + offset + " size " + size);
                return new DiskArea(offset, size);
            }
        }
        run.print("Skipping mda2 (no matching VG UUID in metadata area)");
        return null;
    }
}
