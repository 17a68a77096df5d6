package io.vtool.lvm.report;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.view.GroupState;
import org.jspecify.annotations.Nullable;

/** The fields of groups. */
final class GroupFields {
    private static final String FORMAT = "lvm2";

    /** The seventh attribute of later releases, for reservations that the group's metadata asks for; it asks for none here. */
    private static final String NO_RESERVATION = "-";

    private final ReportSettings settings;

    GroupFields(ReportSettings settings) {
        this.settings = settings;
    }

    Cell cell(String id, Subject subject) {
        GroupState group = subject.group();
        return group == null ? none(id, subject) : of(id, group);
    }

    private Cell of(String id, GroupState group) {
        VolumeGroup text = group.text();
        return switch (id) {
            case "vg_fmt" -> Cell.text(FORMAT);
            case "vg_uuid" -> Cell.text(text.id().dashed());
            case "vg_name" -> Cell.text(group.name());
            case "vg_attr" ->
                Cell.text(settings.newest() ? GroupAttributes.of(group) + NO_RESERVATION : GroupAttributes.of(group));
            case "vg_permissions" -> Cell.text(GroupAttributes.writable(text) ? "writeable" : "read-only");
            case "vg_extendable" -> settings.binary(text.status().contains("RESIZEABLE"), "extendable");
            case "vg_exported" -> settings.binary(text.exported(), "exported");
            case "vg_autoactivation" -> settings.binary(!text.flags().contains("NOAUTOACTIVATE"), "enabled");
            case "vg_partial" -> settings.binary(group.missingCount() > 0, "partial");
            case "vg_allocation_policy" -> Cell.text(Allocation.word(text.allocationPolicy(), "normal"));
            case "vg_clustered" -> settings.binary(text.clustered(), "clustered");
            case "vg_shared" -> settings.binary(GroupAttributes.shared(text), "shared");
            case "vg_size" -> settings.size(group.extentCount() * group.extentSize());
            case "vg_free" -> settings.size(group.freeCount() * group.extentSize());
            case "vg_sysid", "vg_systemid" -> Cell.text(text.systemId());
            case "vg_lock_type" -> lockType(text.lockType());
            case "vg_lock_args" -> Cell.text(text.settings().text("lock_args"));
            case "vg_extent_size" -> settings.size(group.extentSize());
            case "vg_extent_count" -> Cell.number(group.extentCount());
            case "vg_free_count" -> Cell.number(group.freeCount());
            case "max_lv" -> Cell.number(text.settings().number("max_lv", 0));
            case "max_pv" -> Cell.number(text.settings().number("max_pv", 0));
            case "pv_count" -> Cell.number(group.pvs().size());
            case "vg_missing_pv_count" -> Cell.number(group.missingCount());
            case "lv_count" -> Cell.number(group.visibleCount());
            case "snap_count" -> Cell.number(group.snapshotCount());
            case "vg_seqno" -> Cell.number(text.seqno());
            case "vg_tags" -> Cell.sorted(text.tags(), settings.listSeparator());
            case "vg_profile" -> Cell.text(text.settings().text("profile"));
            case "vg_mda_count" -> Cell.number(MetadataRoom.of(group).count());
            case "vg_mda_used_count" -> Cell.number(MetadataRoom.of(group).used());
            case "vg_mda_free" -> settings.size(MetadataRoom.of(group).free());
            case "vg_mda_size" -> settings.size(MetadataRoom.of(group).size());
            case "vg_mda_copies" -> copies(text.settings().number("metadata_copies", 0));
            default -> Cell.blank();
        };
    }

    private static Cell lockType(@Nullable String type) {
        return Cell.text(type == null || type.equals("none") ? "" : type);
    }

    private static Cell copies(long count) {
        return count == 0 ? Cell.number("unmanaged", Cell.UNDEFINED) : Cell.number(count);
    }

    /** What is shown where there is no group. */
    private Cell none(String id, Subject subject) {
        return switch (id) {
            case "vg_fmt" -> Cell.text(subject.groupFormat());
            case "vg_uuid" -> Cell.text(dashed(subject.groupId()));
            case "vg_name" -> Cell.text(subject.groupName());
            case "vg_attr" -> Cell.text("r-----");
            case "vg_permissions" -> Cell.text("read-only");
            case "vg_extendable", "vg_exported", "vg_partial", "vg_clustered", "vg_shared" ->
                settings.binary(false, "");
            case "vg_autoactivation" -> settings.binary(true, "enabled");
            case "vg_allocation_policy" -> Cell.text("unknown");
            case "vg_size", "vg_free", "vg_mda_free", "vg_mda_size" -> settings.size(0);
            case "vg_extent_size" ->
                settings.size(subject.groupName().isEmpty() || subject.groupId().isEmpty() ? 0 : 1);
            case "vg_extent_count",
                    "vg_free_count",
                    "max_lv",
                    "max_pv",
                    "pv_count",
                    "vg_missing_pv_count",
                    "lv_count",
                    "snap_count",
                    "vg_seqno",
                    "vg_mda_count",
                    "vg_mda_used_count" -> Cell.number(0);
            case "vg_mda_copies" -> copies(0);
            default -> Cell.blank();
        };
    }

    private static String dashed(String bare) {
        LvmId id = LvmId.parse(bare);
        return id == null ? "" : id.dashed();
    }
}
