package io.vtool.lvm.report;

import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places a segment takes, written as name(first) or name:first-last. */
final class Ranges {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private Ranges() {}

    static List<String> of(VolumeSegment segment, boolean range, boolean markHidden) {
        List<String> found = new ArrayList<>(segment.areas().size());
        boolean marked = false;
        for (Place place : segment.areas()) {
            PhysicalVolume pv = place.pv();
            Volume volume = place.volume();
            // as in lvm2, a PV behind a hidden volume is marked like that
            marked = markHidden && (volume == null ? marked : !volume.visible());
            String name = pv != null ? pv.name() : volume != null ? volume.name() : "unassigned";
            long length = pv != null ? segment.areaLength() : volume != null ? volume.extentCount() : 0;
            found.add((marked ? '[' + name + ']' : name) + extents(pv != null ? place.extent() : 0, length, range));
        }
        return found;
    }

    static List<String> ofMetadata(VolumeSegment segment, boolean range, boolean markHidden) {
        List<String> found = new ArrayList<>();
        boolean part =
                segment.volume().is(VolumeFlag.RAID_META) || segment.volume().is(VolumeFlag.RAID_IMAGE);
        if (segment.kind().raid() && !segment.kind().name().equals("raid0") && !part) {
            for (Volume metadata : segment.metadataAreas()) {
                found.add(volume(metadata, range, markHidden));
            }
        }
        return found;
    }

    private static String volume(@Nullable Volume volume, boolean range, boolean markHidden) {
        if (volume == null) {
            return "unassigned" + extents(0, 0, range);
        }
        String name = markHidden && !volume.visible() ? '[' + volume.name() + ']' : volume.name();
        return name + extents(0, volume.extentCount(), range);
    }

    private static String extents(long first, long count, boolean range) {
        return range ? ":" + first + '-' + (first + count - 1 & UNSIGNED) : "(" + first + ')';
    }
}
