package io.vtool.lvm.command;

import io.vtool.lvm.model.VolumeGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity groups with an owner are compared with, as {@code global/system_id_source} and the {@code local} settings say.
 *
 * @param local null if this system has none
 * @param others further owners whose groups may be used
 */
public record SystemId(@Nullable String local, List<String> others) {
    /** That of the host that a command runs on. */
    public static SystemId of(LvmRun run) {
        String local = new SystemIdSource(run.config(), run.world(), Silence.HEARD_BEFORE).id();
        return new SystemId(local.isEmpty() ? null : local, run.config().texts("local/extra_system_ids"));
    }

    /** Whether the group has no owner or one that is accepted here. */
    boolean allows(VolumeGroup group) {
        String owner = group.systemId();
        return owner == null || local != null && (owner.equals(local) || others.contains(owner));
    }

    /** What lvm2 calls foreign when it decides which warnings to leave out: needs a local identity. */
    boolean foreign(VolumeGroup group) {
        String owner = group.systemId();
        return local != null && !local.equals(owner == null ? "" : owner);
    }
}
