package io.vtool.lvm.history;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.history.Change.Kind;
import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.model.VolumeGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What changed from one version of a group to another; objects are the same if their identifiers are. */
final class VersionDifference {
    private final VolumeGroup before;
    private final VolumeGroup after;
    private final List<Change> changes = new ArrayList<>();

    private VersionDifference(VolumeGroup before, VolumeGroup after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> of(VolumeGroup before, VolumeGroup after) {
        VersionDifference difference = new VersionDifference(before, after);
        difference.group();
        difference.pvs();
        difference.volumes();
        return difference.changes;
    }

    private void group() {
        if (!before.name().equals(after.name())) {
            changes.add(new Change(Kind.GROUP_RENAMED, after.name(), before.name(), after.name()));
        }
        words(Kind.STATUS, after.name(), before.status(), after.status());
        words(Kind.STATUS, after.name(), before.flags(), after.flags());
        words(Kind.TAGS, after.name(), before.tags(), after.tags());
        for (String setting : new String[] {"system_id", "lock_type", "allocation_policy", "max_lv", "max_pv"}) {
            String old = String.valueOf(before.settings().value(setting));
            String now = String.valueOf(after.settings().value(setting));
            if (!old.equals(now)) {
                changes.add(new Change(Kind.GROUP_CHANGED, setting, text(before, setting), text(after, setting)));
            }
        }
    }

    private static String text(VolumeGroup group, String setting) {
        String text = group.settings().text(setting);
        Long number = group.settings().number(setting);
        return text != null ? text : number != null ? number.toString() : "";
    }

    private void pvs() {
        Map<LvmId, PvEntry> old = new LinkedHashMap<>();
        for (PvEntry pv : before.pvs()) {
            old.put(pv.id(), pv);
        }
        for (PvEntry pv : after.pvs()) {
            PvEntry was = old.remove(pv.id());
            String name = pv.deviceHint() == null ? pv.id().dashed() : pv.deviceHint();
            if (was == null) {
                changes.add(new Change(Kind.PV_ADDED, pv.id().dashed(), null, name));
            } else {
                words(Kind.STATUS, name, was.status(), pv.status());
                words(Kind.STATUS, name, was.flags(), pv.flags());
                words(Kind.TAGS, name, was.tags(), pv.tags());
            }
        }
        for (PvEntry pv : old.values()) {
            changes.add(new Change(Kind.PV_REMOVED, pv.id().dashed(), pv.deviceHint(), null));
        }
    }

    private void volumes() {
        Map<LvmId, LogicalVolume> old = new LinkedHashMap<>();
        for (LogicalVolume volume : before.volumes()) {
            old.put(volume.id(), volume);
        }
        for (LogicalVolume volume : after.volumes()) {
            LogicalVolume was = old.remove(volume.id());
            if (was == null) {
                changes.add(new Change(Kind.VOLUME_ADDED, volume.name(), null, extents(volume)));
            } else if (!was.equals(volume)) {
                volume(was, volume);
            }
        }
        for (LogicalVolume volume : old.values()) {
            changes.add(new Change(Kind.VOLUME_REMOVED, volume.name(), extents(volume), null));
        }
    }

    private void volume(LogicalVolume was, LogicalVolume now) {
        if (!was.name().equals(now.name())) {
            changes.add(new Change(Kind.VOLUME_RENAMED, now.name(), was.name(), now.name()));
        }
        if (was.extentCount() != now.extentCount()) {
            changes.add(new Change(Kind.VOLUME_RESIZED, now.name(), extents(was), extents(now)));
        } else if (!was.segments().equals(now.segments())) {
            segments(was, now);
        }
        words(Kind.STATUS, now.name(), was.status(), now.status());
        words(Kind.STATUS, now.name(), was.flags(), now.flags());
        words(Kind.TAGS, now.name(), was.tags(), now.tags());
    }

    private static String extents(LogicalVolume volume) {
        return Long.toString(volume.extentCount());
    }

    private void segments(LogicalVolume was, LogicalVolume now) {
        String old = Mapping.of(was);
        String mapping = Mapping.of(now);
        if (!old.equals(mapping)) {
            changes.add(
                    new Change(Kind.VOLUME_CHANGED, now.name(), Mapping.shortened(old), Mapping.shortened(mapping)));
            return;
        }
        for (int i = 0; i < now.segments().size(); i++) {
            Map<String, String> settings = Mapping.settings(was.segments().get(i));
            Map<String, String> others = Mapping.settings(now.segments().get(i));
            Set<String> names = new LinkedHashSet<>(settings.keySet());
            names.addAll(others.keySet());
            for (String name : names) {
                String before = settings.get(name);
                String after = others.get(name);
                if (!Objects.equals(before, after)) {
                    changes.add(new Change(Kind.VOLUME_SETTING, now.name() + ' ' + name, before, after));
                }
            }
        }
    }

    private void words(Kind kind, String object, List<String> was, List<String> now) {
        if (!was.equals(now)) {
            changes.add(new Change(kind, object, String.join(",", was), String.join(",", now)));
        }
    }
}
