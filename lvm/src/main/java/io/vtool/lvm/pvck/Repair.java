package io.vtool.lvm.pvck;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.write.AreaUpdate;
import io.vtool.lvm.write.PvHeaderSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code pvck} writes: the label, the label with the PV header, or the metadata in an area. */
final class Repair {
    private static final int SECTOR = 512;
    private static final long FIRST_AREA = 4096;
    private static final int MAGIC_OFFSET = 4;
    private static final String MAGIC = " LVM2 x[5A%r0N*>";
    private static final String ADVICE = "See --repairtype pv_header to repair headers.";

    private final LvmRun run;
    private final BlockSource source;
    private final long sector;
    private final PvckSettings settings;
    private final @Nullable RepairText text;

    private Repair(LvmRun run, BlockSource source, long sector, PvckSettings settings, @Nullable RepairText text) {
        this.run = run;
        this.source = source;
        this.sector = sector;
        this.settings = settings;
        this.text = text;
    }

    static int run(LvmRun run, long sector) {
        String name = run.line().operands().get(0);
        String reason = DeviceScan.unusable(run, name);
        BlockSource source = null;
        for (GivenDevice device : run.world().devices()) {
            source = device.source().name().equals(name) ? device.source() : source;
        }
        if (source == null) {
            run.error("Cannot access device " + name + ".");
            run.error("Failed to set up device " + name + ".");
            return LvmStatus.FAILED;
        }
        PvckSettings settings = PvckSettings.of(run);
        String file = run.line().value("file");
        RepairText text = settings == null || file == null ? null : RepairText.read(run, file);
        if (settings == null || file != null && text == null) {
            return LvmStatus.FAILED;
        }
        if (reason != null) {
            run.error("Cannot use " + name + ": " + reason + ".");
            return LvmStatus.FAILED;
        }
        return new Repair(run, source, sector, settings, text).all();
    }

    private int all() {
        String type = run.line().value("repairtype");
        Outcome outcome;
        try {
            if (type == null) {
                outcome = header();
                outcome = outcome == Outcome.DONE ? metadata() : outcome;
            } else {
                outcome = switch (type) {
                    case "label_header" -> label();
                    case "pv_header" -> header();
                    default -> metadata();
                };
            }
        } catch (IOException e) {
            run.error("Failed to write to " + source.name() + ": " + e.getMessage() + ".");
            return LvmStatus.FAILED;
        }
        if (outcome == Outcome.REFUSED) {
            run.error("Command failed with status code " + LvmStatus.FAILED + ".");
        }
        return outcome == Outcome.DONE ? LvmStatus.DONE : LvmStatus.FAILED;
    }

    private Outcome label() throws IOException {
        Areas areas = LabelDump.read(run, source, sector, false);
        if (!areas.label()) {
            noLabel();
            if (!Consent.given(run, "Write LVM header to device? ")) {
                return Outcome.REFUSED;
            }
        }
        PvHeaderSector header = sector();
        if (header == null) {
            return Outcome.FAILED;
        }
        long checksum = header.label(sector);
        run.print("Writing label_header.crc 0x" + hex(checksum));
        return write(header);
    }

    private void noLabel() {
        run.error("WARNING: No LVM label found on " + source.name() + ".  It may not be an LVM device.");
    }

    private @Nullable PvHeaderSector sector() throws IOException {
        byte[] bytes = new byte[SECTOR];
        if (source.read(sector * SECTOR, bytes, 0, SECTOR) < SECTOR) {
            run.error("Failed to read label_header at " + sector * SECTOR);
            return null;
        }
        return new PvHeaderSector(bytes);
    }

    private Outcome write(PvHeaderSector header) throws IOException {
        if (run.line().has("test")) {
            run.error("Skip writing in test mode.");
            return Outcome.DONE;
        }
        if (!Consent.given(run, "Write new LVM header to " + source.name() + "? ")) {
            return Outcome.REFUSED;
        }
        run.world().targets().target(source.name()).write(sector * SECTOR, header.bytes(), 0, SECTOR);
        return Outcome.DONE;
    }

