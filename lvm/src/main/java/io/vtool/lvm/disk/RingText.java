package io.vtool.lvm.disk;

import io.vtool.lvm.LvmId;
import java.nio.ByteBuffer;

/**
 * A metadata text found in the ring of an area, be it the current one or an older one. A ring may hold gigabytes of them, so
 * that this says only where it is and what it begins with; {@link RingSearch#text} reads it.
 *
 * @param offset where it starts, in bytes from the start of the area
 * @param length without its NUL, in bytes
 * @param group the identifier of the group
 * @param seqno the sequence number it begins with
 * @param digest is the same for the same text
 */
public record RingText(long offset, int length, LvmId group, long seqno, ByteBuffer digest) {}
