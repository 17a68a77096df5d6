package io.vtool.lvm.display;

import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/** Whether enough images of a RAID volume are there for its data to be read. */
final class RaidLegs {
    private static final int COPIES = 2;

    private RaidLegs() {}

    /** True also for what is no RAID volume. */
    static boolean suffice(Volume volume) {
        VolumeSegment first = volume.first();
        if (first == null || !first.kind().raid()) {
            return true;
        }
        SegmentKind kind = first.kind();
        int images = first.areas().size();
        if (kind.raid10()) {
            return eachPairHasOne(first, images);
        }
        int missing = 0;
        for (int i = 0; i < images; i++) {
            missing += partial(first.areaVolume(i)) ? 1 : 0;
        }
        return missing <= (kind.mirrored() ? images - 1 : kind.parity());
    }

    /** Pairs are counted round the images twice, so that with an odd number of them the last and the first are a pair too. */
    private static boolean eachPairHasOne(VolumeSegment segment, int images) {
        int missing = 0;
        for (int i = 0; i < images * COPIES; i++) {
            missing = i % COPIES == 0 ? 0 : missing;
            missing += partial(segment.areaVolume(i % images)) ? 1 : 0;
            if (missing == COPIES) {
                return false;
            }
        }
        return true;
    }

    private static boolean partial(@Nullable Volume image) {
        return image != null && image.is(VolumeFlag.PARTIAL);
    }
}