    private Outcome header() throws IOException {
        Areas areas = LabelDump.read(run, source, sector, false);
        if (!areas.label()) {
            noLabel();
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
        boolean none = isZero("mda_offset") && isZero("mda_size");
        if (count == 0 && none) {
            run.error("WARNING: PV will have no metadata with zero metadata areas.");
        } else if (count == 0) {
            run.error("WARNING: no previous metadata areas found on device.");
            if (!Consent.given(run, "Should a metadata area be included? ")) {
                run.error("To repair with zero metadata areas, use --settings \"mda_offset=0 mda_size=0\".");
                return Outcome.FAILED;
            }
            count = 1;
        }
        Long offset = settings.number("mda2_offset");
        Long size = settings.number("mda2_size");
        if (count > 0 && (offset != null || size != null)) {
            if (differs("offset", second.offset(), offset) || differs("size", second.size(), size)) {
                return Outcome.FAILED;
            }
            second = new DiskArea(offset == null ? 0 : offset, size == null ? 0 : size);
            count = 2;
        }
        PvHeaderSector header = sector();
        Identity identity = header == null ? null : identity(header);
        if (header == null || identity == null || takenElsewhere(identity.id())) {
            return Outcome.FAILED;
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
        run.print("Writing label_header.crc 0x" + hex(checksum) + " pv_header uuid "
                + identity.id().bare() + " device_size " + identity.deviceSize());
        run.print("Writing data_offset " + identity.dataOffset() + " mda1_offset " + first.offset() + " mda1_size "
                + first.size() + " mda2_offset " + second.offset() + " mda2_size " + second.size());
        return write(header);
    }

    private boolean isZero(String setting) {
        Long value = settings.number(setting);
        return value != null && value == 0;
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

    /** Which PV it is, as the settings say, else as the metadata says. */
    private @Nullable Identity identity(PvHeaderSector header) {
        Long size = settings.number("device_size");
        Long data = settings.number("data_offset");
        LvmId set = settings.id();
        if (size != null && data != null && set != null && text == null) {
            if (source.size() != size) {
                run.error("WARNING: device_size setting " + size + " bytes does not match device size " + source.size()
                        + " bytes.");
            }
            return sane(set, size, data / SECTOR * SECTOR);
        }
        if (text == null) {
            run.error("Metadata input file is needed for pv_header info.");
            run.error("See pvck --dump to locate and create a metadata file.");
            return null;
        }
        LvmId now = header.id();
        if (now != null && set != null && !now.equals(set)) {
            run.error(
                    "WARNING: existing PV UUID " + now.bare() + " does not match pv_uuid setting " + set.bare() + ".");
        }
        Section pvs = text.physicalVolumes(run);
        return pvs == null ? null : listed(pvs, set, now);
    }

    private @Nullable Identity listed(Section pvs, @Nullable LvmId set, @Nullable LvmId now) {
        LvmId wanted = set == null ? now : set;
        for (Section pv : pvs.sections()) {
            String written = pv.text("id");
            LvmId id = written == null ? null : LvmId.parse(written);
            boolean same = wanted == null ? source.name().equals(pv.text("device")) : wanted.equals(id);
            if (id != null && same) {
                return sane(id, pv.number("dev_size", 0) * SECTOR, pv.number("pe_start", 0) * SECTOR);
            }
        }
        if (set != null) {
            run.error("PV UUID " + set.bare() + " not found in metadata file.");
        } else if (now != null) {
            run.error("PV UUID " + now.bare() + " in existing pv_header not found in metadata file.");
        } else {
            run.error("PV name " + source.name() + " not found in metadata file.");
        }
        run.error("No valid PV UUID, specify a PV UUID from metadata in --settings.");
        return null;
    }

    /** A PV whose data cannot lie before its first metadata area. */
    private @Nullable Identity sane(LvmId id, long deviceSize, long dataOffset) {
        if (dataOffset <= FIRST_AREA || deviceSize <= 0) {
            run.error("A PV of " + deviceSize + " bytes with data at " + dataOffset + " is not possible.");
            return null;
        }
        return new Identity(id, deviceSize, dataOffset);
    }

    private boolean takenElsewhere(LvmId id) {
        for (GivenDevice device : run.world().devices()) {
            ScannedDevice other =
                    device.source().name().equals(source.name()) ? null : ScannedDevice.read(device.source());
            if (other != null && other.pv() != null && other.pv().id().equals(id)) {
                run.error("Cannot use PV UUID " + id.bare() + " which exists on " + other.name());
                return true;
            }
        }
        return false;
    }

    private Outcome metadata() throws IOException {
        if (text == null) {
            run.error("Metadata input file is required.");
            return Outcome.FAILED;
        }
        Areas areas = LabelDump.read(run, source, sector, false);
        if (!areas.label()) {
            run.error("No lvm label found on device.");
            run.error(ADVICE);
            return Outcome.FAILED;
        }
        if (areas.metadata().isEmpty() && isZero("mda_offset") && isZero("mda_size")) {
            run.print("No metadata areas on device to repair.");
            return Outcome.DONE;
        }
        Long set = settings.number("mda_num");
        long number = set == null ? 0 : set;
        boolean missing = number == 1 && areas.first().offset() == 0
                || number == 2 && areas.second().offset() == 0;
        if (areas.metadata().isEmpty() || missing) {
            run.error(
                    areas.metadata().isEmpty()
                            ? "No metadata areas found on device."
                            : "No mda" + number + " offset found.");
            run.error(ADVICE);
            return Outcome.FAILED;
        }
        Outcome outcome = Outcome.DONE;
        if (number <= 1) {
            outcome = area(text, 1, areas.first());
        }
        if ((number == 0 || number == 2) && areas.second().offset() != 0) {
            Outcome second = area(text, 2, areas.second());
            outcome = outcome == Outcome.DONE ? second : outcome;
        }
        return outcome;
    }

    private Outcome area(RepairText wanted, int number, DiskArea area) throws IOException {
        byte[] bytes = wanted.bytes();
        if (bytes.length > area.size() - SECTOR) {
            run.error("Metadata text " + bytes.length + " too large for mda_size " + area.size() + " max "
                    + ((area.size() - SECTOR) / 2 - SECTOR));
            return Outcome.FAILED;
        }
        run.print("Writing metadata at " + (area.offset() + SECTOR) + " length " + bytes.length + " crc 0x"
                + hex(wanted.checksum()) + " mda" + number);
        run.print("Writing mda_header at " + area.offset() + " mda" + number);
        if (run.line().has("test")) {
            run.error("Skip writing in test mode.");
            return Outcome.DONE;
        }
        if (!Consent.given(run, "Write new LVM metadata to " + source.name() + "? ")) {
            return Outcome.REFUSED;
        }
        AreaUpdate.only(run.world().targets().target(source.name()), area, bytes);
        return Outcome.DONE;
    }

    private static String hex(long checksum) {
        String digits = Long.toHexString(checksum);
        return "0".repeat(8 - digits.length()) + digits;
    }

    private enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    private record Identity(LvmId id, long deviceSize, long dataOffset) {}
}
