package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The listing of a configuration that multipath and its daemon print. */
public final class ConfigText {
    private final MultipathConfig config;
    private final boolean daemon;
    private final StringBuilder out = new StringBuilder();

    private ConfigText(MultipathConfig config, boolean daemon) {
        this.config = config;
        this.daemon = daemon;
    }

    /**
     * The whole configuration: {@code multipath -t}, or {@code multipathd show config}. The two differ, because multipath
     * shows two settings that it made for itself.
     *
     * @param config the configuration
     * @param daemon whether the daemon is asked
     */
    public static String whole(MultipathConfig config, boolean daemon) {
        List<Layered> devices = new ArrayList<>(config.hardware().all());
        return new ConfigText(config, daemon).print(devices, null);
    }

    /**
     * The configuration with only the devices and maps that exist: {@code multipath -T}, or {@code multipathd show config
     * local}.
     *
     * @param config the configuration
     * @param daemon whether the daemon is asked
     * @param paths the settings of all paths in their order
     * @param maps the maps in their order
     */
    public static String local(
            MultipathConfig config, boolean daemon, List<DeviceSettings> paths, List<NamedMap> maps) {
        List<Layered> devices = new ArrayList<>();
        DeviceSettings last = null;
        for (DeviceSettings path : paths) {
            for (int i = path.entries().size() - 1; i >= 0 && path != last; i--) {
                Layered entry = path.entries().get(i);
                if (!devices.contains(entry)) {
                    devices.add(entry);
                }
            }
            last = path;
        }
        return new ConfigText(config, daemon).print(devices, maps);
    }

    private String print(List<Layered> devices, @Nullable List<NamedMap> maps) {
        out.append("defaults {\n");
        defaults();
        out.append("}\nblacklist {\n");
        rules(config.blacklist().denied());
        out.append("}\nblacklist_exceptions {\n");
        rules(config.blacklist().allowed());
        out.append("}\ndevices {\n");
        entries("device", devices);
        out.append("}\noverrides {\n");
        section("\t", Keywords.of("overrides"), config.overrides());
        entries("protocol", config.protocols());
        out.append("}\n");
        multipaths(maps);
        return out.toString();
    }

    private void defaults() {
        Settings defaults = config.defaultSettings();
        for (Keyword keyword : Keywords.of("defaults")) {
            String value = defaults.value(keyword.name());
            if (keyword.name().equals("checker")) {
                continue;
            }
            if (value == null) {
                value = keyword.fallback();
            }
            if (!daemon) {
                value = ofTool(keyword.name(), value);
            }
            boolean empty = value.isEmpty() && defaults.get(keyword.name()) == null;
            boolean none = value.equals("0") && keyword.kind().equals("max_fds");
            if (!empty && !none || keyword.name().equals("prio_args")) {
                line("\t", keyword, value);
            } else if (keyword.kind().equals("ignored")) {
                line("\t", keyword, "ignored");
            }
        }
    }

    /** The two that multipath sets for itself whatever the file says. */
    private static String ofTool(String keyword, String value) {
        return switch (keyword) {
            case "retrigger_tries" -> "0";
            case "force_sync" -> "yes";
            default -> value;
        };
    }

    private void entries(String name, List<? extends Layered> entries) {
        List<Keyword> keywords = Keywords.of(name);
        for (Layered entry : entries) {
            out.append('\t').append(name).append(" {\n");
            section("\t\t", keywords, entry);
            out.append("\t}\n");
        }
    }

    private void section(String indent, List<Keyword> keywords, Layered entry) {
        for (Keyword keyword : keywords) {
            Setting setting = keyword.name().equals("checker") ? null : entry.get(keyword.name());
            if (setting != null) {
                line(indent, keyword, setting.value());
            }
        }
    }

    private void multipaths(@Nullable List<NamedMap> maps) {
        if (config.multipaths().isEmpty() && (maps == null || maps.isEmpty())) {
            return;
        }
        out.append("multipaths {\n");
        List<Keyword> keywords = Keywords.of("multipath");
        for (Settings entry : config.multipaths()) {
            NamedMap map = maps == null ? null : named(maps, entry.value("wwid"));
            if (maps == null || map != null) {
                out.append("\tmultipath {\n");
                section("\t\t", keywords, entry);
                remark(map);
                out.append("\t}\n");
            }
        }
        for (NamedMap map : maps == null ? List.<NamedMap>of() : maps) {
            if (!configured(map.wwid())) {
                out.append("\tmultipath {\n\t\twwid \"").append(map.wwid()).append("\"\n");
                remark(map);
                out.append("\t}\n");
            }
        }
        out.append("}\n");
    }

    private void remark(@Nullable NamedMap map) {
        if (map != null && !map.alias().equals(map.wwid())) {
            out.append("\t\t# alias \"").append(map.alias()).append("\"\n");
        }
    }

    private boolean configured(String wwid) {
        for (Settings entry : config.multipaths()) {
            if (wwid.equals(entry.value("wwid"))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable NamedMap named(List<NamedMap> maps, @Nullable String wwid) {
        for (NamedMap map : maps) {
            if (map.wwid().equals(wwid)) {
                return map;
            }
        }
        return null;
    }

    private void rules(BlacklistRules rules) {
        rules("devnode", rules.devnodes);
        rules("wwid", rules.wwids);
        rules("property", rules.properties);
        rules("protocol", rules.protocols);
        for (DeviceRule rule : rules.devices) {
            // The braces belong to the lines of vendor and product, and go missing with these.
            String vendor = rule.vendor();
            if (vendor != null) {
                out.append("\tdevice {\n\t\tvendor ").append(quoted(vendor)).append('\n');
            }
            String product = rule.product();
            if (product != null) {
                out.append("\t\tproduct ").append(quoted(product)).append("\n\t}\n");
            }
        }
    }

    private void rules(String keyword, List<BlacklistRule> rules) {
        for (BlacklistRule rule : rules) {
            out.append('\t')
                    .append(keyword)
                    .append(' ')
                    .append(quoted(rule.expression()))
                    .append('\n');
        }
    }

    private void line(String indent, Keyword keyword, String value) {
        out.append(indent).append(keyword.name()).append(' ');
        out.append(bare(keyword.kind(), value) ? value : quoted(value)).append('\n');
    }

    /**
     * A value of a map as multipath shows it: words in quotes, numbers bare.
     *
     * @param setting a setting of a multipath section
     */
    public static String printed(Setting setting) {
        Keyword keyword = Keywords.find("multipath", setting.keyword());
        if (keyword == null) {
            keyword = Keywords.find("defaults", setting.keyword());
        }
        boolean bare = keyword != null && bare(keyword.kind(), setting.value());
        return bare ? setting.value() : quoted(setting.value());
    }

    private static boolean bare(String kind, String value) {
        if (kind.startsWith("integer") || kind.startsWith("nonzero")) {
            return true;
        }
        return switch (kind) {
            case "unsigned", "uid_attrs", "mode", "owner", "off_zero" -> true;
            case "failback", "no_path_retry", "off_integer", "dev_loss", "max_fds", "reservation_key" ->
                !value.isEmpty() && value.charAt(0) >= '0' && value.charAt(0) <= '9';
            default -> false;
        };
    }

    private static String quoted(String text) {
        if (text.indexOf('"') < 0) {
            return "\"" + text + "\"";
        }
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
