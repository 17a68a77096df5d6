package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/**
 * A SCSI command by its operation code (SPC-4 annex F) and, where it has one, its service action.
 *
 * @param opcode byte 0 of the CDB
 * @param serviceAction service action, or the mode that selects the command; null where the row is for any
 * @param deviceTypes letters of the device types that have it, or {@code all}
 * @param name T10's name, e.g. {@code READ CAPACITY(16)}
 * @param sg3Text as sg3_utils prints it, null where it has none
 */
public record OperationCode(
        int opcode,
        @Nullable Integer serviceAction,
        String deviceTypes,
        String name,
        @Nullable String sg3Text) {}
