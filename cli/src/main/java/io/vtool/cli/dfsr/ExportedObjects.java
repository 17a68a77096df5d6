package io.vtool.cli.dfsr;

import io.vtool.dfsr.export.Estate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what a GUID is the identity of, by exports. */
final class ExportedObjects {
    private final Estate estate;

    ExportedObjects(Estate estate) {
        this.estate = estate;
    }

    DfsrObjects.@Nullable Found find(UUID guid) {
        for (Estate.Group group : estate.groups()) {
            if (guid.equals(group.guid())) {
                return found(
                        "DfsrReplicationGroupConfig",
                        group.name(),
                        "RG Name",
                        group.name(),
                        "RG Guid",
                        upper(guid),
                        "Domain",
                        group.domain());
            }
        }
        for (Estate.Folder folder : estate.folders()) {
            if (guid.equals(folder.guid())) {
                return found(
                        "DfsrReplicatedFolderConfig",
                        folder.name(),
                        "RF Name",
                        folder.name(),
                        "RF Guid",
                        upper(guid),
                        "RG Name",
                        folder.group());
            }
        }
        for (Estate.Link link : estate.connections()) {
            if (guid.equals(link.guid())) {
                return found(
                        "DfsrConnectionConfig",
                        link.sending() + " -> " + link.receiving(),
                        "Connection Guid",
                        upper(guid),
                        "Sending Member",
                        link.sending(),
                        "Receiving Member",
                        link.receiving(),
                        "RG Name",
                        link.group());
            }
        }
        DfsrObjects.Found found = computer(guid);
        return found == null ? named(guid) : found;
    }

    private DfsrObjects.@Nullable Found computer(UUID guid) {
        for (Estate.Member member : estate.members()) {
            if (guid.equals(member.guid())) {
                return found(
                        "DfsrMember",
                        member.name(),
                        "Computer",
                        member.name(),
                        "Member Guid",
                        upper(guid),
                        "RG Name",
                        member.group());
            }
        }
        for (Estate.Volume volume : estate.volumes()) {
            if (guid.equals(volume.guid()) || guid.equals(volume.database())) {
                String path = volume.path() == null ? "" : " " + volume.path().replace("\\\\.\\", "");
                return found(
                        "DfsrVolumeInfo",
                        (volume.member() == null ? "volume" : volume.member()) + path,
                        "Computer",
                        volume.member(),
                        "Volume Guid",
                        upper(volume.guid()),
                        "Volume Path",
                        volume.path(),
                        "Volume SN",
                        volume.serial(),
                        "DB Guid",
                        upper(volume.database()));
            }
        }
        return null;
    }

    private DfsrObjects.@Nullable Found named(UUID guid) {
        for (Estate.Named named : estate.objects()) {
            if (guid.equals(named.guid())) {
                Map<String, String> facts = new LinkedHashMap<>(named.facts());
                facts.remove("Object Type");
                String name = named.type();
                for (String label : new String[] {"RG Name", "RF Name", "Computer", "Volume Path"}) {
                    name = facts.getOrDefault(label, name);
                }
                return new DfsrObjects.Found(named.type(), name, facts);
            }
        }
        return null;
    }

    private static DfsrObjects.Found found(String type, @Nullable String name, @Nullable String... facts) {
        Map<String, String> labelled = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            String label = facts[i];
            String value = facts[i + 1];
            if (label != null && value != null) {
                labelled.put(label, value);
            }
        }
        return new DfsrObjects.Found(type, name == null ? type : name, labelled);
    }

    private static @Nullable String upper(@Nullable UUID guid) {
        return guid == null ? null : guid.toString().toUpperCase(Locale.ROOT);
    }
}
