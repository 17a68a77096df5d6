package io.vtool.lvm.command;

import io.vtool.lvm.kernel.KernelState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything outside of a command.
 *
 * @param devices in the order of their numbers
 * @param kernel what device-mapper says
 * @param clock tells the time, for selections such as {@code since yesterday}, and the zone in which times are shown
 * @param files the files a command may write, such as a backup
 * @param targets the devices a command may write to
 */
public record LvmWorld(
        List<GivenDevice> devices,
        KernelState kernel,
        Clock clock,
        LvmFiles files,
        LvmOutput output,
        LvmTargets targets) {
    /** A world where it is always the same time and devices are only read. */
    public LvmWorld(
            List<GivenDevice> devices, KernelState kernel, Instant now, ZoneId zone, LvmFiles files, LvmOutput output) {
        this(devices, kernel, Clock.fixed(now, zone), files, output, LvmTargets.NONE);
    }

    /** The same world with another output. */
    LvmWorld with(LvmOutput other) {
        return new LvmWorld(devices, kernel, clock, files, other, targets);
    }

    /** Keeps a copy of the devices. */
    public LvmWorld {
        devices = List.copyOf(devices);
    }
}
