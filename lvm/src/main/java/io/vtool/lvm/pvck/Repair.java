package io.vtool.lvm.pvck;

import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;

/** What {@code pvck} writes: the label, the label with the PV header, or the metadata in an area. */
final class Repair {
    private Repair() {}

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
        return all(new RepairTarget(run, source, sector, settings, text));
    }

    private static int all(RepairTarget target) {
        LvmRun run = target.run();
        HeaderRepair headers = new HeaderRepair(target);
        MetadataRepair areas = new MetadataRepair(target);
        String type = run.line().value("repairtype");
        RepairOutcome outcome;
        try {
            if (type == null) {
                outcome = headers.header();
                outcome = outcome == RepairOutcome.DONE ? areas.metadata() : outcome;
            } else {
                outcome = switch (type) {
                    case "label_header" -> headers.label();
                    case "pv_header" -> headers.header();
                    default -> areas.metadata();
                };
            }
        } catch (IOException e) {
            run.error("Failed to write to " + target.source().name() + ": " + e.getMessage() + ".");
            return LvmStatus.FAILED;
        }
        if (outcome == RepairOutcome.REFUSED) {
            run.error("Command failed with status code " + LvmStatus.FAILED + ".");
        }
        return outcome == RepairOutcome.DONE ? LvmStatus.DONE : LvmStatus.FAILED;
    }
}
