package io.vtool.lvm.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes one planned volume after the other, each by the maker of its type. */
final class VolumeMaker {
    private static final List<String> ALLOCATION = List.of("contiguous", "cling", "normal", "anywhere", "inherit");

    private final GroupDraft group;
    private final RaidMaker raids;
    private final ThinMaker thins;
    private final CacheMaker caches;
    private final SnapshotMaker snapshots;
    private final VdoMaker vdos;
    private final List<Content> contents = new ArrayList<>();

    /** What goes into a volume, and where that lies. */
    private record Content(VolumeContent what, List<Extents> runs, long size) {}

    VolumeMaker(GroupDraft group) {
        this.group = group;
        raids = new RaidMaker(group);
        thins = new ThinMaker(group);
        caches = new CacheMaker(group);
        snapshots = new SnapshotMaker(group);
        vdos = new VdoMaker(group);
    }

    void make(VolumePlan volume) throws PlanException {
        Names.checkVolume(volume.name());
        if (group.has(volume.name())) {
            throw new PlanException(PlanException.Kind.DUPLICATE, volume.name(), "the group has a volume of this name");
        }
        String allocation = volume.settings().allocation();
        if (allocation != null && !ALLOCATION.contains(allocation)) {
            throw new PlanException(
                    PlanException.Kind.VALUE, volume.name(), "there is no allocation policy " + allocation);
        }
        if (volume.settings().integrity() && !volume.type().raid()) {
            throw new PlanException(PlanException.Kind.VALUE, volume.name(), "only raid volumes take integrity");
        }
        VolumeContent content = volume.settings().content();
        if (content != null && volume.type() != VolumeType.LINEAR) {
            throw new PlanException(PlanException.Kind.VALUE, volume.name(), "only linear volumes take content");
        }
        switch (volume.type()) {
            case LINEAR -> linear(volume);
            case STRIPED -> striped(volume);
            case MIRROR -> raids.mirror(volume);
            case THIN_POOL -> thins.pool(volume);
            case THIN -> thins.thin(volume);
            case SNAPSHOT -> snapshots.snapshot(volume);
            case CACHE_POOL -> caches.pool(volume);
            case CACHE -> caches.cache(volume);
            case WRITECACHE -> caches.writecache(volume);
            case VDO_POOL -> vdos.pool(volume);
            case VDO -> vdos.volume(volume);
            case ERROR, ZERO ->
                group.addVisible(volume)
                        .segment(group.extents(volume), volume.type().word());
            default -> raids.raid(volume);
        }
    }

    /** Writes what the volumes keep for the kernel. */
    void writeMetadata(ThinMaker.Writer writer) throws IOException {
        for (Content content : contents) {
            content.what().write(content.size(), (offset, bytes) -> group.write(content.runs(), offset, bytes, writer));
        }
        thins.writeMetadata(writer);
        caches.writeMetadata(writer);
        snapshots.writeMetadata(writer);
    }

    private void linear(VolumePlan volume) throws PlanException {
        VolumeDraft made =
                group.addVisible(volume).striped(group.free().linear(volume.name(), group.extents(volume)), 0);
        VolumeContent content = volume.settings().content();
        if (content != null) {
            content.check(made.extents() * group.extentSize());
            contents.add(new Content(content, made.runs(), made.extents() * group.extentSize()));
        }
    }

    private void striped(VolumePlan volume) throws PlanException {
        int stripes = RaidMaker.atLeast(volume, volume.stripes(), 2, 1);
        long onEach = (group.extents(volume) + stripes - 1) / stripes;
        group.addVisible(volume)
                .striped(group.free().striped(volume.name(), onEach, stripes), RaidMaker.stripeSectors(volume));
    }
}
