package io.vtool.multipath.topology;

import org.jspecify.annotations.Nullable;

/**
 * One path: a device through which the volume is reached. What is unknown is null.
 *
 * @param hcil host, channel, target and LUN ({@code 8:0:0:1}), for NVMe controller, path and namespace; {@code #:#:#:#}
 *     for a device that vanished
 * @param dev kernel name ({@code sdb}), {@code -} for a device that vanished
 * @param devt major and minor number ({@code 8:16})
 * @param dmState what the kernel's table says: {@code active}, {@code failed}, {@code undef}
 * @param checkerState what the path checker says: {@code ready}, {@code faulty}, {@code ghost}, {@code i/o pending} ...
 * @param deviceState what the device says: {@code running}, {@code offline} ...
 */
public record Path(
        @Nullable String hcil,
        @Nullable String dev,
        @Nullable String devt,
        @Nullable String dmState,
        @Nullable String checkerState,
        @Nullable String deviceState) {}
