package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files one after the other and joins what they say. */
final class ConfigLoader {
    private static final Comparator<Settings> BY_WWID = new Comparator<>() {
        @Override
        public int compare(Settings one, Settings other) {
            return wwid(one).compareTo(wwid(other));
        }
    };

    private static final List<String> OWNERS = List.of("mode", "uid", "gid");
    private static final String ZERO = "00";

    final Problems problems = new Problems();
    final ConfigSections sections = new ConfigSections(problems);
    final HardwareTable hardware = new HardwareTable(problems);
    final Blacklist blacklist = new Blacklist(sections.denied, sections.allowed);
    final List<Settings> multipaths = new ArrayList<>();
    final List<Settings> protocols = new ArrayList<>();
    boolean refused;

    /** Whether to go on where multipath would give up. */
    private final boolean anyway;

    ConfigLoader(boolean anyway) {
        this.anyway = anyway;
    }

    MultipathConfig load(List<ConfigFile> files) {
        for (ConfigFile file : files) {
            read(file);
            if (refused && !anyway) {
                return new MultipathConfig(this);
            }
        }
        Intervals.settle(sections.defaults);
        ConfigFile last = files.isEmpty() ? new ConfigFile(MultipathConfig.FILE, "") : files.get(files.size() - 1);
        blacklist.complete();
        refused |= !hardware.denyManagementDevices(sections.denied);
        if (refused && !anyway) {
            return new MultipathConfig(this);
        }
        joinProtocols();
        joinMultipaths(last);
        sections.denied.dropDuplicates();
        sections.allowed.dropDuplicates();
        return new MultipathConfig(this);
    }

    private void read(ConfigFile file) {
        boolean main = !file.additional();
        boolean good = new ConfigParser(file, sections, problems).parse();
        if (main && !good) {
            problems.add(Problem.Kind.REFUSED, 0, file.name(), 0, "error parsing config file");
            refused = true;
            if (!anyway) {
                return;
            }
        }
        String shown = main ? file.name() : file.shortName();
        hardware.add(sections.devices, file, shown);
        sections.devices.clear();
        for (Settings entry : sections.protocols) {
            if (entry.get("type") == null) {
                problems.add(
                        Problem.Kind.INCOMPLETE_SECTION,
                        0,
                        file.name(),
                        entry.line(),
                        "protocol section in " + shown + " missing type");
            } else {
                protocols.add(entry);
            }
        }
        sections.protocols.clear();
    }

    private void joinProtocols() {
        for (int i = 0; i < protocols.size(); i++) {
            Settings entry = protocols.get(i);
            int later = later(protocols, i, "type");
            if (later >= 0) {
                protocols.get(later).fill(entry);
                protocols.remove(i--);
            }
        }
    }

    private void joinMultipaths(ConfigFile last) {
        for (Settings entry : sections.multipaths) {
            if (entry.get("wwid") == null) {
                problems.add(
                        Problem.Kind.INCOMPLETE_SECTION,
                        0,
                        last.name(),
                        entry.line(),
                        "multipaths config section missing wwid");
            } else {
                multipaths.add(entry);
            }
        }
        multipaths.sort(BY_WWID);
        List<Settings> kept = new ArrayList<>();
        for (int i = 0; i < multipaths.size(); i++) {
            Settings entry = multipaths.get(i);
            Settings later = i + 1 < multipaths.size() ? multipaths.get(i + 1) : null;
            if (later == null || !wwid(later).equals(wwid(entry))) {
                kept.add(entry);
                continue;
            }
            problems.add(
                    Problem.Kind.DUPLICATE_SECTION,
                    1,
                    file(entry, last),
                    entry.line(),
                    "merge_mptable: duplicate multipath config section for " + wwid(entry));
            dropOwners(entry, later);
            later.fill(entry);
        }
        multipaths.clear();
        multipaths.addAll(kept);
    }

    private static String file(Settings entry, ConfigFile last) {
        Setting wwid = entry.get("wwid");
        return wwid == null ? last.name() : wwid.origin().file();
    }

    /** Mode and owners are taken over where none of them is set, and in place of one that is zero. */
    private static void dropOwners(Settings from, Settings into) {
        boolean any = false;
        for (String keyword : OWNERS) {
            any |= into.get(keyword) != null;
        }
        for (String keyword : OWNERS) {
            Setting earlier = from.get(keyword);
            if (any && earlier != null && ZERO.equals(into.value(keyword))) {
                into.put(earlier);
            }
            if (any) {
                from.remove(keyword);
            }
        }
    }

    private static int later(List<Settings> entries, int index, String keyword) {
        String value = entries.get(index).value(keyword);
        for (int j = index + 1; j < entries.size(); j++) {
            if (value != null && value.equals(entries.get(j).value(keyword))) {
                return j;
            }
        }
        return -1;
    }

    private static String wwid(Settings entry) {
        @Nullable String wwid = entry.value("wwid");
        return wwid == null ? "" : wwid;
    }
}
