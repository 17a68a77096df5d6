package io.vtool.multipath.config;

/**
 * A keyword with its value.
 *
 * @param keyword as the file names it
 * @param value as the listing of the configuration shows it, without quotes
 * @param origin where it comes from
 */
public record Setting(String keyword, String value, Origin origin) {}
