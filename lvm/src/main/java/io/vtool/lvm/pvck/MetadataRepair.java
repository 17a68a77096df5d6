package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.write.AreaUpdate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What {@code pvck} writes of the metadata in areas. */
final class MetadataRepair {
    private static final int SECTOR = 512;
    private static final String ADVICE = "See --repairtype pv_header to repair headers.";

    private final RepairTarget target;
    private final LvmRun run;
    private final BlockSource source;
    private final PvckSettings settings;
    private final @Nullable RepairText text;

    MetadataRepair(RepairTarget target) {
        this.target = target;
        this.run = target.run();
        this.source = target.source();
        this.settings = target.settings();
        this.text = target.text();
    }

    RepairOutcome metadata() throws IOException {
        if (text == null) {
            run.error("Metadata input file is required.");
            return RepairOutcome.FAILED;
        }
        Areas areas = LabelDump.read(run, source, target.sector(), false);
        if (!areas.label()) {
            run.error("No lvm label found on device.");
            run.error(ADVICE);
            return RepairOutcome.FAILED;
        }
        if (areas.metadata().isEmpty() && target.isZero("mda_offset") && target.isZero("mda_size")) {
            run.print("No metadata areas on device to repair.");
            return RepairOutcome.DONE;
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
            return RepairOutcome.FAILED;
        }
        RepairOutcome outcome = RepairOutcome.DONE;
        if (number <= 1) {
            outcome = area(text, 1, areas.first());
        }
        if ((number == 0 || number == 2) && areas.second().offset() != 0) {
            RepairOutcome second = area(text, 2, areas.second());
            outcome = outcome == RepairOutcome.DONE ? second : outcome;
        }
        return outcome;
    }

    private RepairOutcome area(RepairText wanted, int number, DiskArea area) throws IOException {
        byte[] bytes = wanted.bytes();
        if (bytes.length > area.size() - SECTOR) {
            run.error("Metadata text " + bytes.length + " too large for mda_size " + area.size() + " max "
                    + ((area.size() - SECTOR) / 2 - SECTOR));
            return RepairOutcome.FAILED;
        }
        run.print("Writing metadata at " + (area.offset() + SECTOR) + " length " + bytes.length + " crc 0x"
                + RepairTarget.hex(wanted.checksum()) + " mda" + number);
        run.print("Writing mda_header at " + area.offset() + " mda" + number);
        if (run.line().has("test")) {
            run.error("Skip writing in test mode.");
            return RepairOutcome.DONE;
        }
        if (!Consent.given(run, "Write new LVM metadata to " + source.name() + "? ")) {
            return RepairOutcome.REFUSED;
        }
        AreaUpdate.only(run.world().targets().target(source.name()), area, bytes);
        return RepairOutcome.DONE;
    }
}
