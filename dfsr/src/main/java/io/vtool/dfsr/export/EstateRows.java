package io.vtool.dfsr.export;

import io.vtool.dfsr.config.Schedule;
import io.vtool.dfsr.engine.PreservedManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sorts the objects of exports: each is a group, folder, membership, connection, volume, update, preserved file or file. */
final class EstateRows {
    private static final int MEBI = 20;
    private static final List<String> FOLDER_STATES =
            List.of("Uninitialized", "Initialized", "Initial Sync", "Auto Recovery", "Normal", "In Error");
    private static final List<String> UPDATE_STATES =
            List.of("", "Scheduled", "Running", "Downloading", "Wait", "Blocked");
    private static final List<String> CONFLICTS = List.of(
            "",
            "NameConflict",
            "RemoteUpdateLocalUpdateConflict",
            "RemoteUpdateLocalDeleteConflict",
            "LocalDeleteRemoteUpdateConflict",
            "RemoteFileDelete",
            "RemoteFileDoesNotExistAtInitialSync");

    private final EstateNames names;
    private final EstateLinks links;
    private final Map<String, Estate.Membership> memberships = new LinkedHashMap<>();
    private final Map<String, Estate.Volume> volumes = new LinkedHashMap<>();
    private final List<Estate.Queued> updates = new ArrayList<>();
    private final List<Estate.Kept> kept = new ArrayList<>();
    private final List<Estate.SizedFile> files = new ArrayList<>();
    private final List<Estate.Group> groups = new ArrayList<>();

    EstateRows(EstateNames names) {
        this.names = names;
        this.links = new EstateLinks(names);
    }

    /** Whether anything of it is of use. */
    static boolean isKnown(ExportedRow row) {
        return row.text(
                                "UpdateState",
                                "ConnectionGuid",
                                "SourceComputerName",
                                "ContentPath",
                                "RootPath",
                                "ReplicatedFolderGuid",
                                "ReplicatedFolderName",
                                "FolderName",
                                "VolumeGuid",
                                "MemberGuid",
                                "ReplicationGroupGuid",
                                "ReplicationGroupName",
                                "GroupName",
                                "PreservedName",
                                "ConflictPath",
                                "DebugLogSeverity")
                        != null
                || row.has("FullName", "Length")
                || row.has("Path", "FileHash");
    }

    void take(ExportedRow row, Source source) {
        if (row.has("UpdateState")) {
            update(row, source);
        } else if (EstateBuilder.isKept(row)) {
            kept(row, source);
        } else if (row.has("Path", "FileHash") || row.has("FullName", "Length")) {
            files.add(new Estate.SizedFile(
                    names.member(row, source),
                    row.textOr("", "FullName", "Path"),
                    row.number("Length"),
                    row.text("FileHash")));
        } else if (row.has("Day", "BandwidthDetail")) {
            links.day(row);
        } else if (row.has("SourceComputerName") || row.has("ConnectionGuid") && row.has("PartnerName")) {
            links.add(row, source);
        } else if (row.has("VolumeGuid") && !row.has("ReplicatedFolderGuid")) {
            volume(row, source);
        } else if (row.has("ContentPath")
                || row.has("RootPath")
                || row.has("StagingPath")
                || (row.has("ReplicatedFolderGuid") || row.has("ReplicatedFolderName")) && row.has("State")) {
            membership(row, source);
        } else if (row.has("GroupName", "DomainName") && !row.has("FolderName") && !row.has("ComputerName")) {
            groups.add(new Estate.Group(row.text("GroupName"), row.guid("Identifier"), row.text("DomainName")));
        }
    }

    /** A schedule that stands alone is that of all connections without one. */
    void schedule(Schedule schedule) {
        links.schedule(schedule);
    }

    static String key(@Nullable String... parts) {
        return String.join(
                        "\n",
                        java.util.Arrays.stream(parts)
                                .map(part -> part == null ? "" : part)
                                .toList())
                .toLowerCase(Locale.ROOT);
    }

    /** A state in words, from its number or its words. */
    static @Nullable String words(List<String> states, @Nullable String text) {
        if (text == null || text.length() != 1 || !Character.isDigit(text.charAt(0))) {
            return text;
        }
        int number = text.charAt(0) - '0';
        return number < states.size() ? states.get(number) : text;
    }

    private void update(ExportedRow row, Source source) {
        String member = names.memberOrGuess(row, source);
        String partner = names.spelling(row.text("SourceComputerName", "PartnerName"));
        boolean inbound = !Boolean.FALSE.equals(row.flag("Inbound"));
        updates.add(new Estate.Queued(
                inbound ? partner : member,
                inbound ? member : partner,
                words(UPDATE_STATES, row.text("UpdateState")),
                row.textOr("", "FileName"),
                row.text("FullPathName", "Path"),
                row.text("Uid"),
                row.text("GVsn")));
    }

