package io.vtool.multipath.map;

import io.vtool.multipath.config.ConfigText;
import io.vtool.multipath.config.DeviceSettings;
import io.vtool.multipath.config.MapSettings;
import io.vtool.multipath.config.Setting;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.LivePath;
import io.vtool.scsi.table.FactTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a verbose command says while it sets up a map: where each of its settings comes from. */
final class SetupNarration {
    private static final String INTERNAL = "(setting: multipath internal)";
    private static final String CONFIGURED = "(setting: multipath.conf defaults/devices section)";
    private static final String MEASURED = "(setting: implied by marginal_path check)";
    private static final int KEYWORD = 1;
    private static final int NAME = 2;
    private static final int FORM = 3;
    private static final int SHOWN = 4;

    private final Inventory inventory;
    private final Log log;
    private final PathNarration paths;
    private final FactTable table = FactTable.load(SetupNarration.class, "told");

    SetupNarration(Inventory inventory) {
        this.inventory = inventory;
        this.log = inventory.log;
        this.paths = inventory.narration();
    }

    /** It is the turn of a path, of whose map nothing is known yet. */
    void turn(LivePath path) {
        paths.property(path);
    }

    private MapSettings settings(LiveMap map, LivePath path) {
        BlockDevice device = path.device;
        DeviceSettings settings = device == null
                ? inventory.policies.configuration().forDevice("", "", "", "undef")
                : inventory.policies.settings(device);
        return inventory.policies.configuration().forMap(map.wwid, settings);
    }

    /** Tells how a map got its name; {@code bound} is the name that the bindings file had before. */
    void name(LiveMap map, LivePath path, boolean existed, @Nullable String bound) {
        MapSettings settings = settings(map, path);
        if (settings.alias() != null) {
            say(map.wwid, "alias = " + map.alias + " (setting: multipath.conf multipaths section)");
            return;
        }
        boolean friendly = settings.userFriendlyNames();
        say(
                map.wwid,
                "user_friendly_names = " + (friendly ? "yes " : "no ") + initial(settings, "user_friendly_names"));
        String how = "(setting: default to WWID)";
        if (friendly) {
            Setting prefix = settings.setting("alias_prefix");
            say(
                    map.wwid,
                    "alias_prefix = " + settings.aliasPrefix() + " "
                            + (prefix == null ? INTERNAL : prefix.origin().setting()));
            binding(map, bound, existed);
            how = existed ? "(setting: using existing alias)" : "(setting: user_friendly_name)";
        }
        say(map.wwid, "alias = " + map.alias + " " + how);
    }

    private void binding(LiveMap map, @Nullable String bound, boolean existed) {
        if (bound != null && existed) {
            log.line(3, "Found matching alias [" + bound + "] in bindings file. Setting wwid to " + map.wwid);
        } else if (bound != null) {
            log.line(3, "Found matching wwid [" + map.wwid + "] in bindings file. Setting alias to " + bound);
        } else {
            log.line(3, "No matching wwid [" + map.wwid + "] in bindings file.");
            log.line(3, "Created new binding [" + map.alias + "] for WWID [" + map.wwid + "]");
        }
    }

    private void say(String who, String text) {
        log.line(3, who + ": " + text);
    }

    /** The origin of a setting that multipath's own defaults stand in the configuration for. */
    private static String initial(MapSettings settings, String keyword) {
        Setting setting = settings.setting(keyword);
        String origin = setting == null ? INTERNAL : setting.origin().setting();
        return origin.equals(INTERNAL) ? CONFIGURED : origin;
    }

    /** Tells about the paths of a map and its settings. */
    void settings(LiveMap map, List<LivePath> members) {
        for (LivePath path : members) {
            paths.state(path);
            say(path.name, "ownership set to " + map.alias);
        }
        MapSettings settings = settings(map, members.get(0));
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            setting(map, settings, row, members);
        }
        for (LivePath path : members) {
            timeouts(path);
        }
    }

    private void setting(LiveMap map, MapSettings settings, int row, List<LivePath> members) {
        String keyword = table.text(row, KEYWORD);
        String name = table.text(row, NAME);
        String shown = table.text(row, SHOWN);
        Setting setting = settings.setting(keyword);
        boolean set = setting != null && !setting.origin().setting().equals(INTERNAL);
        if (!set && (shown.equals("set") || shown.equals("configured"))) {
            return;
        }
        if (shown.equals("undef") && (setting == null || !set)) {
            say(map.alias, name + " = undef " + INTERNAL);
            return;
        }
        String form = table.text(row, FORM);
        String origin = setting == null ? INTERNAL : setting.origin().setting();
        origin = shown.equals("initial") && !set ? CONFIGURED : origin;
        String value = setting == null ? "" : setting.value();
        String text = switch (form) {
            case "word" -> name.equals("path_grouping_policy") ? policy(map, value) : value;
            case "string" -> "\"" + (keyword.equals("features") ? settings.features() : value) + "\"";
            case "octal" -> "0" + value;
            case "implied" -> "yes";
            case "handler" -> "\"" + map.handler + "\"";
            case "counted" -> settings.pathErrors().marginalPathChecks() ? "\"no\"" : printed(setting);
            default -> printed(setting);
        };
        if (form.equals("implied")) {
            origin = "(setting: implied in kernel >= 4.3.0)";
        } else if (form.equals("handler")) {
            origin = handler(map, members, value, origin);
        } else if (form.equals("counted") && settings.pathErrors().marginalPathChecks()) {
            origin = MEASURED;
        }
        say(map.alias, name + " = " + text + " " + origin);
    }

    private static String printed(@Nullable Setting setting) {
        return setting == null ? "" : ConfigText.printed(setting);
    }

    private static String policy(LiveMap map, String configured) {
        MapPolicy policy = map.policy;
        return policy == null ? configured : policy.grouping();
    }

    private static String handler(LiveMap map, List<LivePath> members, String configured, String origin) {
        for (LivePath path : members) {
            if (path.identity.tpgs() > 0) {
                return "(setting: retained by kernel driver)";
            }
        }
        return map.handler.equals(configured) ? origin : "(setting: autodetected from TPGS)";
    }

    private void timeouts(LivePath path) {
        BlockDevice device = path.device;
        if (device == null) {
            return;
        }
        DeviceSettings settings = inventory.policies.settings(device);
        for (String keyword : List.of("fast_io_fail_tmo", "dev_loss_tmo", "eh_deadline")) {
            Setting setting = settings.setting(keyword);
            if (setting != null) {
                say(
                        path.name,
                        keyword + " = " + printed(setting) + " "
                                + setting.origin().setting());
            }
        }
        if (settings.setting("dev_loss_tmo") != null && device.targetName() != null) {
            say(path.name, "ignoring dev_loss_tmo on iSCSI");
        }
    }
}
