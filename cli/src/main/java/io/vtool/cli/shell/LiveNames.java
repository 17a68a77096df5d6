package io.vtool.cli.shell;

import io.vtool.cli.env.Environment;
import io.vtool.cli.lab.LabNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The names of what there is, found out aside so that completion never waits. */
final class LiveNames {
    private final Supplier<Environment> environment;
    private volatile Map<String, List<String>> names = Map.of();

    LiveNames(Supplier<Environment> environment) {
        this.environment = environment;
    }

    /** Looks again, aside; returns who does. */
    Thread refresh() {
        Environment now = environment.get();
        Thread thread = new Thread(
                () -> {
                    Map<String, List<String>> found = LabNames.look(now);
                    if (!found.isEmpty()) {
                        names = found;
                    }
                },
                "names");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Names of one kind: {@code host}, {@code portal}, {@code map}, {@code group}, {@code member}. */
    List<String> of(String kind) {
        return switch (kind) {
            case "sendingmember", "receivingmember" -> names.getOrDefault("member", List.of());
            case "rgname" -> names.getOrDefault("replication", List.of());
            default -> names.getOrDefault(kind, List.of());
        };
    }

    /** All names. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        names.values().forEach(all::addAll);
        return all;
    }
}
