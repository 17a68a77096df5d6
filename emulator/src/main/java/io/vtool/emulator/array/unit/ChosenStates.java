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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the access states that initiators have chosen: a line for each port group with the state that the array gave it, the
 * one it has, and why. A choice holds for as long as the array gives all groups the states that they had then.
 */
final class ChosenStates {
    private static final int FIELDS = 4;
    private static final int LONGEST = 1 << 20;

    private final Path file;

    ChosenStates(Path file) {
        this.file = file;
    }

    /** Gives the groups the states that were chosen. */
    void restore(PortGroups ports) throws IOException {
        String text;
        try {
            text = Files.size(file) > LONGEST ? "" : Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return;
        }
        List<PortGroups.Group> chosen = new ArrayList<>();
        for (String line : text.split("\n")) {
            PortGroups.Group group = group(line.split("\t"), ports);
            if (group == null) {
                return;
            }
            chosen.add(group);
        }
        for (PortGroups.Group group : chosen) {
            ports.set(group.id(), group.state(), group.statusCode());
        }
    }

    /** Null if the array now gives the group another state, or the line is of another version. */
    private static PortGroups.@Nullable Group group(String[] fields, PortGroups ports) {
        if (fields.length != FIELDS) {
            return null;
        }
        try {
            int id = Integer.parseInt(fields[0]);
            AluaState given = ports.given(id);
            AluaState state = AluaState.of(Integer.parseInt(fields[2]));
            boolean holds = given != null && given.code() == Integer.parseInt(fields[1]);
            return state == null || !holds ? null : new PortGroups.Group(id, state, Integer.parseInt(fields[3]), false);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Keeps the states as they are. */
    void save(PortGroups ports) throws IOException {
        boolean changed = false;
        StringBuilder text = new StringBuilder();
        for (PortGroups.Group group : ports.groups()) {
            AluaState given = ports.given(group.id());
            changed |= given != group.state();
            text.append(group.id())
                    .append('\t')
                    .append(given == null ? -1 : given.code())
                    .append('\t');
            text.append(group.state().code())
                    .append('\t')
                    .append(group.statusCode())
                    .append('\n');
        }
        if (!changed) {
            Files.deleteIfExists(file);
            return;
        }
        // commands that share a lab may do this at once, so each has a draft of its own
        Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", PrivateFile.FILE);
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
