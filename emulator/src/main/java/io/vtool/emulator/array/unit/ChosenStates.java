package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps the access states that initiators have chosen: a line for each port group with the state that the array gave it, the
 * one it has, and why. A choice holds for as long as the array gives the group the state that it had then.
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
        for (String line : text.split("\n")) {
            try {
                restore(line.split("\t"), ports);
            } catch (NumberFormatException e) {
                // a line of another version
            }
        }
    }

    private static void restore(String[] fields, PortGroups ports) {
        if (fields.length == FIELDS) {
            int group = Integer.parseInt(fields[0]);
            AluaState state = AluaState.of(Integer.parseInt(fields[2]));
            if (state != null && ports.given(group) == AluaState.of(Integer.parseInt(fields[1]))) {
                ports.set(group, state, Integer.parseInt(fields[3]));
            }
        }
    }

    /** Keeps the states as they are. */
    void save(PortGroups ports) throws IOException {
        StringBuilder text = new StringBuilder();
        for (PortGroups.Group group : ports.groups()) {
            AluaState given = ports.given(group.id());
            if (given != null && given != group.state()) {
                text.append(group.id()).append('\t').append(given.code()).append('\t');
                text.append(group.state().code())
                        .append('\t')
                        .append(group.statusCode())
                        .append('\n');
            }
        }
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        // commands that share a lab may do this at once, so each has a draft of its own
        Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", OwnerOnly.FILE);
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