    private void kept(ExportedRow row, Source source) {
        String path = row.text("ConflictPath");
        String name = row.text("PreservedName");
        if (name == null && path != null) {
            name = path.substring(path.lastIndexOf('\\') + 1);
        }
        String reason = words(CONFLICTS, row.text("ConflictType"));
        reason = reason == null ? row.text("PreservedReason") : reason;
        boolean before = "RemoteFileDoesNotExistAtInitialSync".equals(reason)
                || row.textOr("", "PreservedReason").toLowerCase(Locale.ROOT).startsWith("preexist");
        kept.add(new Estate.Kept(
                names.memberOrGuess(row, source),
                names.folder(row),
                before ? "PreExisting" : "ConflictAndDeleted",
                row.text("Path", "FileName"),
                name,
                reason,
                row.text("PreservedTime", "ConflictTime"),
                row.number("FileSize", "ConflictSizeInBytes"),
                row.text("Uid"),
                row.text("GVsn")));
    }

    private void volume(ExportedRow row, Source source) {
        String member = names.member(row, source);
        Estate.Volume volume = new Estate.Volume(
                member,
                row.text("VolumePath"),
                row.guid("VolumeGuid"),
                row.guid("DatabaseGuid"),
                row.text("VolumeSerialNumber", "SerialNumber"));
        volumes.merge(
                key(member, String.valueOf(volume.guid())),
                volume,
                (a, b) -> new Estate.Volume(
                        a.member(),
                        a.path() == null ? b.path() : a.path(),
                        a.guid(),
                        a.database() == null ? b.database() : a.database(),
                        a.serial() == null ? b.serial() : a.serial()));
    }

    private void membership(ExportedRow row, Source source) {
        String member = names.member(row, source);
        Long quota = row.number("StagingPathQuotaInMB", "StagingSizeInMb");
        Long used = row.number("CurrentStageSizeInMb");
        String group = names.group(row);
        String folder = names.folder(row);
        Estate.Membership one = new Estate.Membership(
                group,
                folder,
                member == null ? "" : member,
                row.text("ContentPath", "RootPath"),
                words(FOLDER_STATES, row.has("RootPath") ? null : row.text("State")),
                quota == null ? null : quota << MEBI,
                used == null ? null : used << MEBI,
                row.flag("Enabled"),
                row.flag("ReadOnly"));
        memberships.merge(key(group, folder, member), one, EstateRows::merged);
    }

    private static Estate.Membership merged(Estate.Membership a, Estate.Membership b) {
        return new Estate.Membership(
                a.group(),
                a.folder(),
                a.member(),
                a.rootPath() == null ? b.rootPath() : a.rootPath(),
                a.state() == null ? b.state() : a.state(),
                a.stagingQuota() == null ? b.stagingQuota() : a.stagingQuota(),
                a.stagingUsed() == null ? b.stagingUsed() : a.stagingUsed(),
                a.enabled() == null ? b.enabled() : a.enabled(),
                a.readOnly() == null ? b.readOnly() : a.readOnly());
    }

    /** Everything, with what others read. */
    Estate end(
            List<Estate.Named> objects,
            List<Estate.Known> records,
            List<Estate.Vector> vectors,
            List<Estate.Backlog> backlogs,
            List<Estate.Queued> more,
            List<Map.Entry<PreservedManifest.Entry, Source>> manifests) {
        for (Map.Entry<PreservedManifest.Entry, Source> one : manifests) {
            PreservedManifest.Entry entry = one.getKey();
            boolean before = entry.type().equals("RemoteFileDoesNotExistAtInitialSync");
            kept.add(new Estate.Kept(
                    names.spelling(one.getValue().member(names.computers())),
                    null,
                    before ? "PreExisting" : "ConflictAndDeleted",
                    entry.path(),
                    entry.newName(),
                    entry.type(),
                    entry.time(),
                    entry.size(),
                    entry.uid(),
                    entry.gvsn()));
        }
        updates.addAll(more);
        return new Estate(
                allGroups(),
                allFolders(),
                allMembers(),
                new ArrayList<>(memberships.values()),
                links.all(),
                new ArrayList<>(volumes.values()),
                objects,
                records,
                vectors,
                backlogs,
                updates,
                kept,
                files);
    }

    private List<Estate.Group> allGroups() {
        List<Estate.Group> all = new ArrayList<>(groups);
        names.groups().forEach((guid, name) -> {
            boolean there = all.stream().anyMatch(group -> guid.equals(group.guid()));
            if (!there) {
                all.add(new Estate.Group(name, guid, null));
            }
        });
        return all;
    }

    private List<Estate.Folder> allFolders() {
        List<Estate.Folder> all = new ArrayList<>();
        names.folders()
                .forEach((guid, name) -> all.add(new Estate.Folder(names.groupOfFolder(guid, name), name, guid)));
        return all;
    }

    private List<Estate.Member> allMembers() {
        List<Estate.Member> all = new ArrayList<>();
        names.members().forEach((guid, name) -> all.add(new Estate.Member(name, names.groupOfMember(guid), guid)));
        for (String name : names.computers()) {
            if (all.stream().noneMatch(member -> member.name().equalsIgnoreCase(name))) {
                all.add(new Estate.Member(name, null, null));
            }
        }
        return all;
    }
}
