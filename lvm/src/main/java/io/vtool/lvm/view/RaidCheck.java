package io.vtool.lvm.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether the parts and settings of a RAID segment suit its level. */
final class RaidCheck {
    private static final int MOST_IMAGES = 64;
    private static final int LEAST_RAID5 = 2;
    private static final int LEAST_RAID6 = 5;
    private static final int LEAST_RAID10 = 4;

    private final GroupCheck check;
    private final VolumeSegment segment;
    private final Volume volume;
    private final SegmentKind kind;
    private final int count;

    RaidCheck(GroupCheck check, VolumeSegment segment) {
        this.check = check;
        this.segment = segment;
        this.volume = segment.volume();
        this.kind = segment.kind();
        this.count = segment.areas().size();
    }

    void check() {
        if (count > MOST_IMAGES) {
            check.trouble("LV " + volume.name() + " invalid: maximum supported areas " + MOST_IMAGES + " (is " + count
                    + ") for " + segment.type() + " segment");
        }
        images();
        metadata();
        if (kind.raid0()) {
            raid0();
        } else if (kind.name().equals("raid1")) {
            raid1();
        } else {
            striped();
        }
        visible();
    }

    private void wrong(String what) {
        check.trouble("LV " + check.shown(volume) + " invalid: " + what + " for " + segment.type() + " segment");
    }

    private void wrong(String what, long value) {
        wrong(what + " (is " + value + ")");
    }

    private long number(String name) {
        return GroupCheck.word(segment, name);
    }

    private void images() {
        long length = 0;
        for (int i = 0; i < count; i++) {
            Volume image = segment.areaVolume(i);
            if (image == null) {
                wrong("no DataLV");
                continue;
            }
            length = sameSize(image, length, "DataLV size variations");
        }
    }

    private long sameSize(Volume part, long length, String what) {
        if (length != 0 && length != part.extentCount()) {
            wrong(what, part.extentCount());
            return length;
        }
        return part.extentCount();
    }

    private void metadata() {
        long length = 0;
        for (Volume part : segment.metadataAreas()) {
            if (part != null) {
                length = sameSize(part, length, "MetaLV size variations");
            }
        }
    }

    private void stripeSize() {
        if (number("stripe_size") == 0) {
            wrong("zero stripe size");
        }
        if (!GroupCheck.powerOfTwo(number("stripe_size"))) {
            wrong("non power of 2 stripe size", number("stripe_size"));
        }
    }

    private void none(String setting, String what) {
        if (number(setting) != 0) {
            wrong(what, number(setting));
        }
    }

    private long offset() {
        long offset = number("data_offset");
        return offset == 0 && segment.settings().number("data_offset") != null ? 1 : offset;
    }

    private void unshaped() {
        if (SegmentCheck.flagged(volume, "RESHAPE_DATA_OFFSET") || offset() > 1) {
            wrong("data_offset", offset());
        }
        if (SegmentCheck.reshape(volume)) {
            wrong("reshape");
        }
    }

    private void raid0() {
        stripeSize();
        none("region_size", "non-zero region_size");
        none("writebehind", "non-zero write behind");
        none("min_recovery_rate", "non-zero min recovery rate");
        none("max_recovery_rate", "non-zero max recovery rate");
        unshaped();
    }

    private void raid1() {
        none("stripe_size", "non-zero stripe size");
        unshaped();
        recovery();
    }

    private void recovery() {
        if (number("region_size") == 0) {
            wrong("zero region_size");
        }
        if (!GroupCheck.powerOfTwo(number("region_size"))) {
            wrong("non power of 2 region size", number("region_size"));
        }
        if (number("max_recovery_rate") != 0 && number("min_recovery_rate") > number("max_recovery_rate")) {
            wrong("min recovery larger than max recovery", number("min_recovery_rate"));
        }
    }

    private void striped() {
        stripeSize();
        recovery();
        if (offset() > 1
                && (!SegmentCheck.flagged(volume, "RESHAPE_DATA_OFFSET")
                        || (offset() & volume.inGroup().extentSize() - 1) != 0)) {
            wrong("data_offset", offset());
        }
        if (kind.parity() == 1 && count < LEAST_RAID5) {
            wrong("minimum 2 areas required", count);
        } else if (kind.parity() == 2 && count < LEAST_RAID6) {
            wrong("minimum 5 areas required", count);
        } else if (kind.raid10()) {
            if (count < LEAST_RAID10) {
                wrong("minimum 4 areas required", count);
            }
            none("writebehind", "non-zero writebehind");
        }
    }

    private void visible() {
        boolean skipped = volume.is(VolumeFlag.ACTIVATION_SKIP);
        List<@Nullable Volume> metadata = segment.metadataAreas();
        for (int i = 0; i < count; i++) {
            Volume image = segment.areaVolume(i);
            if (image == null) {
                wrong("no raid image SubLV");
            } else if (image.is(VolumeFlag.WRITE) && !skipped && image.visible()) {
                wrong("visible raid image LV");
            }
            if (kind.name().equals("raid0")) {
                continue;
            }
            Volume part = i < metadata.size() ? metadata.get(i) : null;
            if (part == null) {
                wrong("no raid meta SubLV");
            } else if (!skipped && part.visible()) {
                wrong("visible raid meta LV");
            }
        }
    }
}
