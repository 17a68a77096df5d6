package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.MetadataWriter;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import io.vtool.lvm.text.TextForm;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The metadata text of a group that is being made, as it stands. */
final class GroupText {
    private final GroupPlan plan;
    private final LvmId id;
    private final List<PvLayout> pvs;
    private final FreeExtents free;
    private final Stamp stamp;

    GroupText(GroupPlan plan, LvmId id, List<PvLayout> pvs, FreeExtents free, Stamp stamp) {
        this.plan = plan;
        this.id = id;
        this.pvs = pvs;
        this.free = free;
        this.stamp = stamp;
    }

    byte[] bytes(long seqno, List<VolumeDraft> volumes, String command) {
        return MetadataWriter.write(text(seqno, volumes, command), TextForm.DISK, ZoneOffset.UTC);
    }

    private MetadataText text(long seqno, List<VolumeDraft> volumes, String command) {
        List<ConfigNode> group = new ArrayList<>();
        group.add(Setting.of("id", id.dashed()));
        group.add(Setting.of("seqno", seqno));
        group.add(Setting.of("format", "lvm2"));
        group.add(VolumeDraft.words("status", List.of("RESIZEABLE", "READ", "WRITE")));
        group.add(VolumeDraft.words("flags", List.of()));
        if (!plan.tags().isEmpty()) {
            group.add(VolumeDraft.words("tags", plan.tags()));
        }
        String owner = plan.systemId();
        if (owner != null) {
            group.add(Setting.of("system_id", owner));
        }
        group.add(Setting.of("extent_size", plan.extentSize() / PvLayout.SECTOR));
        group.add(Setting.of("max_lv", 0));
        group.add(Setting.of("max_pv", 0));
        group.add(Setting.of("metadata_copies", 0));
        group.add(new Section("physical_volumes", physicalVolumes()));
        if (!volumes.isEmpty()) {
            List<ConfigNode> sections = new ArrayList<>(volumes.size());
            add(volumes, false, sections);
            add(volumes, true, sections);
            group.add(new Section("logical_volumes", sections));
        }
        return new MetadataText(new Section(plan.name(), group), TextHeader.of(stamp, "Write from " + command + "."));
    }

    private void add(List<VolumeDraft> volumes, boolean hidden, List<ConfigNode> sections) {
        for (VolumeDraft volume : volumes) {
            if (volume.hidden() == hidden) {
                sections.add(volume.section(stamp));
            }
        }
    }

    private List<ConfigNode> physicalVolumes() {
        List<ConfigNode> sections = new ArrayList<>();
        for (int i = 0; i < pvs.size(); i++) {
            PvLayout pv = pvs.get(i);
            List<ConfigNode> entry = new ArrayList<>();
            entry.add(Setting.of("id", pv.id().dashed()));
            entry.add(Setting.of("device", pv.plan().device()));
            entry.add(VolumeDraft.words("status", pv.plan().allocatable() ? List.of("ALLOCATABLE") : List.of()));
            entry.add(VolumeDraft.words("flags", List.of()));
            if (!pv.plan().tags().isEmpty()) {
                entry.add(VolumeDraft.words("tags", pv.plan().tags()));
            }
            entry.add(Setting.of("dev_size", pv.deviceSectors()));
            entry.add(Setting.of("pe_start", pv.dataStart() / PvLayout.SECTOR));
            entry.add(Setting.of("pe_count", free.count(i)));
            if (pv.bootloader().size() > 0) {
                entry.add(Setting.of("ba_start", pv.bootloader().offset() / PvLayout.SECTOR));
                entry.add(Setting.of("ba_size", pv.bootloader().size() / PvLayout.SECTOR));
            }
            sections.add(new Section("pv" + i, entry));
        }
        return sections;
    }
}
