package io.vtool.lvm.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether a volume and the segments that are made of it agree with each other. */
final class VolumeTies {
    private final GroupCheck check;
    private final Volume volume;

    VolumeTies(GroupCheck check, Volume volume) {
        this.check = check;
        this.volume = volume;
    }

    /** Looks at one volume; completely: also at what its segments say of other volumes. */
    void check(boolean complete) {
        List<VolumeSegment> segments = volume.segments();
        for (int i = 0; complete && i < segments.size(); i++) {
            VolumeSegment segment = segments.get(i);
            new SegmentCheck(check, segment, i + 1).check();
            for (int j = 0; j < segment.areas().size(); j++) {
                place(segment, i + 1, j);
            }
        }
        if (volume.extentCount() == 0) {
            check.trouble("LV " + volume.name() + ": has no segment.");
        }
        for (VolumeSegment user : volume.users()) {
            user(user);
        }
        if (complete) {
            kinds();
        }
    }

    /** A leg of a mirror has to point back, and to be as large as the mirror. */
    private void place(VolumeSegment segment, int number, int place) {
        Volume leg = segment.areaVolume(place);
        if (leg == null) {
            return;
        }
        if (leg.is(VolumeFlag.MIRROR_IMAGE)) {
            VolumeSegment there = at(leg, segment.areas().get(place).extent());
            if (there == null || mirror(check, leg) != segment) {
                check.trouble("LV " + volume.name() + ": segment " + number + " mirror image " + place
                        + " missing mirror ptr");
            }
        }
        if (segment.kind().mirrored() && !segment.kind().raid() && leg.extentCount() != segment.areaLength()) {
            check.trouble("LV " + volume.name() + ": mirrored LV segment " + place + " has wrong size "
                    + leg.extentCount() + " (should be " + segment.areaLength() + ").");
        }
    }

    private static @Nullable VolumeSegment at(Volume volume, long extent) {
        for (VolumeSegment segment : volume.segments()) {
            if (extent >= segment.start() && extent < segment.start() + segment.length()) {
                return segment;
            }
        }
        return null;
    }

    /** How often a segment counts as made of a volume, and how often it says so itself, differ where it is damaged. */
    private void user(VolumeSegment user) {
        int found = named(user, volume);
        int counted = found;
        if (user.mergeInto() == volume && user.origin() != volume) {
            counted++;
        }
        if (found == counted && found > 0) {
            return;
        }
        String name = user.volume().name();
        String extents = name + ":" + user.start() + "-" + (user.start() + user.length() - 1);
        if (found == 0) {
            check.trouble("LV " + volume.name() + " is used by LV " + extents + ", but missing ptr from " + name
                    + " to " + volume.name());
        } else {
            check.trouble("Reference count mismatch: LV " + volume.name() + " has " + counted + " links to LV "
                    + extents + ", which has " + found + " links");
        }
    }

    /** In how many roles a segment names a volume. */
    static int named(VolumeSegment user, Volume volume) {
        int found = 0;
        for (Place place : user.areas()) {
            found += place.volume() == volume ? 1 : 0;
        }
        for (Volume metadata : user.metadataAreas()) {
            found += metadata == volume ? 1 : 0;
        }
        found += user.log() == volume ? 1 : 0;
        boolean part = user.metadata() == volume && !user.kind().integrity()
                || user.pool() == volume
                || user.writecache() == volume;
        found += part ? 1 : 0;
        found += user.kind().integrity() && user.metadata() == volume ? 1 : 0;
        boolean begun = user.origin() == volume || user.externalOrigin() == volume;
        return found + (user.kind().thin() && begun ? 1 : 0);
    }

    private void kinds() {
        boolean single = volume.is(VolumeFlag.CACHE)
                || volume.is(VolumeFlag.CACHE_POOL)
                || volume.is(VolumeFlag.RAID)
                || volume.is(VolumeFlag.SNAPSHOT)
                || volume.is(VolumeFlag.THIN_POOL)
                || volume.is(VolumeFlag.THIN_VOLUME);
        if (single && volume.segments().size() != 1) {
            check.trouble("LV " + volume.name() + " must have exactly one segment.");
        }
        if (volume.is(VolumeFlag.CACHE_POOL_DATA) || volume.is(VolumeFlag.THIN_POOL_DATA)) {
            VolumeSegment pool = volume.first() == null ? null : pool(check, volume);
            if (pool == null || pool.areas().size() != 1 || pool.areaVolume(0) != volume) {
                check.trouble("LV " + volume.name() + ": segment 1 pool data LV does not point back to same LV");
            }
        }
        if (volume.is(VolumeFlag.THIN_POOL_METADATA) && !volume.name().contains("_tmeta")) {
            check.trouble("LV " + volume.name() + ": thin pool metadata LV does not use _tmeta.");
        } else if (volume.is(VolumeFlag.CACHE_POOL_METADATA) && !volume.name().contains("_cmeta")) {
            check.trouble("LV " + volume.name() + ": cache pool metadata LV does not use _cmeta.");
        }
        if (volume.externalOrigin() && volume.is(VolumeFlag.WRITE)) {
            check.trouble("LV " + volume.name() + ": external origin cant't be writable.");
        }
    }

    /** The mirrored segment that is made of a volume; null, after saying why, if it is not just one. */
    static @Nullable VolumeSegment mirror(GroupCheck check, Volume volume) {
        String shown = check.shown(volume);
        VolumeSegment user = only(check, volume);
        if (user == null) {
            check.say("Failed to find mirror_seg for " + shown);
            return null;
        }
        if (!user.kind().mirrored()) {
            check.say("LV " + check.shown(user.volume()) + " on " + shown + " is not a mirror segments.");
            return null;
        }
        return user;
    }

    private static @Nullable VolumeSegment only(GroupCheck check, Volume volume) {
        VolumeSegment user = volume.onlyUser();
        String expected = check.shown(volume) + " is expected to have only one segment using it, while ";
        if (user == null) {
            check.say(expected + "it has " + volume.users().size() + ".");
            return null;
        }
        int count = named(user, volume);
        if (count != 1) {
            check.say(expected + check.shown(user.volume()) + ":" + user.start() + " uses it " + count + " times.");
            return null;
        }
        return user;
    }

    /** The pool that is made of a volume; null, after saying why, if it is not just one. */
    static @Nullable VolumeSegment pool(GroupCheck check, Volume volume) {
        VolumeSegment pool = null;
        String shown = check.shown(volume);
        for (VolumeSegment user : volume.users()) {
            if (user.volume().is(VolumeFlag.PENDING_DELETE)) {
                continue;
            }
            if (pool != null) {
                check.say(shown + " is referenced by more then one segments (" + check.shown(pool.volume()) + ", "
                        + check.shown(user.volume()) + ").");
                return null;
            }
            pool = user;
        }
        if (pool == null) {
            check.say("Pool segment not found for " + shown + ".");
            return null;
        }
        if (VolumeRole.thinType(volume)
                && !pool.kind().thinPool()
                && !pool.kind().cachePool()) {
            check.say(check.shown(pool.volume()) + " on " + shown + " is not a thin pool segment");
            return null;
        }
        return pool;
    }
}
