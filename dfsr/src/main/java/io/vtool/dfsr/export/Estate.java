package io.vtool.dfsr.export;

import io.vtool.dfsr.config.Schedule;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What exports of real servers say, put together. What they do not say is null. Immutable but for the maps in it, which nobody
 * changes.
 *
 * @param groups replication groups
 * @param folders replicated folders
 * @param members computers
 * @param memberships how members take part in folders
 * @param connections connections, once for each direction
 * @param volumes volumes with their databases
 * @param objects other things with a GUID that an export names
 * @param records ID records
 * @param vectors version vectors
 * @param backlogs backlogs that somebody asked a server for
 * @param updates updates in queues
 * @param kept preserved files
 * @param files sizes and hashes of files
 */
public record Estate(
        List<Group> groups,
        List<Folder> folders,
        List<Member> members,
        List<Membership> memberships,
        List<Link> connections,
        List<Volume> volumes,
        List<Named> objects,
        List<Known> records,
        List<Vector> vectors,
        List<Backlog> backlogs,
        List<Queued> updates,
        List<Kept> kept,
        List<SizedFile> files) {
    /** Copies the lists. */
    public Estate {
        groups = List.copyOf(groups);
        folders = List.copyOf(folders);
        members = List.copyOf(members);
        memberships = List.copyOf(memberships);
        connections = List.copyOf(connections);
        volumes = List.copyOf(volumes);
        objects = List.copyOf(objects);
        records = List.copyOf(records);
        vectors = List.copyOf(vectors);
        backlogs = List.copyOf(backlogs);
        updates = List.copyOf(updates);
        kept = List.copyOf(kept);
        files = List.copyOf(files);
    }

    /**
     * A replication group.
     *
     * @param name its name
     * @param guid its identity
     * @param domain its domain
     */
    public record Group(
            @Nullable String name,
            @Nullable UUID guid,
            @Nullable String domain) {}

    /**
     * A replicated folder.
     *
     * @param group name of its group
     * @param name its name
     * @param guid its identity
     */
    public record Folder(
            @Nullable String group,
            @Nullable String name,
            @Nullable UUID guid) {}

    /**
     * A computer.
     *
     * @param name its name
     * @param group a group that it is a member of
     * @param guid its identity in that group
     */
    public record Member(
            String name, @Nullable String group, @Nullable UUID guid) {}

    /**
     * How a member takes part in a folder.
     *
     * @param group name of the group
     * @param folder name of the folder
     * @param member the member
     * @param rootPath where the tree is
     * @param state state of the folder in the service's words
     * @param stagingQuota bytes
     * @param stagingUsed bytes
     * @param enabled whether it takes part
     * @param readOnly whether only changes of others count
     */
    public record Membership(
            @Nullable String group,
            @Nullable String folder,
            String member,
            @Nullable String rootPath,
            @Nullable String state,
            @Nullable Long stagingQuota,
            @Nullable Long stagingUsed,
            @Nullable Boolean enabled,
            @Nullable Boolean readOnly) {}

    /**
     * A connection.
     *
     * @param group name of the group
     * @param sending the sending member
     * @param receiving the receiving member
     * @param guid its identity
     * @param enabled whether it is in use
     * @param state its state in the service's words
     * @param error code of its last error
     * @param schedule when it may be used
     */
    public record Link(
            @Nullable String group,
            String sending,
            String receiving,
            @Nullable UUID guid,
            @Nullable Boolean enabled,
            @Nullable String state,
            @Nullable Long error,
            @Nullable Schedule schedule) {}

    /**
     * A volume.
     *
     * @param member the computer, null when the export does not say
     * @param path such as {@code \\.\C:}
     * @param guid its identity
     * @param database identity of its database
     * @param serial its serial number, as written
     */
    public record Volume(
            @Nullable String member,
            @Nullable String path,
            @Nullable UUID guid,
            @Nullable UUID database,
            @Nullable String serial) {}

    /**
     * A thing with a GUID that dfsrdiag or ConvertFrom-DfsrGuid named.
     *
     * @param guid its identity
     * @param type its type as dfsrdiag names it
     * @param facts what the export says of it
     */
    public record Named(UUID guid, String type, Map<String, String> facts) {}

    /**
     * An ID record.
     *
     * @param member whose record it is, null when the export does not say
     * @param folder the replicated folder
     * @param uid identity of the file
     * @param gvsn its last change
     * @param parent UID of its folder
     * @param name its name
     * @param path its full path as the member names it
     * @param flags its flags
     * @param attributes its attributes
     * @param fileId its number on the volume
     * @param usn its position in the journal
     * @param fence its fence
     * @param clock its clock, a file time
     * @param created when it was made, as written
     * @param updated when it was last changed, as written
     * @param hash its hash, as written
     * @param volume its volume
     */
    public record Known(
            @Nullable String member,
            @Nullable UUID folder,
            Version uid,
            Version gvsn,
            @Nullable Version parent,
            String name,
            @Nullable String path,
            @Nullable Long flags,
            @Nullable Long attributes,
            @Nullable Long fileId,
            @Nullable Long usn,
            @Nullable String fence,
            @Nullable String clock,
            @Nullable String created,
            @Nullable String updated,
            @Nullable String hash,
            @Nullable String volume) {
        /** Whether the file exists; what says nothing of it is taken to. */
        public boolean present() {
            return flags == null || (flags & 1) != 0;
        }
    }

    /**
     * What a member knows of a folder.
     *
     * @param member the member
     * @param folder the folder
     * @param versions the versions
     */
    public record Vector(@Nullable String member, @Nullable UUID folder, VersionVector versions) {}

    /**
     * A backlog as a server told it.
     *
     * @param group the group
     * @param folder the folder
     * @param sending who has the files
     * @param receiving who lacks them
     * @param count how many
     * @param names names of files, where no records are there
     * @param records the records that were listed
     * @param source file of the export
     */
    public record Backlog(
            @Nullable String group,
            @Nullable String folder,
            @Nullable String sending,
            @Nullable String receiving,
            long count,
            List<String> names,
            List<Known> records,
            String source) {
        /** Copies the lists. */
        public Backlog {
            names = List.copyOf(names);
            records = List.copyOf(records);
        }
    }

    /**
     * An update in a queue.
     *
     * @param sending who sends it
     * @param receiving who receives it
     * @param state what it is doing
     * @param name name of the file
     * @param path its path
     * @param uid its UID, as written
     * @param gvsn its GVSN, as written
     */
    public record Queued(
            @Nullable String sending,
            @Nullable String receiving,
            @Nullable String state,
            String name,
            @Nullable String path,
            @Nullable String uid,
            @Nullable String gvsn) {}

    /**
     * A preserved file.
     *
     * @param member who keeps it
     * @param folder name of the replicated folder
     * @param area such as {@code ConflictAndDeleted}
     * @param path the path that it had
     * @param newName its name now
     * @param reason why it is kept
     * @param time since when, as written
     * @param size bytes
     * @param uid its UID, as written
     * @param gvsn its GVSN, as written
     */
    public record Kept(
            @Nullable String member,
            @Nullable String folder,
            String area,
            @Nullable String path,
            @Nullable String newName,
            @Nullable String reason,
            @Nullable String time,
            @Nullable Long size,
            @Nullable String uid,
            @Nullable String gvsn) {}

    /**
     * A file whose size or hash an export tells.
     *
     * @param member who has it
     * @param path its path
     * @param size bytes
     * @param hash its hash, as written
     */
    public record SizedFile(
            @Nullable String member,
            String path,
            @Nullable Long size,
            @Nullable String hash) {}
}
