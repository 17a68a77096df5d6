package io.vtool.lvm.report;

import static io.vtool.lvm.view.VolumeFlag.INTEGRITY;
import static io.vtool.lvm.view.VolumeFlag.RAID;

import io.vtool.lvm.kernel.SegmentStatus;
import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeRole;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/** The fields of volumes that only RAID and integrity have: what their targets count and how they are set. */
final class RaidFields {
    private RaidFields() {}

    static Cell cell(String id, Volume volume, KernelSource source, Messages messages) {
        boolean asks = volume.is(RAID) && id.endsWith("n") || id.endsWith("mismatch_count");
        SegmentStatus.Raid status =
                asks && volume.is(RAID) && source.kernel().status() instanceof SegmentStatus.Raid raid ? raid : null;
        return switch (id) {
            case "raid_mismatch_count" -> status == null ? Cell.blankNumber() : Cell.number(status.mismatches());
            case "raid_sync_action" -> Cell.text(status == null ? "" : status.syncAction());
            case "raid_write_behind" -> positive(volume, "writebehind");
            case "raid_min_recovery_rate" -> positive(volume, "min_recovery_rate");
            case "raid_max_recovery_rate" -> positive(volume, "max_recovery_rate");
            case "raidintegritymode" -> integrityMode(volume);
            case "raidintegrityblocksize" -> integrityBlockSize(volume);
            case "integritymismatches" -> mismatches(volume, source, messages);
            default -> Cell.blank();
        };
    }

    /** What was counted for a volume with integrity, or for all images of one that is RAID; blank if any does not tell. */
    private static Cell mismatches(Volume volume, KernelSource source, Messages messages) {
        if (volume.is(INTEGRITY)) {
            long count = mismatches(volume, source.kernel(), messages);
            return count < 0 ? Cell.blankNumber() : Cell.number(count);
        }
        VolumeSegment first = volume.is(RAID) ? volume.first() : null;
        if (first == null || integrity(volume) == null) {
            return Cell.blankNumber();
        }
        long total = 0;
        boolean complete = true;
        for (int i = 0; i < first.areas().size(); i++) {
            Volume image = first.areaVolume(i);
            if (image != null && image.is(INTEGRITY)) {
                long count = mismatches(image, source.kernel(image), messages);
                complete &= count >= 0;
                total += count;
            }
        }
        return complete ? Cell.number(total) : Cell.blankNumber();
    }

    private static long mismatches(Volume volume, VolumeKernel kernel, Messages messages) {
        if (!kernel.driver()) {
            messages.error(
                    "Failed to get device mapper status for " + volume.inGroup().name() + '/' + volume.name());
        }
        return kernel.status() instanceof SegmentStatus.Integrity integrity ? integrity.mismatches() : -1;
    }

    private static Cell positive(Volume volume, String name) {
        long value = VolumeRole.raidType(volume) && volume.kind().raid() ? VolumeFields.setting(volume, name, 0) : 0;
        return value == 0 ? Cell.blankNumber() : Cell.number(value);
    }

    /** The integrity segment of a volume, or that under the first image of a RAID volume that has one. */
    private static @Nullable VolumeSegment integrity(Volume volume) {
        VolumeSegment first = volume.first();
        if (first == null || volume.is(INTEGRITY)) {
            return first;
        }
        if (volume.is(RAID)) {
            for (int i = 0; i < first.areas().size(); i++) {
                Volume image = first.areaVolume(i);
                VolumeSegment below = image == null ? null : image.first();
                if (below != null && below.kind().integrity()) {
                    return below;
                }
            }
        }
        return null;
    }

    private static Cell integrityMode(Volume volume) {
        VolumeSegment segment = integrity(volume);
        String mode = segment == null ? null : segment.settings().text("mode");
        if (mode == null) {
            return Cell.blank();
        }
        return Cell.text(mode.startsWith("B") ? "bitmap" : mode.startsWith("J") ? "journal" : "");
    }

    private static Cell integrityBlockSize(Volume volume) {
        VolumeSegment segment = integrity(volume);
        return Cell.number(segment == null ? -1 : segment.settings().number("block_size", 0));
    }
}
