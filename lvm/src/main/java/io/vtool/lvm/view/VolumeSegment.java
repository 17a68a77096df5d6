package io.vtool.lvm.view;

import io.vtool.lvm.model.Segment;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A segment of a volume with what it is made of. Which of the links are set depends on its type. */
public final class VolumeSegment {
    private static final Section NOTHING = new Section("", List.of());

    private final Volume volume;
    private final @Nullable Segment text;
    private final SegmentKind kind;
    private final List<Place> areas = new ArrayList<>(1);
    private List<@Nullable Volume> metadataAreas = List.of();
    private long length;
    private long areaLength;

    @Nullable
    Volume pool;

    @Nullable
    Volume origin;

    @Nullable
    Volume externalOrigin;

    @Nullable
    Volume cow;

    @Nullable
    Volume log;

    @Nullable
    Volume metadata;

    @Nullable
    Volume writecache;

    @Nullable
    Volume mergeInto;

    @Nullable
    RemovedVolume indirectOrigin;

    boolean merging;
    boolean moving;

    VolumeSegment(Volume volume, @Nullable Segment text, SegmentKind kind, long length) {
        this.volume = volume;
        this.text = text;
        this.kind = kind;
        this.length = length;
        this.areaLength = length;
    }

    /** The volume it is a part of. */
    public Volume volume() {
        return volume;
    }

    /** What its type is like. */
    public SegmentKind kind() {
        return kind;
    }

    /** The type as lvm2 shows it: a striped segment with one area is linear. */
    public String type() {
        return kind.striped() && areas.size() == 1 ? "linear" : kind.name();
    }

    /** The first extent in the volume. */
    public long start() {
        return text == null ? 0 : text.startExtent();
    }

    /** The extents of the volume it maps. */
    public long length() {
        return length;
    }

    /** The extents it takes in each area. */
    public long areaLength() {
        return areaLength;
    }

    /** The segment's tags. */
    public List<String> tags() {
        return text == null ? List.of() : text.tags();
    }

    /** Its section of the metadata, for what has no name here. */
    public Section settings() {
        return text == null ? NOTHING : text.settings();
    }

    /** Where its data lies. */
    public List<Place> areas() {
        return areas;
    }

    /** The metadata volumes beside the areas of a RAID segment; empty if there are none. */
    public List<@Nullable Volume> metadataAreas() {
        return metadataAreas;
    }

    void addMetadataArea(@Nullable Volume metadataVolume) {
        if (metadataAreas.isEmpty()) {
            metadataAreas = new ArrayList<>();
        }
        metadataAreas.add(metadataVolume);
    }

    /** The volume an area is, or null. */
    public @Nullable Volume areaVolume(int index) {
        return index < areas.size() ? areas.get(index).volume() : null;
    }

    /** The pool of a thin volume, cached volume. */
    public @Nullable Volume pool() {
        return pool;
    }

    /** The origin of a thin snapshot, a snapshot, a writecache or an integrity segment. */
    public @Nullable Volume origin() {
        return origin;
    }

    /** The read-only volume outside of the pool that a thin volume began with. */
    public @Nullable Volume externalOrigin() {
        return externalOrigin;
    }

    /** The volume that holds a snapshot's changes. */
    public @Nullable Volume cow() {
        return cow;
    }

    /** A mirror's log. */
    public @Nullable Volume log() {
        return log;
    }

    /** A pool's metadata. */
    public @Nullable Volume metadata() {
        return metadata;
    }

    /** The volume a writecache keeps its data in. */
    public @Nullable Volume writecache() {
        return writecache;
    }

    /** The volume a thin snapshot is being merged into. */
    public @Nullable Volume mergeInto() {
        return mergeInto;
    }

    /** The removed volume a thin volume was made from. */
    public @Nullable RemovedVolume indirectOrigin() {
        return indirectOrigin;
    }

    /** Whether a snapshot is being merged. */
    public boolean merging() {
        return merging;
    }

    /** Whether extents are being moved. */
    public boolean moving() {
        return moving;
    }

    /** The chunk size in sectors, or 0. */
    public long chunkSize() {
        return settings().number("chunk_size", 0);
    }

    /** How many copies of the data there are; 0 if the type has no such notion. */
    public long dataCopies() {
        if (text == null) {
            return 0;
        }
        long copies = settings().number("data_copies", kind.raid() ? 0 : 1);
        if (kind.raid() && copies < 2) {
            return kind.dataCopies(areas.size());
        }
        return copies;
    }

    /** How many of its extents a RAID segment keeps free for a reshape. */
    public long reshapeLength() {
        return text != null && kind.raid()
                ? (areas.size() - kind.parity()) * settings().number("reshape_count", 0)
                : 0;
    }

    void areaLength(long extents) {
        areaLength = extents;
    }

    /** Appends a segment that goes on where this one ends. */
    void join(VolumeSegment next) {
        length += next.length;
        areaLength += next.areaLength;
    }
}
