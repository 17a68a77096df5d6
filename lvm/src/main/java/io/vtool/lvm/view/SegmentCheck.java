package io.vtool.lvm.view;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.model.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether a segment and the volumes that it is made of suit each other. */
final class SegmentCheck {
    private static final long LEAST_CACHE_CHUNK = 64;
    private static final long LEAST_POOL_CHUNK = 128;
    private static final long MOST_CHUNK = 2_097_152;

    private final GroupCheck check;
    private final VolumeSegment segment;
    private final Volume volume;
    private final SegmentKind kind;
    private final int number;

    SegmentCheck(GroupCheck check, VolumeSegment segment, int number) {
        this.check = check;
        this.segment = segment;
        this.volume = segment.volume();
        this.kind = segment.kind();
        this.number = number;
    }

    void check() {
        if (volume.is(VolumeFlag.MIRROR_IMAGE) && VolumeTies.mirror(check, volume) == null) {
            wrong("mirror image is not mirrored");
        }
        if (kind.cache()) {
            Volume pool = segment.pool();
            if (pool != null && !pool.is(VolumeFlag.CACHE_POOL) && !pool.is(VolumeFlag.CACHE_VOL)) {
                wrong("is not referencing cache pool LV");
            }
        }
        cacheSettings();
        if (!kind.thinPool() && volume.is(VolumeFlag.ERROR_WHEN_FULL)) {
            wrong("does not support flag ERROR_WHEN_FULL.");
        }
        if (kind.mirror()) {
            mirror();
        }
        if (kind.raid()) {
            new RaidCheck(check, segment).check();
        } else if (!VolumeRole.raidType(volume) && reshape(volume)) {
            wrong("reshape");
        }
        if (kind.thinPool() || kind.cachePool()) {
            pool();
        }
        thin();
        if (kind.vdoPool()) {
            vdoPool();
        }
        Volume place = segment.areaVolume(0);
        if (kind.vdo() && (place == null || !place.is(VolumeFlag.VDO_POOL))) {
            wrong("is not referencing VDO pool LV");
        }
    }

    private void wrong(String what) {
        check.trouble("LV " + check.shown(volume) + ", segment " + number + " invalid: " + what + " for "
                + segment.type() + " segment.");
    }

    /** Whether a volume's status or one of its segment types has a word. */
    static boolean flagged(Volume volume, String word) {
        LogicalVolume text = volume.text();
        if (text == null) {
            return false;
        }
        for (Segment one : text.segments()) {
            if (one.typeFlags().contains(word)) {
                return true;
            }
        }
        return text.status().contains(word);
    }

    static boolean reshape(Volume volume) {
        return flagged(volume, "RESHAPE")
                || flagged(volume, "RESHAPE_DELTA_DISKS_MINUS")
                || flagged(volume, "RESHAPE_DELTA_DISKS_PLUS");
    }

    private void cacheSettings() {
        Volume pool = segment.pool();
        boolean inVolume = pool != null && volume.is(VolumeFlag.CACHE) && pool.is(VolumeFlag.CACHE_VOL);
        boolean marked = flagged(volume, "METADATA_FORMAT")
                || kind.cachePool() && GroupCheck.word(segment, "metadata_format") == 2;
        if (inVolume || volume.is(VolumeFlag.CACHE_POOL)) {
            cacheSettings(inVolume, marked);
            return;
        }
        if (kind.cache()) {
            if (GroupCheck.word(segment, "metadata_format") != 0) {
                wrong("sets cache metadata format");
            }
            if (segment.settings().text("cache_mode") != null) {
                wrong("sets cache mode");
            }
            if (segment.settings().text("policy") != null) {
                wrong("sets policy name");
            }
            if (segment.settings().section("policy_settings") != null) {
                wrong("sets policy settings");
            }
        }
        if (marked) {
            wrong("sets METADATA_FORMAT flag");
        }
    }

