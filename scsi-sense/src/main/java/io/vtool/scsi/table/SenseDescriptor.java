package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/**
 * A kind of sense data descriptor (SPC-5 4.4.2).
 *
 * @param typeLow first descriptor type of that kind
 * @param typeHigh last descriptor type of that kind
 * @param name the standard's name
 * @param additionalLength byte 1 of the descriptor, null where it varies
 * @param content what it carries
 */
public record SenseDescriptor(
        int typeLow, int typeHigh, String name, @Nullable Integer additionalLength, String content) {}
