package io.vtool.dfsr.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names behind GUIDs, gathered from all exports before anything else is read from them. */
final class EstateNames {
    private static final List<String> LOCAL = List.of("", ".", "localhost", "127.0.0.1", "::1");

    private final Map<UUID, String> groups = new LinkedHashMap<>();
    private final Map<UUID, String> folders = new LinkedHashMap<>();
    private final Map<UUID, UUID> groupOfFolder = new HashMap<>();
    private final Map<String, String> groupNameOfFolder = new HashMap<>();
    private final Map<UUID, String> members = new LinkedHashMap<>();
    private final Map<UUID, UUID> groupOfMember = new HashMap<>();
    private final Map<String, String> spellings = new LinkedHashMap<>();

    void learn(ExportedRow row) {
        UUID group = row.guid("ReplicationGroupGuid");
        put(groups, group, row.text("ReplicationGroupName"));
        UUID folder = row.guid("ReplicatedFolderGuid");
        put(folders, folder, row.text("ReplicatedFolderName"));
        if (folder != null && group != null) {
            groupOfFolder.putIfAbsent(folder, group);
        }
        member(row.guid("MemberGuid"), row.text("MemberName"), group);
        member(row.guid("PartnerGuid"), row.text("PartnerName"), group);
        for (String name : new String[] {
            "MemberName",
            "ComputerName",
            "PartnerName",
            "SourceComputerName",
            "DestinationComputerName",
            "PSComputerName",
            "__SERVER",
            "Node",
            "Computer"
        }) {
            spelling(row.text(name));
        }
        identified(row);
    }

    /** What Identifier is the identity of depends on what stands beside it. */
    private void identified(ExportedRow row) {
        UUID guid = row.guid("Identifier");
        String group = row.text("GroupName");
        String folder = row.text("FolderName");
        if (folder != null && group != null) {
            groupNameOfFolder.putIfAbsent(folder.toLowerCase(Locale.ROOT), group);
        }
        if (guid == null || group == null || row.has("SourceComputerName")) {
            return;
        }
        if (row.has("ComputerName")) {
            if (folder == null) {
                member(guid, row.text("ComputerName"), guidOf(groups, group));
            }
        } else {
            put(folder == null ? groups : folders, guid, folder == null ? group : folder);
        }
    }

    private void member(@Nullable UUID guid, @Nullable String name, @Nullable UUID group) {
        if (name != null && spelling(name) != null) {
            put(members, guid, spelling(name));
            if (guid != null && group != null) {
                groupOfMember.putIfAbsent(guid, group);
            }
        }
    }

    private static void put(Map<UUID, String> names, @Nullable UUID guid, @Nullable String name) {
        if (guid != null && name != null) {
            names.putIfAbsent(guid, name);
        }
    }

    /** The name of a computer without its domain, as it was first written; null for none, and for this computer. */
    @Nullable
    String spelling(@Nullable String name) {
        if (name == null || LOCAL.contains(name.strip().toLowerCase(Locale.ROOT))) {
            return null;
        }
        String bare = name.strip();
        bare = bare.startsWith("\\\\") ? bare.substring(2) : bare;
        int dot = bare.indexOf('.');
        bare = dot > 0 && !Character.isDigit(bare.charAt(0)) ? bare.substring(0, dot) : bare;
        String first = spellings.putIfAbsent(bare.toLowerCase(Locale.ROOT), bare);
        return first == null ? bare : first;
    }

    /** The computers that are named, in the order in which they were met. */
    List<String> computers() {
        return new ArrayList<>(spellings.values());
    }

    Map<UUID, String> groups() {
        return groups;
    }

    Map<UUID, String> folders() {
        return folders;
    }

    Map<UUID, String> members() {
        return members;
    }

    /** Name of a member's group, null when it is not known. */
    @Nullable
    String groupOfMember(UUID member) {
        UUID group = groupOfMember.get(member);
        return group == null ? null : groups.get(group);
    }

    static @Nullable UUID guidOf(Map<UUID, String> names, @Nullable String name) {
        for (Map.Entry<UUID, String> entry : names.entrySet()) {
            if (entry.getValue().equalsIgnoreCase(name)) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** Name of the group that a row is about. */
    @Nullable
    String group(ExportedRow row) {
        String name = row.text("ReplicationGroupName", "GroupName");
        UUID guid = row.guid("ReplicationGroupGuid");
        name = name == null && guid != null ? groups.get(guid) : name;
        return name == null ? groupOfFolder(row.guid("ReplicatedFolderGuid", "ReplicatedFolderId"), folder(row)) : name;
    }

    /** Name of a folder's group, by its identity or its name. */
    @Nullable
    String groupOfFolder(@Nullable UUID guid, @Nullable String name) {
        UUID group = guid == null ? null : groupOfFolder.get(guid);
        String found = group == null ? null : groups.get(group);
        return found == null && name != null ? groupNameOfFolder.get(name.toLowerCase(Locale.ROOT)) : found;
    }

    /** Name of the folder that a row is about. */
    @Nullable
    String folder(ExportedRow row) {
        String name = row.text("ReplicatedFolderName", "FolderName");
        UUID guid = row.guid("ReplicatedFolderGuid", "ReplicatedFolderId");
        return name == null && guid != null ? folders.get(guid) : name;
    }

    /** The computer that a row is from. */
    @Nullable
    String member(ExportedRow row, Source source) {
        UUID guid = row.guid("MemberGuid");
        String name = spelling(row.text("MemberName", "ComputerName"));
        name = name == null && guid != null && !row.has("PreservedName") ? members.get(guid) : name;
        name = name == null ? spelling(row.text("PSComputerName", "__SERVER", "Node", "Computer")) : name;
        return name == null ? spelling(source.named(computers())) : name;
    }

    /** The same; where nothing names it, what the name of the file may say. */
    @Nullable
    String memberOrGuess(ExportedRow row, Source source) {
        String name = member(row, source);
        return name == null ? spelling(source.member(computers())) : name;
    }
}
