package io.vtool.lvm.view;

import io.vtool.lvm.model.HistoricalVolume;
import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.model.Segment;
import io.vtool.lvm.scan.PvView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links the parts of a group, in the order and by the rules of lvm2's import. */
final class GroupStateBuilder {
    private static final List<String> COMPATIBLE =
            List.of("ACTIVATION_SKIP", "CACHE_VOL", "ERROR_WHEN_FULL", "NOAUTOACTIVATE", "WRITE_LOCKED");
    private static final String REMOVED_MARK = "-";
    private static final String SPARE = "_pmspare";
    private static final String SANLOCK = "lvmlock";

    private final GroupState group;
    private final Map<String, PhysicalVolume> pvs = new HashMap<>();
    private final Map<String, SegmentKind> kinds = SegmentKind.all();
    private final SegmentLinker linker;
    private List<String> lastStatus = List.of();
    private long lastFlags;

    GroupStateBuilder(GroupState group) {
        this.group = group;
        this.linker = new SegmentLinker(group, pvs);
    }

    GroupState build() {
        for (PvView pv : group.view().pvs()) {
            PhysicalVolume made = PhysicalVolume.listed(
                    group, pv.entry(), pv.missing() ? null : pv.devices().get(0));
            group.add(made);
            pvs.put(pv.entry().key(), made);
        }
        for (LogicalVolume text : group.text().volumes()) {
            group.add(volume(text));
        }
        for (Volume volume : group.volumes()) {
            segments(volume);
        }
        removed();
        PartialMarker.mark(group);
        for (PhysicalVolume pv : group.pvs()) {
            pv.fillGaps();
        }
        return group;
    }

    private Volume volume(LogicalVolume text) {
        Volume volume = Volume.of(group, text);
        status(volume, text.status());
        if (!text.flags().isEmpty()) {
            words(volume, compatible(text.flags()));
        }
        if (!volume.is(VolumeFlag.VISIBLE) && text.name().contains(SPARE)) {
            volume.set(VolumeFlag.POOL_METADATA_SPARE);
        }
        if (!volume.is(VolumeFlag.VISIBLE) && text.name().equals(SANLOCK)) {
            volume.set(VolumeFlag.SANLOCK);
        }
        return volume;
    }

    /** Most volumes of a group have the same status, and the parser gives it as the same list. */
    private void status(Volume volume, List<String> words) {
        if (!words.equals(lastStatus)) {
            words(volume, words);
            lastStatus = words;
            lastFlags = volume.flags();
        } else {
            volume.flags(lastFlags);
        }
    }

    /** Of the flags only those count that are no status. */
    private static List<String> compatible(List<String> flags) {
        List<String> known = new ArrayList<>(flags);
        known.retainAll(COMPATIBLE);
        return known;
    }

    private static void words(Volume volume, List<String> words) {
        for (String word : words) {
            switch (word) {
                case "READ" -> volume.set(VolumeFlag.READ);
                case "WRITE", "WRITE_LOCKED" -> volume.set(VolumeFlag.WRITE);
                case "VISIBLE" -> volume.set(VolumeFlag.VISIBLE);
                case "FIXED_MINOR" -> volume.set(VolumeFlag.FIXED_MINOR);
                case "PVMOVE" -> volume.set(VolumeFlag.PVMOVE);
                case "LOCKED" -> volume.set(VolumeFlag.LOCKED);
                case "NOTSYNCED" -> volume.set(VolumeFlag.NOTSYNCED);
                case "REBUILD" -> volume.set(VolumeFlag.REBUILD);
                case "WRITEMOSTLY" -> volume.set(VolumeFlag.WRITEMOSTLY);
                case "ACTIVATION_SKIP" -> volume.set(VolumeFlag.ACTIVATION_SKIP);
                case "NOAUTOACTIVATE" -> volume.set(VolumeFlag.NOAUTOACTIVATE);
                case "ERROR_WHEN_FULL" -> volume.set(VolumeFlag.ERROR_WHEN_FULL);
                case "REMOVE_AFTER_RESHAPE" -> volume.set(VolumeFlag.REMOVE_AFTER_RESHAPE);
                case "CACHE_VOL" -> volume.set(VolumeFlag.CACHE_VOL);
                default -> {
                    // a word of another release
                }
            }
        }
    }

    private void segments(Volume volume) {
        LogicalVolume text = volume.text();
        if (text == null) {
            return;
        }
        // what is moved and what moves it have to have the same segments
        boolean apart = volume.is(VolumeFlag.LOCKED) || volume.is(VolumeFlag.PVMOVE);
        VolumeSegment last = null;
        for (Segment segment : text.segments()) {
            SegmentKind kind = kinds.get(segment.type());
            VolumeSegment made = new VolumeSegment(
                    volume, segment, kind == null ? SegmentKind.unknown(segment.type()) : kind, segment.extentCount());
            if (!segment.typeFlags().isEmpty()) {
                words(volume, segment.typeFlags());
            }
            linker.link(made, segment);
            if (last != null && !apart && SegmentLinker.continues(last, made)) {
                last.join(made);
            } else {
                volume.add(made);
                last = made;
            }
            flags(volume, made);
        }
        for (VolumeSegment segment : volume.segments()) {
            linker.allocate(segment);
        }
    }

    private static void flags(Volume volume, VolumeSegment segment) {
        SegmentKind kind = segment.kind();
        if (kind.mirror()) {
            volume.set(VolumeFlag.MIRROR);
        }
        if (kind.mirrored()) {
            volume.set(VolumeFlag.MIRRORED);
        }
        if (kind.raid()) {
            volume.set(VolumeFlag.RAID);
        }
        if (kind.virtual()) {
            volume.set(VolumeFlag.VIRTUAL);
        }
        VolumeSegment first = volume.first();
        Volume layer = first == null ? null : first.areaVolume(0);
        if (!kind.raid()
                && volume.is(VolumeFlag.MIRRORED)
                && layer != null
                && layer.name().contains("_mimagetmp")) {
            volume.set(VolumeFlag.CONVERTING);
        }
    }

    private void removed() {
        Map<String, RemovedVolume> byName = new HashMap<>();
        for (HistoricalVolume text : group.text().history()) {
            RemovedVolume removed = new RemovedVolume(text);
            byName.put(text.name(), removed);
            group.addRemoved(Volume.of(group, removed));
        }
        for (HistoricalVolume text : group.text().history()) {
            RemovedVolume removed = byName.get(text.name());
            if (removed != null) {
                tie(removed, byName);
            }
        }
    }

    private void tie(RemovedVolume removed, Map<String, RemovedVolume> byName) {
        String origin = removed.text().origin();
        if (origin != null && origin.startsWith(REMOVED_MARK)) {
            removed.removedOrigin = byName.get(origin.substring(1));
            if (removed.removedOrigin != null) {
                removed.removedOrigin.descendants().add(new RemovedVolume.Descendant(null, removed));
            }
        } else if (origin != null) {
            removed.liveOrigin = group.volume(origin);
            if (removed.liveOrigin != null) {
                removed.liveOrigin.hasDescendant(removed);
            }
        }
        for (String name : removed.text().descendants()) {
            Volume live = group.volume(name);
            VolumeSegment first = live == null ? null : live.first();
            if (live != null && first != null) {
                first.indirectOrigin = removed;
                removed.descendants().add(new RemovedVolume.Descendant(live, null));
            }
        }
    }
}
