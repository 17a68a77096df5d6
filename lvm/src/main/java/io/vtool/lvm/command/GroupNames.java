package io.vtool.lvm.command;

import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.MetadataCopy;
import java.util.HashMap;
import java.util.Map;

/** Groups of one name that could both be used here: lvm2 says so when it finds the second one. */
final class GroupNames {
    private final LvmRun run;
    private final Map<String, GroupView> seen = new HashMap<>();

    GroupNames(LvmRun run) {
        this.run = run;
    }

    /** A copy of a group's metadata that is looked at. */
    void found(MetadataCopy copy, Inventory inventory) {
        for (GroupView view : inventory.named(copy.group().name())) {
            if (view.group().id().equals(copy.group().id())) {
                found(view);
            }
        }
    }

    /** A group, which may have been found before. */
    void found(GroupView view) {
        String name = view.group().name();
        GroupView other = seen.putIfAbsent(name, view);
        if (other == null || other.group().id().equals(view.group().id())) {
            return;
        }
        boolean allowed = SystemId.of(run).allows(view.group());
        boolean otherAllowed = SystemId.of(run).allows(other.group());
        if (allowed && otherAllowed) {
            String which = name + "\n" + view.group().id().bare();
            if (run.once(which)) {
                run.error("WARNING: VG name " + name + " is used by VGs "
                        + view.group().id().dashed() + " and "
                        + other.group().id().dashed() + ".");
                run.error("Fix duplicate VG names with vgrename uuid, a device filter, or system IDs.");
            }
        } else if (allowed) {
            seen.put(name, view);
        }
    }
}
