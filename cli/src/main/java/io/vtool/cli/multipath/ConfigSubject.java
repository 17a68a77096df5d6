package io.vtool.cli.multipath;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.multipath.config.Candidate;
import io.vtool.multipath.config.DeviceSettings;
import io.vtool.multipath.config.MapSettings;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.config.Origin;
import io.vtool.multipath.config.Setting;
import io.vtool.multipath.config.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as the user names it, with what holds for it.
 *
 * @param name the name
 * @param vendor vendor of its paths, null when that is not known
 * @param product product of its paths
 * @param settings its settings
 * @param verdict what the blacklist says about it
 */
record ConfigSubject(
        String name, @Nullable String vendor, @Nullable String product, MapSettings settings, Verdict verdict) {
    /** Finds vendor and product, a disk of the host, or a map by name or WWID. */
    static ConfigSubject of(String name, MultipathConfig config, ConfigSource source, String protocol) {
        ConfigDisk disk = disk(name, source.disks());
        String wwid = disk == null ? mapped(name, config, source) : disk.wwid();
        for (ConfigDisk path : source.disks()) {
            if (path.equals(disk) || (disk == null && wwid != null && wwid.equals(path.wwid()))) {
                String devnode = disk == null ? null : path.name();
                return of(name, devnode, wwid, path, config, protocol);
            }
        }
        int colon = name.indexOf(':');
        if (colon > 0) {
            int second = name.indexOf(':', colon + 1);
            String vendor = name.substring(0, colon).strip();
            String product = name.substring(colon + 1, second < 0 ? name.length() : second)
                    .strip();
            String revision = second < 0 ? "" : name.substring(second + 1).strip();
            ConfigDisk array = new ConfigDisk("", "", vendor, product, revision, "", null);
            return of(name, null, null, array, config, protocol);
        }
        if (wwid != null) {
            return new ConfigSubject(
                    name,
                    null,
                    null,
                    config.forMap(wwid, config.forDevice("", "", "", protocol)),
                    config.blacklist().judgeWwid(wwid));
        }
        throw unknown(name, source);
    }

    private static ConfigSubject of(
            String name,
            @Nullable String devnode,
            @Nullable String wwid,
            ConfigDisk disk,
            MultipathConfig config,
            String protocol) {
        DeviceSettings device = config.forDevice(disk.vendor(), disk.product(), disk.revision(), protocol);
        String known = wwid == null || wwid.isEmpty() ? null : wwid;
        Verdict verdict = config.blacklist()
                .judge(new Candidate(devnode, null, "", protocol, disk.vendor(), disk.product(), known));
        return new ConfigSubject(
                name, disk.vendor(), disk.product(), config.forMap(known == null ? "" : known, device), verdict);
    }

    private static @Nullable ConfigDisk disk(String name, List<ConfigDisk> disks) {
        String bare = name.startsWith("/dev/") ? name.substring(5) : name;
        for (ConfigDisk disk : disks) {
            if (disk.name().equals(bare) || disk.hcil().equals(name)) {
                return disk;
            }
        }
        return null;
    }

    /** The WWID that a name stands for, null when it is none that is known. */
    private static @Nullable String mapped(String name, MultipathConfig config, ConfigSource source) {
        String bare = name.startsWith("/dev/mapper/") ? name.substring(12) : name;
        String configured = config.wwidOf(bare);
        if (configured != null) {
            return configured;
        }
        for (ConfigDisk disk : source.disks()) {
            if (bare.equals(disk.alias())) {
                return disk.wwid();
            }
        }
        String bound = source.bindings().wwid(bare);
        if (bound != null) {
            return bound;
        }
        boolean known = config.hasMap(bare);
        for (ConfigDisk disk : source.disks()) {
            known |= disk.wwid().equals(bare);
        }
        return known ? bare : null;
    }

    /** The rule that blacklists it, null when none does. */
    @Nullable
    String blacklistedBy() {
        Origin origin = verdict.origin();
        if (!verdict.blacklisted() || origin == null) {
            return null;
        }
        String where = origin.file().isEmpty() ? "built-in rule" : origin.text();
        return verdict.criterion() + " \"" + verdict.rule() + "\", " + where;
    }

    /** What the device is, the entries of the hardware table that apply, and whether it is blacklisted. */
    String detail() {
        String rule = blacklistedBy();
        String denied = rule == null ? "" : "blacklisted by " + rule;
        if (vendor == null) {
            return denied;
        }
        String array = vendor + ":" + product;
        StringBuilder text = new StringBuilder(name.startsWith(array) ? "" : array + ", ");
        boolean first = true;
        for (Setting match : settings.device().matches()) {
            text.append(first ? "" : "; ").append(match.origin().text());
            first = false;
        }
        text.append(first ? "unknown to the hardware table" : "");
        return denied.isEmpty() ? text.toString() : text + "; " + denied;
    }

    private static CommandFailure unknown(String name, ConfigSource source) {
        String where = source.host() == null ? "in the files" : "on host " + source.host();
        return new CommandFailure(
                FailureKind.UNAVAILABLE,
                new Trouble(
                        "no_such_device",
                        "there is no disk or map '" + name + "' " + where,
                        name,
                        "give vendor and product as VENDOR:PRODUCT"
                                + (source.host() == null ? "" : ", or a name that 'vtool multipath ll' shows")),
                null);
    }
}
