package io.vtool.scsi.log;

/** How a line labels its sense data: ESX prints one of three words, other systems print none. */
public enum SenseKind {
    /** "Valid sense data": returned with this command. */
    VALID,
    /** "Possible sense data": may be left over from an earlier command. */
    POSSIBLE,
    /** "Invalid sense data": not sense at all; the numbers must not be decoded. */
    INVALID,
    /** Sense data without a label. */
    UNLABELLED
}
