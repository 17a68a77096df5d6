package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;

/** The sections of the files read so far. */
final class ConfigSections {
    final Settings defaults = new Settings();
    final Settings overrides = new Settings();
    final List<Settings> devices = new ArrayList<>();
    final List<Settings> multipaths = new ArrayList<>();
    final List<Settings> protocols = new ArrayList<>();
    final BlacklistRules denied = new BlacklistRules();
    final BlacklistRules allowed = new BlacklistRules();

    private final ValueReader values;

    ConfigSections(Problems problems) {
        values = new ValueReader(problems);
    }

    /** Begins a section and gives its name in the table of keywords. */
    String open(Keyword keyword, int line) {
        String outer = keyword.section();
        String name = keyword.name();
        switch (outer) {
            case "devices" -> devices.add(new Settings(line));
            case "multipaths" -> multipaths.add(new Settings(line));
            case "overrides" -> protocols.add(new Settings(line));
            case "blacklist" -> denied.openDevice();
            case "blacklist_exceptions" -> allowed.openDevice();
            default -> {
                return name;
            }
        }
        return outer.startsWith("blacklist") ? outer + "." + name : name;
    }

    /** Takes a value over; false when it is unusable in a way that spoils the whole file. */
    boolean set(Keyword keyword, ConfigLine line, Place place) {
        return switch (keyword.section()) {
            case "blacklist" -> denied.add(keyword.name(), line.value(), place);
            case "blacklist_exceptions" -> allowed.add(keyword.name(), line.value(), place);
            case "blacklist.device" -> denied.setDevice(keyword.name(), line.value(), place);
            case "blacklist_exceptions.device" -> allowed.setDevice(keyword.name(), line.value(), place);
            case "device" -> set(devices, keyword, line, origin(Origin.Layer.DEVICES, place));
            case "multipath" -> set(multipaths, keyword, line, origin(Origin.Layer.MULTIPATHS, place));
            case "protocol" -> set(protocols, keyword, line, origin(Origin.Layer.PROTOCOL, place));
            case "overrides" -> values.read(keyword, line, origin(Origin.Layer.OVERRIDES, place), overrides);
            default -> values.read(keyword, line, origin(Origin.Layer.DEFAULTS, place), defaults);
        };
    }

    private boolean set(List<Settings> sections, Keyword keyword, ConfigLine line, Origin origin) {
        return values.read(keyword, line, origin, sections.get(sections.size() - 1));
    }

    private static Origin origin(Origin.Layer layer, Place place) {
        return new Origin(layer, place.file(), place.line());
    }
}
