package io.vtool.lvm.display;

import io.vtool.lvm.command.EachVolume;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.kernel.KernelReader;
import io.vtool.lvm.kernel.SegmentStatus;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;

/** The command {@code lvscan}. */
public final class LvScan implements LvmCommand {
    @Override
    public int run(LvmRun run) {
        Units units = Lines.units(run);
        return units == null
                ? LvmStatus.INVALID
                : EachVolume.visit(run, false, new Listing(run, new Lines(run, units, 0)));
    }

    private record Listing(LvmRun run, Lines lines) implements EachVolume.Visitor {
        @Override
        public int volume(Volume volume) {
            if (!run.line().has("all") && !volume.visible() || Incompatible.silent(run)) {
                return LvmStatus.DONE;
            }
            String policy = volume.settings().text("allocation_policy");
            lines.print((active(volume) ? "ACTIVE   " : "inactive ")
                    + (volume.origin() ? "Original" : volume.cow() ? "Snapshot" : "        ") + " '/dev/"
                    + volume.inGroup().name() + "/" + volume.name() + "' [" + lines.size(volume.size()) + "] "
                    + (policy == null ? "inherit" : policy));
            return LvmStatus.DONE;
        }

        private boolean active(Volume volume) {
            if (Activity.of(run, volume) == null) {
                return false;
            }
            VolumeSegment tie = volume.snapshot();
            if (!volume.cow() || tie == null) {
                return true;
            }
            SegmentStatus status =
                    new KernelReader(run.kernel()).read(volume, tie).status();
            return status instanceof SegmentStatus.Snapshot snapshot && !snapshot.invalid();
        }
    }
}
