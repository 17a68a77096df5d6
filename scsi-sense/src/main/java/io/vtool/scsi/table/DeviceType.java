package io.vtool.scsi.table;

/**
 * A peripheral device type (SPC-4 6.4.2).
 *
 * @param code 0 to 31
 * @param letter its letter in the lists of T10, empty where it has none
 * @param name the standard's name
 */
public record DeviceType(int code, String letter, String name) {}
