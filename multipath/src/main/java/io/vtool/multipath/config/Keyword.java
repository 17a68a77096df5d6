package io.vtool.multipath.config;

/**
 * A keyword of a section.
 *
 * @param section section, as the table names it
 * @param name the keyword
 * @param order place in listings
 * @param kind kind of value: the word, then its limits
 * @param repeats whether it may stand in a section more than once
 * @param fallback the default, empty when there is none
 */
record Keyword(String section, String name, int order, String kind, boolean repeats, String fallback) {}
