package io.vtool.lvm.command;

import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.MetadataCopy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Groups of one name that could both be used here: lvm2 says so when it finds the second one. */
final class GroupNames {
    private final LvmRun run;
    private final Map<String, GroupView> seen = new HashMap<>();
    private final Set<String> withoutId = new HashSet<>();

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

    /** A group of which only the name is known; gives whether lvm2 can keep it apart from others. */
    boolean withoutId(String name) {
        GroupView other = seen.get(name);
        if (other != null) {
            if (SystemId.of(run).allows(other.group())) {
                used(name, "", other.group().id().dashed());
            }
            return true;
        }
        if (withoutId.add(name)) {
            return true;
        }
        run.error("Internal error: lvmcache_update_vgname " + name + "  " + name + " ");
        run.error("Failed to update VG " + name + " info in lvmcache.");
        return false;
    }

    private void used(String name, String id, String other) {
        run.error("WARNING: VG name " + name + " is used by VGs " + id + " and " + other + ".");
        run.error("Fix duplicate VG names with vgrename uuid, a device filter, or system IDs.");
    }

    /** A group, which may have been found before. */
    void found(GroupView view) {
        String name = view.group().name();
        GroupView other = seen.putIfAbsent(name, view);
        if (other == null && withoutId.contains(name) && SystemId.of(run).allows(view.group())) {
            used(name, view.group().id().dashed(), "");
        }
        if (other == null || other.group().id().equals(view.group().id())) {
            return;
        }
        boolean allowed = SystemId.of(run).allows(view.group());
        boolean otherAllowed = SystemId.of(run).allows(other.group());
        if (allowed && otherAllowed) {
            String which = name + "\n" + view.group().id().bare();
            if (run.once(which)) {
                used(name, view.group().id().dashed(), other.group().id().dashed());
            }
        } else if (allowed) {
            seen.put(name, view);
        }
    }
}
