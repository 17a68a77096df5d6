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
 */
public record DfsrGroupConfig(
        String name, List<String> folders, List<String> members, String connections, long bandwidth, String schedule) {
    /** Copies the lists. */
    public DfsrGroupConfig {
        folders = List.copyOf(folders);
        members = List.copyOf(members);
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
