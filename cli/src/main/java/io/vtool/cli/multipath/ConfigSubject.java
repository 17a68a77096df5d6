package io.vtool.cli.multipath;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.multipath.config.DeviceSettings;
import io.vtool.multipath.config.MapSettings;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.config.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as the user names it, with what holds for it.
 *
 * @param name the name
 * @param vendor vendor of its paths, null when that is not known
 * @param product product of its paths
 * @param settings its settings
 */
record ConfigSubject(
        String name, @Nullable String vendor, @Nullable String product, MapSettings settings) {
    /** Finds vendor and product, a disk of the host, or a map by name or WWID. */
    static ConfigSubject of(String name, MultipathConfig config, ConfigSource source, String protocol) {
        ConfigDisk disk = disk(name, source.disks());
        String wwid = disk == null ? mapped(name, config, source) : disk.wwid();
        for (ConfigDisk path : source.disks()) {
            if (path.equals(disk) || (disk == null && wwid != null && wwid.equals(path.wwid()))) {
                return of(name, wwid, path.vendor(), path.product(), path.revision(), config, protocol);
            }
        }
        int colon = name.indexOf(':');
        if (colon > 0) {
            int second = name.indexOf(':', colon + 1);
            String vendor = name.substring(0, colon).strip();
            String product = name.substring(colon + 1, second < 0 ? name.length() : second)
                    .strip();
            String revision = second < 0 ? "" : name.substring(second + 1).strip();
            return of(name, null, vendor, product, revision, config, protocol);
        }
        if (wwid != null) {
            return new ConfigSubject(name, null, null, config.forMap(wwid, config.forDevice("", "", "", protocol)));
        }
        throw unknown(name, source);
    }

    private static ConfigSubject of(
            String name,
            @Nullable String wwid,
            String vendor,
            String product,
            String revision,
            MultipathConfig config,
            String protocol) {
        DeviceSettings device = config.forDevice(vendor, product, revision, protocol);
        return new ConfigSubject(name, vendor, product, config.forMap(wwid == null ? "" : wwid, device));
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

    /** What the device is, and the entries of the hardware table that apply. */
    String detail() {
        if (vendor == null) {
            return "";
        }
        String array = vendor + ":" + product;
        StringBuilder text = new StringBuilder(name.startsWith(array) ? "" : array + ", ");
        boolean first = true;
        for (Setting match : settings.device().matches()) {
            text.append(first ? "" : "; ").append(match.origin().text());
            first = false;
        }
        return (first ? text.append("unknown to the hardware table") : text).toString();
    }

    private static CommandFailure unknown(String name, ConfigSource source) {
        String where = source.host() == null ? "the files" : "host " + source.host();
        return new CommandFailure(
                FailureKind.UNAVAILABLE,
                new Trouble(
                        "no_such_device",
                        "there is no disk or map '" + name + "' in " + where,
                        name,
                        "give vendor and product as VENDOR:PRODUCT"
                                + (source.host() == null ? "" : ", or a name that 'vtool multipath ll' shows")),
                null);
    }
}
