package io.vtool.lvm.write;

import io.vtool.lvm.text.Setting;
import java.io.IOException;

/** Makes one planned volume after the other, each by the maker of its type. */
final class VolumeMaker {
    private final GroupDraft group;
    private final RaidMaker raids;
    private final ThinMaker thins;
    private final CacheMaker caches;

    VolumeMaker(GroupDraft group) {
        this.group = group;
        raids = new RaidMaker(group);
        thins = new ThinMaker(group);
        caches = new CacheMaker(group);
    }

    void make(VolumePlan volume) throws PlanException {
        Names.checkVolume(volume.name());
        if (group.has(volume.name())) {
            throw new PlanException(PlanException.Kind.DUPLICATE, volume.name(), "the group has a volume of this name");
        }
        switch (volume.type()) {
            case LINEAR -> linear(volume);
            case STRIPED -> striped(volume);
            case MIRROR -> raids.mirror(volume);
            case RAID0, RAID1, RAID4, RAID5, RAID6, RAID10 -> raids.raid(volume);
            case THIN_POOL -> thins.pool(volume);
            case THIN -> thins.thin(volume);
            case SNAPSHOT -> snapshot(volume);
            case CACHE_POOL -> caches.pool(volume);
            case CACHE -> caches.cache(volume);
        }
    }

    /** Writes what the volumes keep for the kernel. */
    void writeMetadata(ThinMaker.Writer writer) throws IOException {
        thins.writeMetadata(writer);
    }

    private void linear(VolumePlan volume) throws PlanException {
        group.addVisible(volume).striped(group.free().linear(volume.name(), group.extents(volume)), 0);
    }

    private void striped(VolumePlan volume) throws PlanException {
        int stripes = RaidMaker.atLeast(volume, volume.stripes(), 2, 1);
        long onEach = (group.extents(volume) + stripes - 1) / stripes;
        group.addVisible(volume)
                .striped(group.free().striped(volume.name(), onEach, stripes), RaidMaker.stripeSectors(volume));
    }

    /** The copy-on-write volume takes the space; a second, hidden volume ties it to the origin. */
    private void snapshot(VolumePlan volume) throws PlanException {
        VolumeDraft origin = group.draftOf(group.planOf(volume.origin(), volume));
        long chunk = RaidMaker.chunkSectors(volume, 4 << 10);
        group.addVisible(volume)
                .striped(group.free().linear(volume.name(), group.extents(volume)), 0)
                .marked(false);
        group.addHidden(group.nextSnapshot())
                .marked(true)
                .segment(
                        origin.extents(),
                        "snapshot",
                        Setting.of("chunk_size", chunk),
                        Setting.of("origin", origin.name()),
                        Setting.of("cow_store", volume.name()));
    }
}
