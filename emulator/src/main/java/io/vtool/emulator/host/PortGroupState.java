package io.vtool.emulator.host;

/**
 * A target port group as REPORT TARGET PORT GROUPS tells of it.
 *
 * @param group its number
 * @param state asymmetric access state (SPC-4 table 65)
 * @param preferred PREF bit
 * @param supported the byte of bits that tells which states there are
 */
public record PortGroupState(int group, int state, boolean preferred, int supported) {}
