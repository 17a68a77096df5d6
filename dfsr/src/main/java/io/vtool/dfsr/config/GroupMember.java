package io.vtool.dfsr.config;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A computer that is a member of a group.
 *
 * @param name its name, {@code SRV01}
 * @param guid its identity in the group
 * @param volume identity of the volume with its folders and database
 * @param home where its database, logs and events are
 * @param memberships how it takes part in the group's folders
 */
public record GroupMember(String name, UUID guid, UUID volume, Path home, List<Membership> memberships) {
    /** Copies the list. */
    public GroupMember {
        memberships = List.copyOf(memberships);
    }
}
