package io.vtool.cli.model;

/**
 * An example.
 *
 * @param command the command line, without prompt, on one line
 * @param purpose what it does, in a few words without a full stop
 */
public record Example(String command, String purpose) {}
