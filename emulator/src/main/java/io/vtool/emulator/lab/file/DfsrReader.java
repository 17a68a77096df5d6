package io.vtool.emulator.lab.file;

import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.unit.Size;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the replication groups of a lab file. */
final class DfsrReader {
    private static final List<String> HOLDERS = List.of("lab file", "replication group", "replicated folder", "member");
    private static final List<String> KEYS = List.of("groups");
    private static final List<String> GROUP_KEYS =
            List.of("name", "folders", "members", "connections", "bandwidth", "schedule");
    private static final List<String> FOLDER_KEYS = List.of("name", "file_filter", "directory_filter");
    private static final List<String> MEMBER_KEYS = List.of("name", "folders");
    private static final List<String> MEMBERSHIP_KEYS =
            List.of("name", "root_path", "staging_quota", "conflict_quota", "read_only", "enabled", "primary");
    private static final List<String> FLAGS = List.of("true", "false");
    private static final int LONGEST_FILTER = 1024;
    private static final List<String> TOPOLOGIES = List.of("mesh", "hub");
    private static final List<String> SCHEDULES = List.of("always", "never");
    private static final int LONGEST_MEMBER = 15;

    private final Problems problems;
    private List<DfsrGroupConfig.Option> options = new ArrayList<>();

    private DfsrReader(Problems problems) {
        this.problems = problems;
    }

    static List<DfsrGroupConfig> read(Node node, Problems problems) {
        Section dfsr = new Section(node, "dfsr", KEYS, problems);
        DfsrReader reader = new DfsrReader(problems);
        List<DfsrGroupConfig> groups = new ArrayList<>();
        for (Node entry : dfsr.list("groups", true)) {
            groups.add(reader.group(entry));
        }
        return groups;
    }

    private DfsrGroupConfig group(Node node) {
        Section group = new Section(node, "replication group", GROUP_KEYS, problems);
        String name = group.required("name");
        if (group.has("name")) {
            problems.unique(group.at("name"), "replication group", "", name);
        }
        options = new ArrayList<>();
        List<String> folders = folders(group, name);
        List<String> members = members(group, folders);
        String connections = connections(group, members);
        String bandwidth = group.text("bandwidth", "unlimited");
        long bytes = bandwidth.equals("unlimited")
                ? 0
                : Size.parse(bandwidth.endsWith("/s") ? bandwidth.substring(0, bandwidth.length() - 2) : bandwidth);
        if (bytes < 0) {
            problems.add(group.at("bandwidth"), "bandwidth '" + bandwidth + "' is not like 10MiB/s, nor unlimited");
        }
        String schedule = group.text("schedule", "always");
        if (!SCHEDULES.contains(schedule) && !isHours(schedule)) {
            problems.add(group.at("schedule"), "schedule '" + schedule + "' is not always, never, or like 08:00-18:00");
        }
        return new DfsrGroupConfig(name, folders, members, connections, bytes, schedule, options);
    }

    private List<String> folders(Section group, String name) {
        List<String> folders = new ArrayList<>();
        for (Node entry : group.list("folders", true)) {
            if (entry instanceof ScalarNode scalar) {
                problems.unique(entry, "replicated folder", name, scalar.getValue());
                folders.add(scalar.getValue());
                continue;
            }
            Section folder = new Section(entry, "replicated folder", FOLDER_KEYS, problems);
            String folderName = ArrayReader.name(folder, "replicated folder", name);
            folders.add(folderName);
            filter(folder, folderName, "file_filter");
            filter(folder, folderName, "directory_filter");
        }
        return folders;
    }

    private void filter(Section folder, String name, String key) {
        if (!folder.has(key)) {
            return;
        }
        Node value = folder.value(key);
        String text = value instanceof ScalarNode ? folder.text(key, "") : String.join(",", folder.texts(key));
        boolean good = text.length() <= LONGEST_FILTER && text.indexOf('/') < 0 && text.indexOf('\\') < 0;
        if (!good) {
            problems.add(folder.at(key), "'" + key + "' is a list of patterns such as *.tmp, without folders");
        }
        options.add(new DfsrGroupConfig.Option("", name, key, text));
    }

