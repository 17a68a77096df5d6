package io.vtool.scsi.table;

/**
 * A sense key (SPC-4 4.5.6).
 *
 * @param code 0 to 15
 * @param name the standard's name, e.g. {@code UNIT ATTENTION}
 * @param sg3Text as sg3_utils prints it
 * @param plainMeaning what it means to an administrator
 */
public record SenseKey(int code, String name, String sg3Text, String plainMeaning) {}
