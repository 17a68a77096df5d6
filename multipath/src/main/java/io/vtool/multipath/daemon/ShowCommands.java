package io.vtool.multipath.daemon;

import io.vtool.multipath.config.BlacklistText;
import io.vtool.multipath.config.ConfigText;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.show.Format;
import io.vtool.multipath.show.JsonText;
import io.vtool.multipath.show.LiveTopology;
import io.vtool.multipath.topology.TopologyLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of multipathd to {@code show}. */
final class ShowCommands {
    private static final int STATE_WIDTH = 20;

    private final Inventory inventory;
    private final Upkeep upkeep;
    private final Daemon daemon;
    private final CommandLine line;

    ShowCommands(Daemon daemon, CommandLine line) {
        this.daemon = daemon;
        this.line = line;
        this.inventory = daemon.inventory();
        this.upkeep = new Upkeep(inventory, daemon.parts());
    }

    Answer answer() {
        List<LivePath> paths = inventory.paths;
        return switch (line.words()) {
            case "list paths" -> Answer.of(new Format(Format.PATHS).paths(paths, true));
            case "list paths format" -> Answer.of(new Format(line.argument("format")).paths(paths, true));
            case "list paths raw format" -> Answer.of(new Format(line.argument("format")).paths(paths, false));
            case "list path" -> path();
            case "list maps" -> maps(Format.MAPS, true);
            case "list maps status" -> maps(Format.MAPS_STATUS, true);
            case "list maps stats" -> maps(Format.MAPS_STATS, true);
            case "list maps format" -> maps(line.argument("format"), true);
            case "list maps raw format" -> maps(line.argument("format"), false);
            case "list maps topology", "list topology" -> topology();
            case "list maps json" -> json();
            case "list map topology", "list map format", "list map raw format", "list map json" -> map();
            case "list status" -> status();
            case "list daemon" -> Answer.of("pid " + daemon.state().pid + " idle\n");
            case "list config" -> Answer.of(ConfigText.whole(config(), true));
            case "list config local" ->
                Answer.of(ConfigText.local(config(), true, inventory.deviceSettings(), inventory.namedMaps()));
            case "list blacklist" -> Answer.of(BlacklistText.report(config().blacklist()));
            case "list devices" -> devices();
            case "list wildcards" -> Answer.of(Format.wildcards());
            default -> Answer.FAILED;
        };
    }

    private MultipathConfig config() {
        return inventory.policies.configuration();
    }

    private Answer path() {
        LivePath path = inventory.pathNamed(line.device("path"));
        return path == null
                ? Answer.FAILED
                : Answer.of(new Format("%o").path(path).stripTrailing() + "\n");
    }

    /** All maps after a look at them. */
    private List<LiveMap> looked() {
        List<LiveMap> looked = new ArrayList<>();
        for (LiveMap map : new ArrayList<>(inventory.maps)) {
            if (upkeep.look(map)) {
                looked.add(map);
            }
        }
        return looked;
    }

    private Answer maps(String format, boolean pretty) {
        return Answer.of(new Format(format).maps(looked(), pretty));
    }

    private Answer topology() {
        List<LiveMap> maps = looked();
        int[] widths = TopologyLayout.widths(LiveTopology.paths(inventory.paths));
        StringBuilder text = new StringBuilder();
        for (LiveMap map : maps) {
            append(text, map, widths);
        }
        return Answer.of(text.toString());
    }

    private static void append(StringBuilder text, LiveMap map, int[] widths) {
        for (String row : TopologyLayout.lines(LiveTopology.of(map), widths)) {
            text.append(row).append('\n');
        }
    }

    private Answer json() {
        return Answer.of(JsonText.maps(looked()));
    }

    private Answer map() {
        LiveMap map = inventory.mapAsked(line.device("map"));
        if (map == null || !upkeep.look(map)) {
            return Answer.FAILED;
        }
        String format = line.argument("format");
        return switch (line.words()) {
            case "list map topology" -> {
                StringBuilder text = new StringBuilder();
                append(text, map, TopologyLayout.widths(LiveTopology.paths(inventory.paths)));
                yield Answer.of(text.toString());
            }
            case "list map json" -> Answer.of(JsonText.map(map));
            case "list map format" -> Answer.of(new Format(format).map(map, inventory.maps, true));
            default -> Answer.of(new Format(format).map(map, inventory.maps, false));
        };
    }

    private Answer status() {
        Map<PathStatus, Integer> counts = new EnumMap<>(PathStatus.class);
        int monitored = 0;
        for (LivePath path : inventory.paths) {
            counts.put(path.status, counts.getOrDefault(path.status, 0) + 1);
            monitored += path.opened ? 1 : 0;
        }
        StringBuilder text = new StringBuilder("path checker states:\n");
        for (Map.Entry<PathStatus, Integer> count : counts.entrySet()) {
            String word = count.getKey().word();
            text.append(word)
                    .append(" ".repeat(STATE_WIDTH - word.length()))
                    .append(count.getValue())
                    .append('\n');
        }
        text.append("\npaths: ").append(monitored).append("\nbusy: False\n");
        return Answer.of(text.toString());
    }

    private Answer devices() {
        StringBuilder text = new StringBuilder("available block devices:\n");
        for (BlockDevice device : daemon.parts().paths().enumerate()) {
            device(text, device.name(), inventory.pathNamed(device.name()));
        }
        for (MapDevice device : inventory.machine.mapper().devices()) {
            device(text, "dm-" + device.minor(), null);
        }
        return Answer.of(text.toString());
    }

    private void device(StringBuilder text, String name, @Nullable LivePath path) {
        String state = path != null
                ? " devnode whitelisted, monitored"
                : inventory.policies.ofName(name).blacklisted()
                        ? "devnode blacklisted, unmonitored"
                        : "devnode whitelisted, unmonitored";
        text.append("    ").append(name).append(' ').append(state).append('\n');
    }
}
