package io.vtool.multipath.config;

/**
 * A map that exists, for listings of the configuration.
 *
 * @param wwid its WWID
 * @param alias its name
 */
public record NamedMap(String wwid, String alias) {}
