package io.vtool.emulator.lab.file;

/**
 * One mistake in a lab file.
 *
 * @param line where, from 1
 * @param message what is wrong, one sentence without a full stop
 */
public record Problem(int line, String message) {}
