package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator set on a member, kept in its database under the names of WMI. */
final class MemberSettings {
    private static final String PREFIX = "set.";
    private static final int SEVERITY = 4;
    private static final int LOG_LINES = 200_000;
    private static final int LOG_FILES = 1000;

    private final RecordStore store;

    MemberSettings(RecordStore store) {
        this.store = store;
    }

    /** A member's configuration with what was set in place of what the group says. */
    GroupMember applied(GroupMember config) throws StoreException {
        List<Membership> memberships = new ArrayList<>();
        for (Membership membership : config.memberships()) {
            memberships.add(applied(membership));
        }
        return new GroupMember(config.name(), config.guid(), config.volume(), config.home(), memberships);
    }

    private Membership applied(Membership m) throws StoreException {
        ReplicatedFolder folder = m.folder();
        String key = folder.guid() + ".";
        return new Membership(
                new ReplicatedFolder(
                        folder.name(),
                        folder.guid(),
                        list(key + "FileFilter", folder.fileFilters()),
                        list(key + "DirectoryFilter", folder.directoryFilters())),
                m.rootPath(),
                m.directory(),
                flag(key + "Enabled", m.enabled()),
                flag(key + "ReadOnly", m.readOnly()),
                m.primary(),
                m.stagingQuota(),
                m.conflictQuota(),
                m.minStagingSize(),
                !flag(key + "DisableSaveDeletes", !m.saveDeletes()));
    }

    /** Whether a connection is in use. */
    boolean enabled(Connection connection) throws StoreException {
        return flag(connection.guid() + ".Enabled", connection.enabled());
    }

    /** How the debug log is to be written. */
    LogSettings log() throws StoreException {
        return new LogSettings(
                flag("EnableDebugLog", true) ? number("DebugLogSeverity", SEVERITY) : LogSettings.OFF,
                number("MaxDebugLogMessages", LOG_LINES),
                number("MaxDebugLogFiles", LOG_FILES));
    }

    /**
     * Where the debug log is: the folder that was set, {@code D:\\logs} being {@code D/logs} in the member's home, if it is there.
     */
    Path logFolder(GroupMember config) throws StoreException {
        Path usual = config.home().resolve("debug");
        String set = value("DebugLogFilePath");
        boolean drive = set != null && set.length() > 2 && Character.isLetter(set.charAt(0)) && set.charAt(1) == ':';
        if (set == null || !drive || set.indexOf('\0') >= 0) {
            return usual;
        }
        String below = set.substring(2).replace('\\', '/');
        Path folder = config.home()
                .resolve(set.substring(0, 1).toUpperCase(Locale.ROOT) + "/" + below)
                .normalize();
        return folder.startsWith(config.home().normalize()) && Files.isDirectory(folder) ? folder : usual;
    }

    /** A setting that an administrator changed, or the usual one. */
    long setting(String name, long usual) throws StoreException {
        String set = store.value("set." + name);
        try {
            return set == null || set.isEmpty() ? usual : Long.parseLong(set);
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    /** A quota of a folder in bytes: what an administrator set in MiB, or what the configuration says. */
    long quota(UUID folder, String name, long usual) throws StoreException {
        long set = setting(folder + "." + name, -1);
        return set < 0 ? usual : set << 20;
    }

    private @Nullable String value(String name) throws StoreException {
        return store.value(PREFIX + name);
    }

    private boolean flag(String name, boolean usual) throws StoreException {
        String set = value(name);
        return set == null ? usual : Boolean.parseBoolean(set);
    }

    private int number(String name, int usual) throws StoreException {
        String set = value(name);
        try {
            return set == null ? usual : (int) Math.min(Integer.MAX_VALUE, Math.max(1, Long.parseLong(set)));
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    /** Patterns with commas between them. */
    private List<String> list(String name, List<String> usual) throws StoreException {
        String set = value(name);
        if (set == null) {
            return usual;
        }
        List<String> patterns = new ArrayList<>();
        for (int from = 0; from <= set.length(); ) {
            int comma = set.indexOf(',', from);
            int end = comma < 0 ? set.length() : comma;
            String pattern = set.substring(from, end).strip();
            if (!pattern.isEmpty()) {
                patterns.add(pattern);
            }
            from = end + 1;
        }
        return patterns;
    }
}
