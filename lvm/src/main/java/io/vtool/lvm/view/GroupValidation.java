package io.vtool.lvm.view;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.Tag;
import io.vtool.lvm.text.MetadataText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What vgck says beyond the reading of a group: names, tags and identifiers that no group should have. */
public final class GroupValidation {
    private static final int LONGEST_PATH = 128;
    private static final int AROUND_NAMES = 3;

    private static final String LOCK = "lock_args";
    private static final List<String> LOCKED = List.of("dlm", "idm", "sanlock");

    private final GroupState group;
    private final List<String> lines = new ArrayList<>();

    private GroupValidation(GroupState group) {
        this.group = group;
    }

    /** The lines; empty if the group is sound. */
    public static List<String> lines(GroupState group) {
        GroupValidation validation = new GroupValidation(group);
        validation.pvs();
        for (Volume volume : group.volumes()) {
            validation.volume(volume);
        }
        if (validation.lines.isEmpty()) {
            validation.identifiers();
            validation.moves();
            validation.locks();
            validation.removed();
        }
        return validation.lines;
    }

    private void wrong(String line) {
        lines.add("Internal error: " + line);
    }

    private void tags(List<String> tags, String of) {
        for (String tag : tags) {
            if (!Tag.valid(tag)) {
                wrong(of + " tag " + tag + " has invalid form.");
            }
        }
    }

    private void pvs() {
        tags(group.text().tags(), "VG " + group.name());
        Set<LvmId> seen = new HashSet<>();
        for (PhysicalVolume pv : group.pvs()) {
            LvmId id = pv.id();
            if (id != null && !seen.add(id)) {
                wrong("Duplicate PV id " + id.dashed() + " detected for " + pv.name() + " in " + group.name() + ".");
            }
            tags(pv.entry() == null ? List.of() : pv.entry().tags(), "PV " + pv.name());
        }
    }

    private void volume(Volume volume) {
        int length = volume.name().length() + group.name().length() + AROUND_NAMES;
        if (length >= LONGEST_PATH) {
            wrong("LV name \"" + group.name() + "/" + volume.name() + "\" length " + length + " is not supported.");
        }
        if (!MetadataText.validName(volume.name())) {
            wrong("LV name " + volume.name() + " has invalid form.");
        }
        tags(volume.tags(), "LV " + volume.name());
    }

    private void identifiers() {
        Set<String> names = new HashSet<>();
        Map<LvmId, String> ids = new HashMap<>();
        for (Volume volume : group.volumes()) {
            if (!names.add(volume.name())) {
                wrong("Duplicate LV name " + volume.name() + " detected in " + group.name() + ".");
            }
            LvmId id = volume.id();
            if (id != null && ids.put(id, volume.name()) != null) {
                wrong("Duplicate LV id " + id.dashed() + " detected for " + volume.name() + " in " + group.name()
                        + ".");
            }
        }
        for (Volume volume : group.volumes()) {
            if (volume.id() != null && !volume.name().equals(ids.get(volume.id()))) {
                wrong("Referenced LV " + volume.name() + " not listed in VG " + group.name() + ".");
            }
        }
    }

    /** What is moved has one place, or two while it is copied. */
    private void moves() {
        for (Volume volume : group.volumes()) {
            if (!volume.is(VolumeFlag.PVMOVE)) {
                continue;
            }
            for (VolumeSegment segment : volume.segments()) {
                int places = segment.areas().size();
                if (segment.kind().mirrored() && places != 2) {
                    wrong("Segment in " + volume.name() + " is not 2-way.");
                } else if (!segment.kind().mirrored() && places != 1) {
                    wrong("Segment in " + volume.name() + " has wrong number of areas: " + places + ".");
                }
            }
        }
    }

    /** What lock managers keep has no place in a group without one; those with one are not looked at here. */
    private void locks() {
        if (LOCKED.contains(String.valueOf(group.text().lockType()))) {
            return;
        }
        String kept = group.text().settings().text(LOCK);
        if (kept != null) {
            wrong("VG " + group.name() + " has lock_args " + kept + " without lock_type");
        }
        for (Volume volume : group.volumes()) {
            String own = volume.settings().text(LOCK);
            if (own != null) {
                wrong("LV " + group.name() + "/" + volume.name() + " with no lock_type has lock_args " + own);
            }
        }
    }

    private void removed() {
        Set<LvmId> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Volume volume : group.removed()) {
            RemovedVolume removed = volume.removed();
            String name = volume.name();
            LvmId id = volume.id();
            if (removed == null || id == null) {
                continue;
            }
            if (ids.contains(id)) {
                wrong("Duplicate historical LV id " + id.dashed() + " detected for " + name + " in " + group.name());
            }
            if (!names.add(name)) {
                wrong("Duplicate historical LV name " + name + " detected in " + group.name());
                continue;
            }
            ids.add(id);
            if (group.volume(name) != null) {
                wrong("Name " + name + " appears as live and historical LV at the same time in VG " + group.name());
            } else if (removed.liveOrigin() == null
                    && removed.removedOrigin() == null
                    && removed.descendants().isEmpty()) {
                wrong("Historical LV " + name + " is not part of any LV chain in VG " + group.name());
            }
        }
    }
}
