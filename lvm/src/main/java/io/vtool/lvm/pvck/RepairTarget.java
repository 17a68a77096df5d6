package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.BlockSource;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pvck} repairs, and with what.
 *
 * @param run the command
 * @param source the device
 * @param sector where the label is or goes
 * @param settings values of {@code --settings}
 * @param text metadata of {@code --file}, or null
 */
record RepairTarget(
        LvmRun run,
        BlockSource source,
        long sector,
        PvckSettings settings,
        @Nullable RepairText text) {
    void noLabel() {
        run.error("WARNING: No LVM label found on " + source.name() + ".  It may not be an LVM device.");
    }

    boolean isZero(String setting) {
        Long value = settings.number(setting);
        return value != null && value == 0;
    }

    static String hex(long checksum) {
        String digits = Long.toHexString(checksum);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
