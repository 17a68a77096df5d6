package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of the paths of a kind of device. Numbers that are off are -1, those that are not set are 0. */
public final class DeviceSettings {
    private static final String UID_ATTRIBUTE = "uid_attribute";

    private final List<Layered> entries;
    private final List<Layered> layers;
    private final Lookup lookup;
    private final Settings overrides;
    private final Settings defaults;

    DeviceSettings(List<Layered> entries, List<Layered> protocols, Settings overrides, Settings defaults) {
        this.entries = entries;
        this.overrides = overrides;
        this.defaults = defaults;
        layers = new ArrayList<>();
        layers.add(overrides);
        layers.addAll(entries);
        layers.add(defaults);
        List<Layered> all = new ArrayList<>(protocols);
        all.addAll(layers);
        lookup = new Lookup(all);
    }

    /** The entries of the hardware table that apply, the strongest first. */
    List<Layered> entries() {
        return entries;
    }

    /** The layers beneath the multipaths section. */
    List<Layered> layers() {
        return layers;
    }

    Settings overrides() {
        return overrides;
    }

    Settings defaults() {
        return defaults;
    }

    /**
     * A setting with its origin.
     *
     * @param keyword any keyword of a device section
     * @return null when it is not set and has no default
     */
    public @Nullable Setting setting(String keyword) {
        if (keyword.equals("prio") || keyword.equals("prio_args")) {
            return Prioritizer.of(null, this).setting(keyword);
        }
        return lookup.setting(keyword);
    }

    /** Whether the hardware table has anything about the device. */
    public boolean known() {
        return !entries.isEmpty();
    }

    /**
     * The entries of the hardware table that apply, the strongest first.
     *
     * @return the vendor expression of each, whose origin is that of the entry, and the product expression as its value
     */
    public List<Setting> matches() {
        List<Setting> matches = new ArrayList<>();
        for (Layered entry : entries) {
            Setting vendor = entry.get("vendor");
            Setting product = entry.get("product");
            if (vendor != null && product != null) {
                matches.add(new Setting(vendor.value(), product.value(), vendor.origin()));
            }
        }
        return matches;
    }

    /** The udev property that holds the WWID, empty when it is to be read from the device. */
    public String uidAttribute() {
        return lookup.text(UID_ATTRIBUTE);
    }

    /**
     * The udev property that holds the WWID, with the records of {@code uid_attrs} minded.
     *
     * @param devnode kernel name of the path
     */
    public String uidAttribute(String devnode) {
        String records = defaults.value("uid_attrs");
        for (int i = 0; records != null && i < records.length(); ) {
            int blank = records.indexOf(' ', i);
            int end = blank < 0 ? records.length() : blank;
            int colon = records.lastIndexOf(':', end - 1);
            if (devnode.startsWith(records.substring(i, colon))) {
                return records.substring(colon + 1, end);
            }
            i = end + 1;
        }
        return uidAttribute();
    }

    /** The configured path checker. */
    public String pathChecker() {
        return lookup.text("path_checker");
    }

    /** Whether the checker is chosen by what the device supports, before the configured one. */
    public boolean detectChecker() {
        return lookup.yes("detect_checker");
    }

    /** Whether the prioritizer is chosen by what the device supports, before the configured one. */
    public boolean detectPrio() {
        return lookup.yes("detect_prio");
    }

    /** Whether the WWID is read again when a path comes back. */
    public boolean recheckWwid() {
        return lookup.yes("recheck_wwid");
    }

    /** Seconds until I/O on a lost port fails; 0 is a value here, and -1 is off. */
    public int fastIoFailTmo() {
        return lookup.number("fast_io_fail_tmo");
    }

    /** Seconds until a lost port is removed, {@link Integer#MAX_VALUE} for infinity, 0 to leave the kernel's. */
    public int devLossTmo() {
        String text = lookup.text("dev_loss_tmo");
        return text.equals("infinity") ? Integer.MAX_VALUE : lookup.number("dev_loss_tmo");
    }
}
