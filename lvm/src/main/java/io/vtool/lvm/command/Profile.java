package io.vtool.lvm.command;

import io.vtool.lvm.report.Messages;
import io.vtool.lvm.text.ConfigFormatException;
import org.jspecify.annotations.Nullable;

/** A set of settings that a command is given by name, {@code /etc/lvm/profile/NAME.profile}. */
final class Profile {
    private static final String FOLDER = "/etc/lvm/";

    private Profile() {}

    /**
     * Reads one; null, after saying why, if it is not there or holds what it may not.
     *
     * @param kind command or metadata
     * @param below what holds where it says nothing
     */
    static @Nullable LvmConfig read(
            String name, String kind, @Nullable LvmConfig below, LvmFiles files, Messages messages) {
        String file = "profile/" + name + ".profile";
        byte[] content = files.settings(file);
        if (content == null) {
            messages.error(FOLDER + file + ": stat failed: No such file or directory");
            return null;
        }
        LvmConfig profile;
        try {
            profile = LvmConfig.of(content, below, messages);
        } catch (ConfigFormatException e) {
            messages.error(e.inWords());
            profile = null;
        }
        if (profile == null || profile.own().isEmpty()) {
            messages.error("Failed to load config file " + FOLDER + file);
            return null;
        }
        if (!profile.checkProfile(kind)) {
            messages.error("Ignoring invalid " + kind + " profile " + name + '.');
            return null;
        }
        return profile;
    }
}
