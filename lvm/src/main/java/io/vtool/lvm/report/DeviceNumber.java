package io.vtool.lvm.report;

/** A device's number. */
public record DeviceNumber(int major, int minor) {}
