package io.vtool.lvm.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands: a new one is a word in the list and a line in the switch. */
public final class LvmCommands {
    private LvmCommands() {}

    /** The names, sorted. */
    public static List<String> names() {
        return List.of();
    }

    static @Nullable LvmCommand find(String name) {
        return switch (name) {
            default -> null;
        };
    }
}