    /** The settings of a cache, which stand with its pool or, if it has none, with the volume that is cached. */
    private void cacheSettings(boolean inVolume, boolean marked) {
        boolean defaults = !inVolume && cached(volume);
        long format = kind.cache() || kind.cachePool() ? GroupCheck.word(segment, "metadata_format") : 0;
        format = format == 0 && defaults ? 1 : format;
        if (!volume.users().isEmpty()) {
            if (format != 1 && format != 2) {
                wrong("has invalid cache metadata format");
            }
            if (!defaults && segment.settings().text("cache_mode") == null) {
                wrong("has invalid cache's feature flag");
            }
            if (!defaults && segment.settings().text("policy") == null) {
                wrong("is missing cache policy name");
            }
        }
        chunk("Cache", LEAST_CACHE_CHUNK);
        if (marked && format != 2) {
            wrong("sets METADATA_FORMAT flag");
        }
        if (!inVolume && format == 2 && !marked) {
            wrong("is missing METADATA_FORMAT flag");
        }
    }

    /** Whether a cached volume uses a pool; then lvm2 knows settings that old metadata does not have. */
    private static boolean cached(Volume pool) {
        for (VolumeSegment user : pool.users()) {
            if (user.kind().cache() && user.settings().number("metadata_start") == null) {
                return true;
            }
        }
        return false;
    }

    private void chunk(String what, long least) {
        long chunk = GroupCheck.word(segment, "chunk_size");
        boolean wrong = false;
        if (chunk < least || chunk > MOST_CHUNK) {
            check.say(what + " chunk size " + check.size(chunk) + " is not in the range " + check.size(least) + " to "
                    + check.size(MOST_CHUNK) + ".");
            wrong = true;
        }
        if (chunk % least != 0) {
            check.say(what + " chunk size " + check.size(chunk) + " must be a multiple of " + check.size(least) + ".");
            wrong = true;
        }
        if (wrong) {
            wrong("has invalid chunk size.");
        }
    }

    private void mirror() {
        Volume log = segment.log();
        if (log != null && (log.first() == null || VolumeTies.mirror(check, log) != segment)) {
            wrong("log LV does not point back to mirror segment");
        }
        long region = GroupCheck.word(segment, "region_size");
        if (region == 0) {
            wrong("region size is zero");
        } else if (!volume.name().contains("_mlog") && Long.compareUnsigned(region, volume.size()) > 0) {
            wrong("region size is bigger then LV itself");
        } else if (!GroupCheck.powerOfTwo(region)) {
            wrong("region size is non power of 2");
        }
    }

    private void pool() {
        if (!pointsBack(segment.areaVolume(0))) {
            wrong("data LV does not refer back to pool LV");
        }
        if (!pointsBack(segment.metadata())) {
            wrong("metadata LV does not refer back to pool LV");
        }
    }

    private boolean pointsBack(@Nullable Volume part) {
        return part != null && part.first() != null && VolumeTies.pool(check, part) == segment;
    }

    private void thin() {
        if (kind.thinPool()) {
            if (volume.is(VolumeFlag.THIN_VOLUME)) {
                wrong("is a thin volume that must not contain thin pool segment");
            }
            chunk("Thin pool", LEAST_POOL_CHUNK);
        } else if (flagged(volume, "CROP_METADATA")) {
            wrong("sets CROP_METADATA flag");
        }
        if (!kind.thin()) {
            return;
        }
        if (volume.is(VolumeFlag.THIN_POOL)) {
            wrong("is a thin pool that must not contain thin volume segment");
        }
        Volume pool = segment.pool();
        if (pool != null && !pool.is(VolumeFlag.THIN_POOL)) {
            wrong("is not referencing thin pool LV");
        }
        Volume merge = segment.mergeInto();
        if (merge != null && !merge.is(VolumeFlag.THIN_VOLUME)) {
            wrong("merge LV is not flagged as a thin LV");
        }
    }

    private void vdoPool() {
        Volume data = segment.areaVolume(0);
        if (data == null || !data.is(VolumeFlag.VDO_POOL_DATA)) {
            wrong("is not VDO pool data LV");
        }
        long least = GroupCheck.word(segment, "minimum_io_size") >>> 9;
        if (least != 1 && least != 8) {
            wrong("sets unsupported VDO minimum io size");
        }
        for (List<String> row : FactTable.rows(SegmentCheck.class, "vdo-limits.tsv")) {
            long value = GroupCheck.word(segment, row.get(1));
            if (value < Long.parseLong(row.get(2)) || value > Long.parseLong(row.get(3))) {
                wrong("sets unsupported VDO " + row.get(4));
            }
        }
    }
}
