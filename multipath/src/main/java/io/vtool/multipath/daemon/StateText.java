package io.vtool.multipath.daemon;

import io.vtool.multipath.config.ConfigFile;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.path.InitStatus;
import io.vtool.multipath.path.PathStatus;
import io.vtool.scsi.table.EnumNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text in which multipathd's memory is kept. One that cannot be read counts as none. */
final class StateText {
    private static final String TITLE = "multipathd 1";
    private static final int PATH_FIELDS = 16;
    private static final int MAP_FIELDS = 17;
    private static final int OLD_KEY = 10;

    private StateText() {}

    static String render(DaemonState state) {
        StringBuilder text = new StringBuilder(TITLE);
        line(text, "daemon", state.running, state.pid, state.millis, state.queueingForced, state.verbosity);
        for (ConfigFile file : state.files) {
            line(text, "file", file.name(), file.text().length());
            text.append('\n').append(file.text());
        }
        for (String key : state.dropped) {
            line(text, "dropped", key);
        }
        for (PathMemory path : state.paths) {
            line(
                    text,
                    "path",
                    path.name(),
                    path.hcil(),
                    path.session(),
                    path.wwid(),
                    path.status(),
                    path.init(),
                    path.priority(),
                    orEmpty(path.checker()),
                    orEmpty(path.prioritizer()),
                    path.checkerStopped(),
                    path.opened(),
                    path.tick(),
                    path.interval(),
                    path.marginal(),
                    path.errors());
        }
        for (MapMemory map : state.maps) {
            int[] n = map.counters();
            line(
                    text,
                    "map",
                    map.wwid(),
                    map.alias(),
                    map.action(),
                    map.noPathRetry(),
                    map.queueingDisabled(),
                    map.inRecovery(),
                    map.retryTick(),
                    map.failbackTick(),
                    map.reservations(),
                    n[0],
                    n[1],
                    n[2],
                    n[3],
                    n[4],
                    n[5],
                    map.ghostTick());
        }
        return text.append('\n').toString();
    }

    private static Object orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void line(StringBuilder text, String kind, Object... values) {
        text.append('\n').append(kind);
        for (Object value : values) {
            text.append('\t').append(value);
        }
    }

    /** Reads a memory, null for none. */
    static @Nullable DaemonState parse(@Nullable String text) {
        if (text == null || !text.startsWith(TITLE + "\n")) {
            return null;
        }
        DaemonState state = new DaemonState();
        try {
            int at = TITLE.length() + 1;
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                end = end < 0 ? text.length() : end;
                List<String> fields = fields(text.substring(at, end));
                at = end + 1;
                if (fields.get(0).equals("file")) {
                    int length = Integer.parseInt(fields.get(2));
                    state.files.add(new ConfigFile(fields.get(1), text.substring(at, at + length)));
                    at += length + 1;
                } else {
                    line(state, fields);
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
        return state;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', at)) {
            fields.add(line.substring(at, tab));
            at = tab + 1;
        }
        fields.add(line.substring(at));
        return fields;
    }

    private static void line(DaemonState state, List<String> f) {
        switch (f.get(0)) {
            case "daemon" -> {
                state.running = yes(f.get(1));
                state.pid = Integer.parseInt(f.get(2));
                state.millis = Long.parseLong(f.get(3));
                state.queueingForced = yes(f.get(4));
                state.verbosity = f.size() > 5 ? Integer.parseInt(f.get(5)) : DaemonState.CONFIGURED;
            }
            case "dropped" -> state.dropped.add(f.get(1));
            case "path" -> {
                if (f.size() == PATH_FIELDS) {
                    state.paths.add(path(f));
                }
            }
            case "map" -> {
                if (f.size() == MAP_FIELDS + 1) {
                    f.remove(OLD_KEY); // earlier versions kept the reservation key here
                }
                if (f.size() == MAP_FIELDS) {
                    state.maps.add(map(f));
                }
            }
            default -> {
                return;
            }
        }
    }

    private static PathMemory path(List<String> f) {
        return new PathMemory(
                f.get(1),
                f.get(2),
                Integer.parseInt(f.get(3)),
                f.get(4),
                EnumNames.find(PathStatus.values(), f.get(5)),
                EnumNames.find(InitStatus.values(), f.get(6)),
                Integer.parseInt(f.get(7)),
                orNull(f.get(8)),
                orNull(f.get(9)),
                yes(f.get(10)),
                yes(f.get(11)),
                Integer.parseInt(f.get(12)),
                Integer.parseInt(f.get(13)),
                yes(f.get(14)),
                f.get(15));
    }

    private static MapMemory map(List<String> f) {
        int[] counters = new int[6];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = Integer.parseInt(f.get(10 + i));
        }
        return new MapMemory(
                f.get(1),
                f.get(2),
                EnumNames.find(MapAction.values(), f.get(3)),
                Integer.parseInt(f.get(4)),
                yes(f.get(5)),
                yes(f.get(6)),
                Integer.parseInt(f.get(7)),
                Integer.parseInt(f.get(8)),
                yes(f.get(9)),
                counters,
                Integer.parseInt(f.get(16)));
    }

    private static boolean yes(String text) {
        return text.equals("true");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
