package io.vtool.multipath.config;

/**
 * A line of a file.
 *
 * @param file name
 * @param line from 1
 */
record Place(String file, int line) {}
