package io.vtool.lvm.write;

import io.vtool.lvm.text.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes copy-on-write snapshots, with what the kernel's persistent store has in them. */
final class SnapshotMaker {
    private static final long CHUNK = 4 << 10;
    private static final long MOST_CHUNK = 512 << 10;

    private final GroupDraft group;
    private final List<Content> contents = new ArrayList<>();

    /** What is to be written into a snapshot: the chunks of its origin that it has kept. */
    private record Content(List<Extents> runs, int chunk, long kept) {}

    SnapshotMaker(GroupDraft group) {
        this.group = group;
    }

    /** The copy-on-write volume takes the space; a second, hidden volume ties it to the origin. */
    void snapshot(VolumePlan volume) throws PlanException {
        VolumeDraft origin = group.draftOf(group.planOf(volume.origin(), volume));
        long chunk = RaidMaker.chunkSectors(volume, CHUNK);
        long bytes = chunk * PvLayout.SECTOR;
        if (bytes > MOST_CHUNK) {
            throw new PlanException(
                    PlanException.Kind.VALUE, volume.name(), "a snapshot's chunks have at most 512 KiB");
        }
        List<Extents> runs = group.free().linear(volume.name(), group.extents(volume));
        group.addVisible(volume).striped(runs, 0).marked(false);
        group.addHidden(group.nextSnapshot())
                .marked(true)
                .segment(
                        origin.extents(),
                        "snapshot",
                        Setting.of("chunk_size", chunk),
                        Setting.of("origin", origin.name()),
                        Setting.of("cow_store", volume.name()));
        long kept = (volume.used() + bytes - 1) / bytes;
        long room = group.extents(volume) * group.extentSize() / bytes;
        if (volume.used() < 0 || kept > 0 && SnapshotStore.chunks(kept, bytes) > room) {
            throw new PlanException(PlanException.Kind.SPACE, volume.name(), "keeps more than it has room for");
        }
        contents.add(new Content(runs, (int) bytes, kept));
    }

    void writeMetadata(ThinMaker.Writer writer) throws IOException {
        for (Content content : contents) {
            SnapshotStore.write(
                    content.chunk(),
                    content.kept(),
                    (offset, bytes) -> group.write(content.runs(), offset, bytes, writer));
        }
    }
}
