package io.vtool.lvm.pvck;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.write.PvHeaderSector;
import org.jspecify.annotations.Nullable;

/** Finds out which PV a header is to be of. */
final class PvIdentityChoice {
    private static final int SECTOR = 512;

    private final LvmRun run;
    private final BlockSource source;
    private final PvckSettings settings;
    private final @Nullable RepairText text;

    PvIdentityChoice(RepairTarget target) {
        this.run = target.run();
        this.source = target.source();
        this.settings = target.settings();
        this.text = target.text();
    }

    /** Which PV it is, as the settings say, else as the metadata says. */
    @Nullable
    PvIdentity identity(PvHeaderSector header) {
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

    private @Nullable PvIdentity listed(Section pvs, @Nullable LvmId set, @Nullable LvmId now) {
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
    private @Nullable PvIdentity sane(LvmId id, long deviceSize, long dataOffset) {
        if (dataOffset <= HeaderRepair.FIRST_AREA || deviceSize <= 0) {
            run.error("A PV of " + deviceSize + " bytes with data at " + dataOffset + " is not possible.");
            return null;
        }
        return new PvIdentity(id, deviceSize, dataOffset);
    }

    /** Whether another device has it already. */
    boolean takenElsewhere(LvmId id) {
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
}
