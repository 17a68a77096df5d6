package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the access states that initiators have chosen: a line for each port group of a volume with the state that the array
 * gave it, the one it has, and why. A choice holds for as long as the array gives all groups of the volume the states that they
 * had then. Lines without a volume were written when a choice was for all volumes of an array.
 */
final class ChosenStates {
    private static final int FIELDS = 4;
    private static final int LONGEST = 1 << 24;

    private final Path file;

    ChosenStates(Path file) {
        this.file = file;
    }

    /**
     * Gives the groups the states that were chosen.
     *
     * @param volumes the groups of each volume, by its name
     */
    void restore(Map<String, PortGroups> volumes) throws IOException {
        String text;
        try {
            text = Files.size(file) > LONGEST ? "" : Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return;
        }
        Map<String, List<String[]>> lines = new HashMap<>();
        for (String line : text.split("\n")) {
            String[] fields = line.split("\t");
            if (fields.length == FIELDS) {
                for (String volume : volumes.keySet()) {
                    add(lines, volume, fields);
                }
            } else if (fields.length == FIELDS + 1) {
                String[] rest = new String[FIELDS];
                System.arraycopy(fields, 1, rest, 0, FIELDS);
                add(lines, fields[0], rest);
            }
        }
        for (Map.Entry<String, List<String[]>> entry : lines.entrySet()) {
            PortGroups groups = volumes.get(entry.getKey());
            if (groups != null) {
                restore(groups, entry.getValue());
            }
        }
    }

    private static void add(Map<String, List<String[]>> lines, String volume, String[] fields) {
        List<String[]> own = lines.get(volume);
        if (own == null) {
            own = new ArrayList<>();
            lines.put(volume, own);
        }
        own.add(fields);
    }

    private static void restore(PortGroups groups, List<String[]> lines) {
        List<PortGroups.Group> chosen = new ArrayList<>();
        for (String[] fields : lines) {
            PortGroups.Group group = group(fields, groups);
            if (group == null) {
                return;
            }
            chosen.add(group);
        }
        for (PortGroups.Group group : chosen) {
            groups.set(group.id(), group.state(), group.statusCode());
        }
    }

    /** Null if the array now gives the group another state, or the line is of another version. */
    private static PortGroups.@Nullable Group group(String[] fields, PortGroups groups) {
        try {
            int id = Integer.parseInt(fields[0]);
            AluaState given = groups.given(id);
            AluaState state = AluaState.of(Integer.parseInt(fields[2]));
            boolean holds = given != null && given.code() == Integer.parseInt(fields[1]);
            return state == null || !holds ? null : new PortGroups.Group(id, state, Integer.parseInt(fields[3]), false);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Keeps the states as they are.
     *
     * @param volumes the groups of each volume, by its name
     */
    void save(Map<String, PortGroups> volumes) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, PortGroups> volume : volumes.entrySet()) {
            if (volume.getValue().isChosen()) {
                lines(text, volume.getKey(), volume.getValue());
            }
        }
        if (text.length() == 0) {
            Files.deleteIfExists(file);
            return;
        }
        // commands that share a lab may do this at once, so each has a draft of its own
        Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", PrivateFile.FILE);
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void lines(StringBuilder text, String volume, PortGroups groups) {
        for (PortGroups.Group group : groups.groups()) {
            AluaState given = groups.given(group.id());
            text.append(volume).append('\t').append(group.id()).append('\t');
            text.append(given == null ? -1 : given.code()).append('\t');
            text.append(group.state().code()).append('\t').append(group.statusCode());
            text.append('\n');
        }
    }
}
