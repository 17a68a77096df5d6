package io.vtool.lvm.command;

import io.vtool.lvm.model.VolumeGroup;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The identity groups with an owner are compared with, as {@code global/system_id_source} and the {@code local} settings say.
 *
 * @param local null if this system has none
 * @param others further owners whose groups may be used
 */
public record SystemId(@Nullable String local, List<String> others) {
    private static final int LONGEST = 128;

    /** That of the host that a command runs on. */
    public static SystemId of(LvmRun run) {
        String local =
                switch (run.config().text("global/system_id_source", "none").toLowerCase(Locale.ROOT)) {
                    case "lvmlocal" -> run.config().text("local/system_id", "");
                    case "uname" -> ofHost(run.world().targets().host());
                    default -> "";
                };
        return new SystemId(local.isEmpty() ? null : local, run.config().texts("local/extra_system_ids"));
    }

    /** A host's name as an identity: what may not stand in one is left out; that of every host is none. */
    private static String ofHost(String name) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < name.length() && id.length() < LONGEST - 1; i++) {
            char c = name.charAt(i);
            boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (alphanumeric || id.length() > 0 && "+_.-".indexOf(c) >= 0) {
                id.append(c);
            }
        }
        return id.indexOf("localhost") == 0 ? "" : id.toString();
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
