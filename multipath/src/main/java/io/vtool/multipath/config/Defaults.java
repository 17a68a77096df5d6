package io.vtool.multipath.config;

import io.vtool.multipath.regex.ExtendedRegex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that are about no device: those of the defaults section. */
public final class Defaults {
    private final Lookup lookup;

    Defaults(Settings defaults) {
        lookup = new Lookup(List.of(defaults));
    }

    /**
     * A setting with its origin.
     *
     * @param keyword any keyword of the defaults section
     * @return null when it is not set and has no default
     */
    public @Nullable Setting setting(String keyword) {
        return lookup.setting(keyword);
    }

    /** All of them, in the order of listings. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (Keyword keyword : Keywords.of("defaults")) {
            Setting setting = lookup.setting(keyword.name());
            if (setting != null && !keyword.name().equals("checker")) {
                settings.add(setting);
            }
        }
        return settings;
    }

    /** How much is said, 0 to 4. */
    public int verbosity() {
        return lookup.number("verbosity");
    }

    /** Seconds between checks of a path that was down. */
    public int pollingInterval() {
        return lookup.number("polling_interval");
    }

    /** Longest time between checks, in seconds. */
    public int maxPollingInterval() {
        return lookup.number("max_polling_interval");
    }

    /** {@code off, on, strict, greedy} or {@code smart}; in the file {@code no} and {@code yes} mean the first two. */
    public String findMultipaths() {
        return lookup.text("find_multipaths");
    }

    /** Seconds until a checker gives up, 0 to take the timeout of the device. */
    public int checkerTimeout() {
        return lookup.number("checker_timeout");
    }

    /** The beginning of user friendly names. */
    public String aliasPrefix() {
        return lookup.text("alias_prefix");
    }

    /** File of the names that were given to WWIDs. */
    public String bindingsFile() {
        return lookup.text("bindings_file");
    }

    /** File of the WWIDs that were multipathed. */
    public String wwidsFile() {
        return lookup.text("wwids_file");
    }

    /** File of the persistent reservation keys. */
    public String prkeysFile() {
        return lookup.text("prkeys_file");
    }

    /** Regular expression over the names of the libraries for foreign maps, such as {@code NONE} or {@code nvme}. */
    public String enableForeign() {
        return lookup.text("enable_foreign");
    }

    /** Whether the foreign library of that name is enabled. */
    public boolean enablesForeign(String library) {
        return ExtendedRegex.matches(enableForeign(), library);
    }

    /** Whether devices that lie on the paths of a new map are laid onto the map. */
    public boolean reassignsMaps() {
        return lookup.yes("reassign_maps");
    }

    /** Whether queueing goes on when the daemon ends. */
    public boolean queueWithoutDaemon() {
        return lookup.yes("queue_without_daemon");
    }

    /** Whether every failed check is logged, or only the first. */
    public boolean logsEveryCheckerError() {
        return lookup.text("log_checker_err").equals("always");
    }

    /** Whether marginal paths get a group of their own. */
    public boolean marginalPathgroups() {
        return lookup.text("marginal_pathgroups").equals("on");
    }
}
