package io.vtool.emulator.dfsr;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.config.Schedule;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A group as replication needs it, made from what the lab's definition says. Identities follow from the names. */
final class GroupPlan {
    private static final String DOMAIN = "corp.example";
    private static final int MINUTES_PER_SLOT = 15;
    private static final int MINUTES_PER_HOUR = 60;

    private GroupPlan() {}

    static ReplicationGroup of(Path folder, DfsrGroupConfig config) {
        Path home = folder.resolve(fileName(config.name()));
        List<ReplicatedFolder> folders = new ArrayList<>();
        for (String name : config.folders()) {
            folders.add(new ReplicatedFolder(
                    name,
                    guid(config, "folder " + name),
                    patterns(config, name, "file_filter", ReplicatedFolder.USUAL_FILE_FILTERS),
                    patterns(config, name, "directory_filter", List.of())));
        }
        List<GroupMember> members = new ArrayList<>();
        for (String name : config.members()) {
            boolean primary = name.equals(config.members().get(0)) && !namesPrimary(config);
            List<Membership> memberships = new ArrayList<>();
            for (ReplicatedFolder replicated : folders) {
                memberships.add(membership(config, name, replicated, primary, home));
            }
            members.add(new GroupMember(
                    name,
                    guid(config, "member " + name),
                    guid(config, "volume " + name),
                    home.resolve(name),
                    memberships));
        }
        return new ReplicationGroup(
                config.name(), guid(config, "group"), DOMAIN, folders, members, connections(config));
    }

    /** Whether the definition says who is primary, so that it is not the first member. */
    private static boolean namesPrimary(DfsrGroupConfig config) {
        for (DfsrGroupConfig.Option option : config.options()) {
            if (option.key().equals("primary") && option.value().equals("true")) {
                return true;
            }
        }
        return false;
    }

    private static Membership membership(
            DfsrGroupConfig config, String member, ReplicatedFolder folder, boolean primary, Path home) {
        String name = folder.name();
        String root = config.option(member, name, "root_path", "C:\\" + name);
        return new Membership(
                folder,
                root,
                home.resolve(member).resolve(root.substring(0, 1)).resolve(fileName(name)),
                Boolean.parseBoolean(config.option(member, name, "enabled", "true")),
                Boolean.parseBoolean(config.option(member, name, "read_only", "false")),
                Boolean.parseBoolean(config.option(member, name, "primary", Boolean.toString(primary))),
                quota(config, member, name, "staging_quota", Membership.USUAL_STAGING_QUOTA),
                quota(config, member, name, "conflict_quota", Membership.USUAL_CONFLICT_QUOTA),
                Membership.USUAL_MIN_STAGING_SIZE,
                true);
    }

    private static long quota(DfsrGroupConfig config, String member, String folder, String key, long usual) {
        return Long.parseLong(config.option(member, folder, key, Long.toString(usual)));
    }

    private static List<String> patterns(DfsrGroupConfig config, String folder, String key, List<String> usual) {
        String text = config.option("", folder, key, String.join(",", usual));
        List<String> patterns = new ArrayList<>();
        for (String pattern : text.split(",")) {
            if (!pattern.isBlank()) {
                patterns.add(pattern.strip());
            }
        }
        return patterns;
    }

    private static List<Connection> connections(DfsrGroupConfig config) {
        List<Connection> connections = new ArrayList<>();
        Schedule schedule = schedule(config.schedule());
        long bandwidth = config.bandwidth() == 0 ? Long.MAX_VALUE : config.bandwidth();
        for (String from : config.members()) {
            for (String to : config.members()) {
                if (config.isConnected(from, to)) {
                    connections.add(new Connection(
                            guid(config, "connection " + from + ">" + to), from, to, true, schedule, bandwidth));
                }
            }
        }
        return connections;
    }

    /** {@code always}, {@code never}, or hours of every day such as {@code 22:00-06:00}. */
    static Schedule schedule(String text) {
        if (text.equals("always")) {
            return Schedule.ALWAYS;
        }
        StringBuilder day = new StringBuilder("0".repeat(Schedule.SLOTS_PER_DAY));
        int dash = text.indexOf('-');
        if (dash > 0) {
            int from = slot(text.substring(0, dash));
            int to = slot(text.substring(dash + 1));
            for (int slot = 0; slot < Schedule.SLOTS_PER_DAY; slot++) {
                boolean open = from <= to ? slot >= from && slot < to : slot >= from || slot < to;
                if (open) {
                    day.setCharAt(slot, 'f');
                }
            }
        }
        return new Schedule(day.toString().repeat(Schedule.DAYS));
    }

    private static int slot(String clock) {
        int colon = clock.indexOf(':');
        int minutes = Integer.parseInt(clock.substring(0, colon)) * MINUTES_PER_HOUR
                + Integer.parseInt(clock.substring(colon + 1));
        return minutes / MINUTES_PER_SLOT;
    }

    private static UUID guid(DfsrGroupConfig config, String what) {
        return UUID.nameUUIDFromBytes((config.name() + "\n" + what).getBytes(StandardCharsets.UTF_8));
    }

    /** A name as one of a file: what could be taken for something else is written as its code. */
    private static String fileName(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ' ' || c == '.' && i > 0;
            text.append(plain ? String.valueOf(c) : "%" + Integer.toHexString(c));
        }
        return text.toString();
    }
}
