package io.vtool.lvm.report;

/**
 * Something a command said, or how it came out for one object.
 *
 * @param number counts from 1
 * @param type error, warn, print or status
 * @param object what the command was about when it said so
 * @param error -1 once there was an error, else 0
 * @param result of a status, else 0
 */
public record LogEntry(int number, String type, LogObject object, String message, int error, int result) {}
