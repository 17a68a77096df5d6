package io.vtool.scsi.table;

/**
 * A Linux driver byte, bits 24 to 31 of a result.
 *
 * @param code the byte
 * @param name the kernel's name, e.g. {@code DRIVER_SENSE}
 * @param meaning what it means
 */
public record LinuxDriverByte(int code, String name, String meaning) {}
