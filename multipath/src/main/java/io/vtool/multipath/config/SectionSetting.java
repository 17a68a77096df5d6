package io.vtool.multipath.config;

/**
 * What a file says in one of its sections.
 *
 * @param section {@code device, overrides, protocol, multipath, blacklist} or {@code blacklist_exceptions}
 * @param subject what the section is about: vendor and product, a protocol, a WWID; empty where there is only one
 * @param setting keyword and value
 */
public record SectionSetting(String section, String subject, Setting setting) {}
