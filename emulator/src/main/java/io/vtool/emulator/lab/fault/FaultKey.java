package io.vtool.emulator.lab.fault;

/**
 * A key of faults.
 *
 * @param name its name
 * @param type type of its values
 * @param absent the value that counts where it is not given, empty if there is none
 * @param meaning what it says
 */
public record FaultKey(String name, String type, String absent, String meaning) {}
