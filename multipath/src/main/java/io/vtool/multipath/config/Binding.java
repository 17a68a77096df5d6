package io.vtool.multipath.config;

/**
 * A name that belongs to a WWID.
 *
 * @param alias the name
 * @param wwid the WWID
 * @param file the bindings file with it, the same as before when it was there
 */
public record Binding(String alias, String wwid, Bindings file) {}
