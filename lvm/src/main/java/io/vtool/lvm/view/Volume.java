package io.vtool.lvm.view;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A logical volume with its segments, the segments that use it, and the parts it plays. */
@SuppressWarnings("EnumOrdinal") // flags are bits of a number that lives no longer than the process
public final class Volume {
    private static final Section NOTHING = new Section("", List.of());

    private final @Nullable GroupState group;
    private final String name;
    private final @Nullable LogicalVolume text;
    private final @Nullable RemovedVolume removed;
    private final List<VolumeSegment> segments = new ArrayList<>(1);
    private List<VolumeSegment> users = List.of();
    private List<VolumeSegment> snapshotSegments = List.of();
    private List<RemovedVolume> removedDescendants = List.of();
    private boolean onlyStriped = true;
    private boolean unknownSegments;
    /** A bit for each flag, at its place in the list of them. */
    private long flags;

    @Nullable
    VolumeSegment snapshot;

    int externalCount;

    private Volume(
            @Nullable GroupState group, String name, @Nullable LogicalVolume text, @Nullable RemovedVolume removed) {
        this.group = group;
        this.name = name;
        this.text = text;
        this.removed = removed;
    }

    static Volume of(GroupState group, LogicalVolume text) {
        return new Volume(group, text.name(), text, null);
    }

    /** The row of a removed volume. */
    static Volume of(GroupState group, RemovedVolume removed) {
        Volume volume = new Volume(group, removed.text().name(), null, removed);
        volume.add(new VolumeSegment(volume, null, SegmentKind.standIn("historical"), 0));
        return volume;
    }

    /** What stands in for a volume where a PV has free extents: a volume without a name. */
    public static VolumeSegment free(@Nullable GroupState group, long length) {
        Volume volume = new Volume(group, "", null, null);
        volume.set(VolumeFlag.VISIBLE);
        return new VolumeSegment(volume, null, SegmentKind.standIn("free"), length);
    }

    /** The group it is in; null for what stands in for a PV without one. */
    public @Nullable GroupState group() {
        return group;
    }

    /** The group it is in, for what does not stand in for a PV without one. */
    public GroupState inGroup() {
        return Objects.requireNonNull(group, "a volume in a group");
    }

    /** Its name; empty for what stands in for free extents. */
    public String name() {
        return name;
    }

    /** Its entry in the metadata, or null if it is removed or stands in for free extents. */
    public @Nullable LogicalVolume text() {
        return text;
    }

    /** What is remembered of it, or null if it was not removed. */
    public @Nullable RemovedVolume removed() {
        return removed;
    }

    /** Its identifier, or null if it stands in for free extents. */
    public @Nullable LvmId id() {
        if (removed != null) {
            return removed.text().id();
        }
        return text == null ? null : text.id();
    }

    /** Its section of the metadata, for what has no name here. */
    public Section settings() {
        return text == null ? NOTHING : text.settings();
    }

    /** The tags. */
    public List<String> tags() {
        return text == null ? List.of() : text.tags();
    }

    /** Whether it is so. */
    public boolean is(VolumeFlag flag) {
        return (flags & 1L << flag.ordinal()) != 0;
    }

    void set(VolumeFlag flag) {
        flags |= 1L << flag.ordinal();
    }

    void clear(VolumeFlag flag) {
        flags &= ~(1L << flag.ordinal());
    }

    /** All that it is, as a bit for each. */
    long flags() {
        return flags;
    }

    /** Says all that it is. */
    void flags(long all) {
        flags = all;
    }

    /** Hides it, unless what makes it visible is another volume. */
    void hide() {
        if (visible()) {
            clear(VolumeFlag.VISIBLE);
        }
    }

    void add(VolumeSegment segment) {
        segments.add(segment);
        onlyStriped &= segment.kind().striped();
        unknownSegments |= !segment.kind().known();
    }

