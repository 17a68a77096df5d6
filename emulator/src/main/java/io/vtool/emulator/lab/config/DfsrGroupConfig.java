package io.vtool.emulator.lab.config;

import java.util.List;

/**
 * A replication group of DFSR members.
 *
 * @param name its name
 * @param folders names of its replicated folders
 * @param members names of its members
 * @param connections {@code mesh}, {@code hub} with the first member in the middle, or pairs {@code SENDER>RECEIVER}
 *     between blanks
 * @param bandwidth most bytes in a second of each connection, 0 for as many as there can be
 * @param schedule {@code always}, {@code never} or hours such as {@code 08:00-18:00}
 * @param options what is not as usual about folders
 */
public record DfsrGroupConfig(
        String name,
        List<String> folders,
        List<String> members,
        String connections,
        long bandwidth,
        String schedule,
        List<Option> options) {
    /**
     * An option of a folder.
     *
     * @param member name of the member on which it is so, empty for all
     * @param folder name of the folder
     * @param key its name
     * @param value its value
     */
    public record Option(String member, String folder, String key, String value) {}

    /** Copies the lists. */
    public DfsrGroupConfig {
        folders = List.copyOf(folders);
        members = List.copyOf(members);
        options = List.copyOf(options);
    }

    /**
     * A group whose folders are as usual.
     *
     * @param name its name
     * @param folders names of its replicated folders
     * @param members names of its members
     * @param connections as above
     * @param bandwidth as above
     * @param schedule as above
     */
    public DfsrGroupConfig(
            String name,
            List<String> folders,
            List<String> members,
            String connections,
            long bandwidth,
            String schedule) {
        this(name, folders, members, connections, bandwidth, schedule, List.of());
    }

    /**
     * Value of an option.
     *
     * @param member name of the member, empty for what is so on all
     * @param folder name of the folder
     * @param key its name
     * @param absent what counts where it is not given
     */
    public String option(String member, String folder, String key, String absent) {
        for (Option option : options) {
            if (option.member().equals(member)
                    && option.folder().equals(folder)
                    && option.key().equals(key)) {
                return option.value();
            }
        }
        return absent;
    }

    /**
     * Whether there is a connection from one member to another.
     *
     * @param from name of the sending member
     * @param to name of the receiving member
     */
    public boolean isConnected(String from, String to) {
        if (from.equals(to)) {
            return false;
        }
        String hub = members.get(0);
        return switch (connections) {
            case "mesh" -> true;
            case "hub" -> from.equals(hub) || to.equals(hub);
            default -> (" " + connections + " ").contains(" " + from + ">" + to + " ");
        };
    }
}