    private void membership(Node node, String member, List<String> folders) {
        Section section = new Section(node, "folder of member " + member, MEMBERSHIP_KEYS, problems);
        String folder = section.required("name");
        if (section.has("name") && !folders.contains(folder)) {
            problems.absent(
                    section.at("name"),
                    HOLDERS,
                    "the group has no replicated folder '" + folder + "'",
                    folder,
                    folders);
        }
        for (String key : MEMBERSHIP_KEYS) {
            if (!section.has(key) || key.equals("name")) {
                continue;
            }
            String value = section.text(key, "");
            if (key.endsWith("_quota")) {
                long bytes = Size.parse(value);
                if (bytes < 0) {
                    problems.add(section.at(key), "'" + key + "' is '" + value + "', not a size such as 4GiB");
                }
                value = Long.toString(bytes);
            } else if (key.equals("root_path")) {
                boolean good = value.length() > 3 && Character.isLetter(value.charAt(0)) && value.startsWith(":\\", 1);
                if (!good) {
                    problems.add(section.at(key), "'root_path' is '" + value + "', not a path such as D:\\data");
                }
            } else {
                section.choice(key, FLAGS, "false");
            }
            options.add(new DfsrGroupConfig.Option(member, folder, key, value));
        }
    }

    private List<String> members(Section group, List<String> folders) {
        List<String> members = new ArrayList<>();
        for (Node entry : group.list("members", true)) {
            if (entry instanceof ScalarNode scalar) {
                members.add(scalar.getValue());
                continue;
            }
            Section member = new Section(entry, "member", MEMBER_KEYS, problems);
            String name = member.required("name");
            members.add(name);
            for (Node folder : member.list("folders", false)) {
                membership(folder, name, folders);
            }
        }
        if (members.size() < 2) {
            problems.add(group.at("members"), "a replication group needs two members or more");
        }
        for (String member : members) {
            boolean good = !member.isEmpty() && member.length() <= LONGEST_MEMBER;
            for (int i = 0; i < member.length(); i++) {
                char c = member.charAt(i);
                good &= c < 0x80 && (Character.isLetterOrDigit(c) || c == '-');
            }
            if (!good) {
                problems.add(
                        group.at("members"),
                        "member '" + member + "' is not made of at most " + LONGEST_MEMBER
                                + " letters, digits and hyphens");
            }
        }
        return members;
    }

    private String connections(Section group, List<String> members) {
        Node value = group.value("connections");
        if (value == null || value instanceof ScalarNode) {
            return group.choice("connections", TOPOLOGIES, "mesh");
        }
        List<String> pairs = group.texts("connections");
        for (String pair : pairs) {
            int arrow = pair.indexOf('>');
            String from = arrow < 0 ? "" : pair.substring(0, arrow);
            String to = arrow < 0 ? pair : pair.substring(arrow + 1);
            if (arrow < 0 || from.equals(to)) {
                problems.add(value, "connection '" + pair + "' is not SENDER>RECEIVER of two members");
            } else if (!members.contains(from) || !members.contains(to)) {
                String unknown = members.contains(from) ? to : from;
                problems.absent(
                        value,
                        HOLDERS,
                        "connection '" + pair + "' names '" + unknown + "', which is no member of the group",
                        unknown,
                        members);
            }
        }
        return String.join(" ", pairs);
    }

    private static boolean isHours(String text) {
        return text.length() == 11
                && text.charAt(5) == '-'
                && isHour(text.substring(0, 5))
                && isHour(text.substring(6));
    }

    private static boolean isHour(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i == 2 ? c != ':' : c < '0' || c > '9') {
                return false;
            }
        }
        return Integer.parseInt(text.substring(0, 2)) <= 24 && Integer.parseInt(text.substring(3)) < 60;
    }
}