    /** Notes a segment made of it; segments are linked one after the other, so that one already noted is the last one. */
    void usedBy(VolumeSegment segment) {
        if (users.isEmpty()) {
            users = new ArrayList<>(1);
            users.add(segment);
        } else if (users.get(users.size() - 1) != segment) {
            users.add(segment);
        }
    }

    void hasSnapshot(VolumeSegment segment) {
        if (snapshotSegments.isEmpty()) {
            snapshotSegments = new ArrayList<>(1);
        }
        snapshotSegments.add(segment);
    }

    void hasDescendant(RemovedVolume descendant) {
        if (removedDescendants.isEmpty()) {
            removedDescendants = new ArrayList<>(1);
        }
        removedDescendants.add(descendant);
    }

    /** Its segments in order. */
    public List<VolumeSegment> segments() {
        return segments;
    }

    /** Whether all of its segments are linear or striped. */
    public boolean onlyStriped() {
        return onlyStriped;
    }

    /** Its first segment, or null if it has none. */
    public @Nullable VolumeSegment first() {
        return segments.isEmpty() ? null : segments.get(0);
    }

    /** What its first segment is like. */
    public SegmentKind kind() {
        return segments.isEmpty() ? SegmentKind.unknown("") : segments.get(0).kind();
    }

    /** The segments made of it, each once. */
    public List<VolumeSegment> users() {
        return users;
    }

    /** The only segment made of it, or null if there are several or none. */
    public @Nullable VolumeSegment onlyUser() {
        return users.size() == 1 ? users.get(0) : null;
    }

    /** The ties to its snapshots of the old kind. */
    public List<VolumeSegment> snapshotSegments() {
        return snapshotSegments;
    }

    /** A snapshot's tie to its origin; on an origin, the tie of the snapshot being merged into it; or null. */
    public @Nullable VolumeSegment snapshot() {
        return snapshot;
    }

    /** How many thin volumes have it as external origin. */
    public int externalCount() {
        return externalCount;
    }

    /** The removed volumes that were made from it. */
    public List<RemovedVolume> removedDescendants() {
        return removedDescendants;
    }

    /** The extents of all segments. */
    public long extentCount() {
        long sum = 0;
        for (VolumeSegment segment : segments) {
            sum += segment.length();
        }
        return sum;
    }

    /** The size in sectors. */
    public long size() {
        return group == null ? 0 : extentCount() * group.extentSize();
    }

    /** Whether it is shown without being asked for. */
    public boolean visible() {
        if (removed != null) {
            return true;
        }
        if (is(VolumeFlag.SNAPSHOT)) {
            return false;
        }
        Volume cowOrigin = cow() ? cowOrigin() : null;
        if (cowOrigin == null) {
            return is(VolumeFlag.VISIBLE);
        }
        return cowOrigin.is(VolumeFlag.VIRTUAL_ORIGIN) || !mergingCow() && cowOrigin.visible();
    }

    /** Whether it holds the changes of a snapshot of the old kind. */
    public boolean cow() {
        return snapshot != null && !is(VolumeFlag.THIN_VOLUME) && !origin();
    }

    /** The volume this one is a snapshot of, for a snapshot of the old kind. */
    public @Nullable Volume cowOrigin() {
        return snapshot == null ? null : snapshot.origin();
    }

    /** Whether it has snapshots of the old kind. */
    public boolean origin() {
        return !snapshotSegments.isEmpty();
    }

    /** Whether thin volumes began with it. */
    public boolean externalOrigin() {
        return externalCount > 0;
    }

    /** Whether a snapshot is being merged into it. */
    public boolean mergingOrigin() {
        return is(VolumeFlag.MERGING) && snapshot != null;
    }

    /** Whether it is a snapshot of the old kind that is being merged. */
    public boolean mergingCow() {
        return cow() && snapshot != null && snapshot.merging();
    }

    /** Whether it is a thin snapshot that is being merged. */
    public boolean mergingThin() {
        VolumeSegment first = first();
        return first != null && first.merging();
    }

    /** Whether a segment is of a type that lvm2 does not know. */
    public boolean hasUnknownSegments() {
        return unknownSegments;
    }
}
