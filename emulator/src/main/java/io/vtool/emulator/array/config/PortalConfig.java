package io.vtool.emulator.array.config;

/**
 * One portal of a target.
 *
 * @param address {@code host:port} it listens on
 * @param tpgt target portal group tag
 * @param portGroup SCSI target port group it belongs to
 * @param state asymmetric access state the group starts with
 */
public record PortalConfig(String address, int tpgt, int portGroup, AluaState state) {}
