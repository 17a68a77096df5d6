package io.vtool.lvm.model;

/**
 * Something that lvm2 says while it reads a text.
 *
 * @param text the line; or a segment type that lvm2 does not know
 * @param segmentType whether it is such a type, which is said once however often it is met
 */
public record ImportLine(String text, boolean segmentType) {}
