package io.vtool.lvm.disk;

/**
 * A metadata text found in the ring of an area, be it the current one or an older one.
 *
 * @param offset where it starts, in bytes from the start of the area
 * @param text without its NUL
 */
public record RingText(long offset, byte[] text) {}
