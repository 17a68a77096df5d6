package io.vtool.scsi.table;

/**
 * A Linux host byte, bits 16 to 23 of a result.
 *
 * @param code the byte
 * @param name the kernel's name, e.g. {@code DID_OK}
 * @param meaning what it means
 */
public record LinuxHostByte(int code, String name, String meaning) {}
