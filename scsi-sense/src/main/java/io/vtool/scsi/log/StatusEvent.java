package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * One SCSI or NVMe status as one log line prints it. Absent numbers are null, never invented.
 *
 * @param line input line, counted from 1
 * @param form name of the line form, e.g. {@code esxi5-nmp-throttle}, {@code linux-sense-key}, {@code raw-sense}
 * @param origin whose numbers these are
 * @param host ESX {@code H:} value, or the Linux host byte
 * @param device SAM status byte (ESX {@code D:} value)
 * @param plugin ESX {@code P:} value
 * @param driver Linux driver byte
 * @param senseKey sense key as printed, also when the kind is INVALID
 * @param asc additional sense code as printed
 * @param ascq additional sense code qualifier as printed
 * @param opcode operation code of the failed command
 * @param senseKind label of the sense data, null where the line has no sense data
 * @param act ESX {@code Act:} word
 * @param deviceId device as printed, without quotes
 * @param pathId path as printed, without quotes
 * @param details what only some forms carry
 */
public record StatusEvent(
        long line,
        String form,
        Origin origin,
        @Nullable Integer host,
        @Nullable Integer device,
        @Nullable Integer plugin,
        @Nullable Integer driver,
        @Nullable Integer senseKey,
        @Nullable Integer asc,
        @Nullable Integer ascq,
        @Nullable Integer opcode,
        @Nullable SenseKind senseKind,
        @Nullable String act,
        @Nullable String deviceId,
        @Nullable String pathId,
        Details details) {

    /**
     * What only some forms carry.
     *
     * @param serviceAction service action of the command, where the CDB is printed
     * @param lba first logical block of the command or of the error
     * @param blocks transfer length in logical blocks
     * @param tag Linux request tag
     * @param repeated how often a throttled line says the event happened beside this line
     * @param nvmeStatus NVMe status field: status code type shifted left by 8, plus status code
     * @param nvmeOpcode NVMe operation code
     * @param timestamp time stamp of the line, verbatim
     * @param sense raw sense bytes, where the line holds them, as lower-case hex without blanks
     * @param sector sector of a Linux block layer line, in units of 512 bytes
     * @param blockError kind of error of a Linux block layer line, e.g. {@code critical medium error}
     * @param adapter what the HBA driver says of the request: status of the request block without flags (Windows) or
     *     adapter status (AIX)
     * @param eventId number of an event of Windows
     * @param deferred whether the sense data is of an earlier command (SPC-4 4.5.5); null where the line does not say
     */
    public record Details(
            @Nullable Integer serviceAction,
            @Nullable Long lba,
            @Nullable Long blocks,
            @Nullable Long tag,
            @Nullable Long repeated,
            @Nullable Integer nvmeStatus,
            @Nullable Integer nvmeOpcode,
            @Nullable String timestamp,
            @Nullable String sense,
            @Nullable Long sector,
            @Nullable String blockError,
            @Nullable Integer adapter,
            @Nullable Integer eventId,
            @Nullable Boolean deferred) {

        /** No details at all. */
        public static final Details NONE = codes(null, null, null);

        /** Only codes that are of no SCSI status; each may be absent. */
        public static Details codes(
                @Nullable Integer nvmeStatus, @Nullable Integer adapter, @Nullable Integer eventId) {
            return new Details(
                    null, null, null, null, null, nvmeStatus, null, null, null, null, null, adapter, eventId, null);
        }
    }
}
