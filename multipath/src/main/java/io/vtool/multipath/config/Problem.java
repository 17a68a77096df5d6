package io.vtool.multipath.config;

/**
 * Something that is wrong with a configuration, in the words of multipath 0.9.4.
 *
 * @param level verbosity from which on it is printed: 0 always, 2 by default, 3 with {@code -v3}
 * @param file the file it is about
 * @param line its line, 0 when it is about no line
 * @param text the whole message, without the time before it and the line feed after it
 */
public record Problem(int level, String file, int line, String text) {}
