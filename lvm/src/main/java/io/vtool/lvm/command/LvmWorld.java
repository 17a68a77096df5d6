package io.vtool.lvm.command;

import io.vtool.lvm.kernel.KernelState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything outside of a command.
 *
 * @param devices in the order of their numbers
 * @param kernel what device-mapper says
 * @param now the time, for selections such as {@code since yesterday}
 * @param zone in which times are shown and read
 * @param files the files a command may write, such as a backup
 */
public record LvmWorld(
        List<GivenDevice> devices, KernelState kernel, Instant now, ZoneId zone, LvmFiles files, LvmOutput output) {
    /** Keeps a copy of the devices. */
    public LvmWorld {
        devices = List.copyOf(devices);
    }
}
