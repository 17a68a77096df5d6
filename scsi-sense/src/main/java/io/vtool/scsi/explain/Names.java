package io.vtool.scsi.explain;

import org.jspecify.annotations.Nullable;

/**
 * The names of an event's numbers, null for a number that is absent or has no name.
 *
 * @param host ESX host status or Linux host byte
 * @param device SCSI status
 * @param plugin ESX plug-in status in the event's release
 * @param driver Linux driver byte
 * @param senseKey sense key, null for invalid sense data
 * @param asc additional sense, null for invalid sense data
 * @param opcode command
 * @param nvmeStatus NVMe status
 * @param adapter status of a Windows request block, or adapter status of AIX
 * @param event symbol of an event of Windows
 * @param act what ESXi did, in words
 * @param vendor maker of the device
 */
public record Names(
        @Nullable String host,
        @Nullable String device,
        @Nullable String plugin,
        @Nullable String driver,
        @Nullable String senseKey,
        @Nullable String asc,
        @Nullable String opcode,
        @Nullable String nvmeStatus,
        @Nullable String adapter,
        @Nullable String event,
        @Nullable String act,
        @Nullable String vendor) {}
