package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/**
 * The configured prioritizer with its arguments. They belong together: whoever names the prioritizer gives the arguments,
 * but for the entries of the hardware table, which share what they have.
 *
 * @param name the prioritizer
 * @param args its arguments, null when it has none
 */
record Prioritizer(Setting name, @Nullable Setting args) {
    private static final String PRIO = "prio";
    private static final String ARGS = "prio_args";

    static Prioritizer of(@Nullable Settings multipath, DeviceSettings device) {
        Prioritizer found = multipath == null ? null : own(multipath);
        if (found == null) {
            found = own(device.overrides());
        }
        if (found == null) {
            found = shared(device);
        }
        if (found == null) {
            found = own(device.defaults());
        }
        return found == null ? new Prioritizer(new Setting(PRIO, "const", Origin.INTERNAL), null) : found;
    }

    private static @Nullable Prioritizer own(Settings section) {
        Setting name = section.get(PRIO);
        return name == null ? null : new Prioritizer(name, section.get(ARGS));
    }

    private static @Nullable Prioritizer shared(DeviceSettings device) {
        Setting name = null;
        Setting args = null;
        for (Layered entry : device.entries()) {
            name = name == null ? entry.get(PRIO) : name;
            args = args == null ? entry.get(ARGS) : args;
        }
        return name == null ? null : new Prioritizer(name, args);
    }

    Setting setting(String keyword) {
        if (keyword.equals(PRIO)) {
            return name;
        }
        return args == null ? new Setting(ARGS, "", Origin.INTERNAL) : args;
    }
}
