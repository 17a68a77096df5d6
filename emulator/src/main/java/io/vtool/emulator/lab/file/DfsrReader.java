package io.vtool.emulator.lab.file;

import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.unit.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the replication groups of a lab file. */
final class DfsrReader {
    private static final List<String> KEYS = List.of("groups");
    private static final List<String> GROUP_KEYS =
            List.of("name", "folders", "members", "connections", "bandwidth", "schedule");
    private static final List<String> FOLDER_KEYS = List.of("name");
    private static final List<String> TOPOLOGIES = List.of("mesh", "hub");
    private static final List<String> SCHEDULES = List.of("always", "never");
    private static final int LONGEST_MEMBER = 15;

    private final Problems problems;

    private DfsrReader(Problems problems) {
        this.problems = problems;
    }

    static List<DfsrGroupConfig> read(Node node, Problems problems) {
        Section dfsr = new Section(node, "dfsr", KEYS, problems);
        DfsrReader reader = new DfsrReader(problems);
        List<DfsrGroupConfig> groups = new ArrayList<>();
        for (Node entry : dfsr.list("groups", true)) {
            DfsrGroupConfig group = reader.group(entry);
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    private @Nullable DfsrGroupConfig group(Node node) {
        Section group = new Section(node, "replication group", GROUP_KEYS, problems);
        String name = group.required("name");
        if (group.has("name")) {
            problems.unique(group.at("name"), "replication group", "", name);
        }
        List<String> folders = folders(group, name);
        List<String> members = members(group);
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
        return problems.none() ? new DfsrGroupConfig(name, folders, members, connections, bytes, schedule) : null;
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
        }
        return folders;
    }

    private List<String> members(Section group) {
        List<String> members = group.texts("members");
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
            if (!members.contains(from) || !members.contains(to) || from.equals(to)) {
                problems.add(value, "connection '" + pair + "' is not SENDER>RECEIVER of two members");
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
