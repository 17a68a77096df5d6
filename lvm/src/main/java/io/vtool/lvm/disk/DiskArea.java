package io.vtool.lvm.disk;

/**
 * A run of bytes on a device.
 *
 * @param offset in bytes from the start of the device
 * @param size in bytes; 0 for a data area means up to the end of the device
 */
public record DiskArea(long offset, long size) {}
