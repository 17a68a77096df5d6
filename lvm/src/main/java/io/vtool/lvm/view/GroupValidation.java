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
}
