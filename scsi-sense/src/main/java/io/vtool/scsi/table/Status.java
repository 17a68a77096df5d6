package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/**
 * A SCSI status (SAM-5 5.3.1).
 *
 * @param code status byte
 * @param name the standard's name, e.g. {@code CHECK CONDITION}
 * @param sg3Text as sg3_utils prints it
 * @param origin which standard has it, and whether it is obsolete
 * @param esxName name in the VMware kernel interface
 * @param plainMeaning what it means to an administrator
 */
public record Status(
        int code,
        String name,
        String sg3Text,
        String origin,
        @Nullable String esxName,
        String plainMeaning) {}
