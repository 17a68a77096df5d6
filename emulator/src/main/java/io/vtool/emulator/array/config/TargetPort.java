package io.vtool.emulator.array.config;

/**
 * A SCSI target port: a target portal group of an iSCSI target (RFC 7143 4.4.2).
 *
 * @param relativeId relative target port identifier, from 1
 * @param targetName iSCSI name of the target
 * @param tpgt target portal group tag
 * @param group target port group
 * @param initialState asymmetric access state the group starts with
 */
public record TargetPort(int relativeId, String targetName, int tpgt, int group, AluaState initialState) {
    /**
     * Returns the SCSI port name (RFC 7143 4.2.7.3, SPC-4 7.6.4).
     *
     * @return {@code iqn...,t,0x} and four hexadecimal digits
     */
    public String name() {
        String hex = Integer.toHexString(tpgt);
        return targetName + ",t,0x" + "0".repeat(4 - hex.length()) + hex;
    }
}
