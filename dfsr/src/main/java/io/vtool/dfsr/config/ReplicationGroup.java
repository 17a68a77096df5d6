package io.vtool.dfsr.config;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Members that keep folders equal, and the connections between them.
 *
 * @param name its name
 * @param guid its identity
 * @param domain DNS name of the domain
 * @param folders the folders
 * @param members the members
 * @param connections the connections
 */
public record ReplicationGroup(
        String name,
        UUID guid,
        String domain,
        List<ReplicatedFolder> folders,
        List<GroupMember> members,
        List<Connection> connections) {
    /** Copies the lists. */
    public ReplicationGroup {
        folders = List.copyOf(folders);
        members = List.copyOf(members);
        connections = List.copyOf(connections);
    }

    /**
     * A member, null when there is none of that name.
     *
     * @param member its name, in any case
     */
    public @Nullable GroupMember member(String member) {
        for (GroupMember one : members) {
            if (one.name().equalsIgnoreCase(member)) {
                return one;
            }
        }
        return null;
    }

    /**
     * A folder, null when there is none of that name.
     *
     * @param folder its name, in any case
     */
    public @Nullable ReplicatedFolder folder(String folder) {
        for (ReplicatedFolder one : folders) {
            if (one.name().equalsIgnoreCase(folder)) {
                return one;
            }
        }
        return null;
    }
}
