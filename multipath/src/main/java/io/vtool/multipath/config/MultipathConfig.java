package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The configuration in effect: what is built in, and what the files say. It does not change. */
public final class MultipathConfig {
    /** Name of the main configuration file. */
    public static final String FILE = "/etc/multipath.conf";

    /** Name of the folder whose files named {@code *.conf} are read after it, in the order of their names. */
    public static final String FOLDER = "/etc/multipath/conf.d";

    private final Settings defaults;
    private final Settings overrides;
    private final HardwareTable hardware;
    private final List<Settings> multipaths;
    private final List<Settings> protocols;
    private final Blacklist blacklist;
    private final List<Problem> problems;
    private final boolean refused;
    private final Map<List<String>, DeviceSettings> devices = new ConcurrentHashMap<>();

    MultipathConfig(ConfigLoader loader) {
        defaults = loader.sections.defaults;
        overrides = loader.sections.overrides;
        hardware = loader.hardware;
        multipaths = List.copyOf(loader.multipaths);
        protocols = List.copyOf(loader.protocols);
        blacklist = loader.blacklist;
        problems = loader.problems.list();
        refused = loader.refused;
    }

    private MultipathConfig(MultipathConfig other, List<Settings> multipaths) {
        defaults = other.defaults;
        overrides = other.overrides;
        hardware = other.hardware;
        this.multipaths = List.copyOf(multipaths);
        protocols = other.protocols;
        blacklist = other.blacklist;
        problems = other.problems;
        refused = other.refused;
    }

    /** The same, but the multipaths section gives no alias to these WWIDs. */
    MultipathConfig withoutAliases(Set<String> wwids) {
        List<Settings> left = new ArrayList<>();
        for (Settings entry : multipaths) {
            Settings copy = entry.copy();
            String wwid = entry.value("wwid");
            if (wwid != null && wwids.contains(wwid)) {
                copy.remove("alias");
            }
            left.add(copy);
        }
        return new MultipathConfig(this, left);
    }

    /** The configuration of a host without files. */
    public static MultipathConfig builtIn() {
        return read(List.of());
    }

    /**
     * Reads configuration files.
     *
     * @param files the main file first if there is one, then those of {@code conf.d} in order
     */
    public static MultipathConfig read(List<ConfigFile> files) {
        return new ConfigLoader(false).load(files);
    }

    /** Reads files also where multipath would refuse them. */
    static MultipathConfig readAnyway(List<ConfigFile> files) {
        return new ConfigLoader(true).load(files);
    }

    /** What is wrong, in the order in which multipath says it. Of these it prints those of level 2 or less. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether multipath refuses to work with these files: it ends with status 1 after the last problem. */
    public boolean refused() {
        return refused;
    }

    /** The settings that are about no device. */
    public Defaults defaults() {
        return new Defaults(defaults);
    }

    /** The blacklist. */
    public Blacklist blacklist() {
        return blacklist;
    }

    /**
     * The settings of the paths of a device.
     *
     * @param vendor vendor of its INQUIRY data, trimmed
     * @param product product, trimmed
     * @param revision revision, trimmed
     * @param protocol such as {@code scsi:iscsi}
     */
    public DeviceSettings forDevice(String vendor, String product, String revision, String protocol) {
        List<String> key = List.of(vendor, product, revision, protocol);
        DeviceSettings known = devices.get(key);
        if (known == null) {
            known = new DeviceSettings(
                    hardware.matching(vendor, product, revision), protocol(protocol), overrides, defaults);
            devices.put(key, known);
        }
        return known;
    }

    private List<Layered> protocol(String protocol) {
        List<Layered> found = new ArrayList<>();
        for (Settings entry : protocols) {
            if (protocol.equals(entry.value("type"))) {
                found.add(entry);
            }
        }
        return found;
    }

    /**
     * The settings of a map.
     *
     * @param wwid its WWID
     * @param device the settings of its paths
     */
    public MapSettings forMap(String wwid, DeviceSettings device) {
        return new MapSettings(wwid, multipath(wwid), device);
    }

    /**
     * Whether the multipaths section has an entry for a WWID; all others that lie on the same kind of device have the same
     * settings.
     *
     * @param wwid the WWID
     */
    public boolean hasEntry(String wwid) {
        return multipath(wwid) != null;
    }

    private @Nullable Settings multipath(String wwid) {
        for (Settings entry : multipaths) {
            if (wwid.equals(entry.value("wwid"))) {
                return entry;
            }
        }
        return null;
    }

    /**
     * The WWID to which the multipaths section gives an alias, null when it gives it to none.
     *
     * @param alias the alias
     */
    public @Nullable String wwidOf(String alias) {
        for (Settings entry : multipaths) {
            if (alias.equals(entry.value("alias"))) {
                return entry.value("wwid");
            }
        }
        return null;
    }

    /**
     * Whether the multipaths section has a map.
     *
     * @param wwid its WWID
     */
    public boolean hasMap(String wwid) {
        return multipath(wwid) != null;
    }

    /** What the files say apart from their defaults sections, and the rules of the blacklist that are built in. */
    public List<SectionSetting> sections() {
        List<SectionSetting> sections = new ArrayList<>();
        for (Settings entry : hardware.configured()) {
            add(sections, "device", entry.value("vendor") + ":" + entry.value("product"), entry);
        }
        add(sections, "overrides", "", overrides);
        for (Settings entry : protocols) {
            add(sections, "protocol", String.valueOf(entry.value("type")), entry);
        }
        for (Settings entry : multipaths) {
            add(sections, "multipath", String.valueOf(entry.value("wwid")), entry);
        }
        rules(sections, "blacklist", blacklist.denied());
        rules(sections, "blacklist_exceptions", blacklist.allowed());
        return sections;
    }

    private static void add(List<SectionSetting> sections, String section, String subject, Settings entry) {
        for (Keyword keyword : Keywords.of(section)) {
            Setting setting = keyword.name().equals("checker") ? null : entry.get(keyword.name());
            if (setting != null) {
                sections.add(new SectionSetting(section, subject, setting));
            }
        }
    }

    private static void rules(List<SectionSetting> sections, String section, BlacklistRules rules) {
        for (String keyword : List.of("devnode", "wwid", "property", "protocol")) {
            for (BlacklistRule rule : rules.list(keyword)) {
                sections.add(new SectionSetting(section, "", new Setting(keyword, rule.expression(), rule.origin())));
            }
        }
        for (DeviceRule rule : rules.devices) {
            sections.add(new SectionSetting(section, "", new Setting("device", rule.shown(), rule.origin())));
        }
    }

    Settings defaultSettings() {
        return defaults;
    }

    Settings overrides() {
        return overrides;
    }

    HardwareTable hardware() {
        return hardware;
    }

    List<Settings> multipaths() {
        return multipaths;
    }

    List<Settings> protocols() {
        return protocols;
    }
}
