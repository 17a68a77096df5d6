package io.vtool.lvm.command;

import io.vtool.lvm.disk.BlockSource;

/**
 * A device a command may look at.
 *
 * @param major its device number's major part
 * @param minor its device number's minor part
 */
public record GivenDevice(BlockSource source, int major, int minor) {}
