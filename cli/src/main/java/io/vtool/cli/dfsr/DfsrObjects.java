package io.vtool.cli.dfsr;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what a GUID is the identity of. */
final class DfsrObjects {
    private static final int GUID = 36;

    /**
     * A thing with a GUID.
     *
     * @param type its type, as dfsrdiag names it
     * @param name its name
     * @param facts what dfsrdiag prints about it, label and value
     */
    record Found(String type, String name, Map<String, String> facts) {}

    private DfsrObjects() {}

    /** A GUID as people write it: with or without braces, in any case, perhaps with a version behind it; null for none. */
    static @Nullable UUID guid(String text) {
        String bare = text.strip().replace("{", "").replace("}", "");
        if (bare.length() > GUID
                && bare.substring(GUID).toLowerCase(Locale.ROOT).startsWith("-v")) {
            bare = bare.substring(0, GUID);
        }
        if (bare.length() != GUID) {
            return null;
        }
        try {
            return UUID.fromString(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Found find(List<Replication> groups, UUID guid) throws StoreException {
        for (Replication replication : groups) {
            Found found = config(replication.group(), guid);
            found = found == null ? members(replication, guid) : found;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Found config(ReplicationGroup group, UUID guid) {
        if (group.guid().equals(guid)) {
            return new Found(
                    "DfsrReplicationGroupConfig",
                    group.name(),
                    facts("RG Name", group.name(), "RG Guid", upper(guid), "Domain", group.domain()));
        }
        for (ReplicatedFolder folder : group.folders()) {
            if (folder.guid().equals(guid)) {
                return new Found(
                        "DfsrReplicatedFolderConfig",
                        folder.name(),
                        facts("RF Name", folder.name(), "RF Guid", upper(guid), "RG Name", group.name()));
            }
        }
        for (Connection connection : group.connections()) {
            if (connection.guid().equals(guid)) {
                return new Found(
                        "DfsrConnectionConfig",
                        connection.sending() + " -> " + connection.receiving(),
                        facts(
                                "Connection Guid",
                                upper(guid),
                                "Sending Member",
                                connection.sending(),
                                "Receiving Member",
                                connection.receiving(),
                                "RG Name",
                                group.name()));
            }
        }
        return null;
    }

    private static @Nullable Found members(Replication replication, UUID guid) throws StoreException {
        for (GroupMember config : replication.group().members()) {
            Member member = Objects.requireNonNull(replication.member(config.name()));
            UUID database = member.store().database();
            if (config.guid().equals(guid)) {
                return new Found(
                        "DfsrMember",
                        config.name(),
                        facts(
                                "Computer",
                                config.name(),
                                "Member Guid",
                                upper(guid),
                                "RG Name",
                                replication.group().name()));
            }
            if (config.volume().equals(guid) || database.equals(guid)) {
                return new Found(
                        "DfsrVolumeInfo",
                        config.name() + " C:",
                        facts(
                                "Computer",
                                config.name() + "." + replication.group().domain(),
                                "Volume Guid",
                                upper(config.volume()),
                                "Volume Path",
                                "\\\\.\\C:",
                                "Volume SN",
                                Long.toString(config.volume().getLeastSignificantBits() & 0xffff_ffffL),
                                "DB Guid",
                                upper(database)));
            }
        }
        return null;
    }

    private static Map<String, String> facts(String... labelsAndValues) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            facts.put(labelsAndValues[i], labelsAndValues[i + 1]);
        }
        return facts;
    }

    private static String upper(UUID guid) {
        return guid.toString().toUpperCase(Locale.ROOT);
    }
}
