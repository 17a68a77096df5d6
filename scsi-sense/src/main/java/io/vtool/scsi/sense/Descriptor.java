package io.vtool.scsi.sense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sense data descriptor (SPC-5 4.4.2). One that is shorter than its kind asks for is {@link Other}. */
public sealed interface Descriptor {
    /** Type 00h: the INFORMATION field. */
    record InformationField(SenseData.Information information) implements Descriptor {}

    /** Type 01h: the COMMAND-SPECIFIC INFORMATION field. */
    record CommandSpecific(long value) implements Descriptor {}

    /** Type 02h: what the sense key adds, null when the device says it is not valid. */
    record KeySpecific(@Nullable SenseKeySpecific value) implements Descriptor {}

    /** Type 03h: FRU code. */
    record FieldReplaceableUnit(int code) implements Descriptor {}

    /** Type 04h: the bits of tapes. */
    record Stream(boolean filemark, boolean endOfMedium, boolean incorrectLength) implements Descriptor {}

    /** Type 05h: the bit of block devices. */
    record Block(boolean incorrectLength) implements Descriptor {}

    /**
     * Type 09h: the registers of an ATA device (SAT-4 12.2.2.7).
     *
     * @param extend whether the 48-bit registers are meant
     * @param error ERROR register
     * @param count COUNT register
     * @param lba LBA registers
     * @param device DEVICE register
     * @param status STATUS register
     */
    record AtaStatus(boolean extend, int error, int count, long lba, int device, int status) implements Descriptor {}

    /** Type 0Ah: progress of another operation, of 65536 parts, with the sense code that names the operation. */
    record AnotherProgress(int senseKey, int asc, int ascq, int parts) implements Descriptor {}

    /** Type 0Bh: where user data segments are. */
    record Referral(boolean notAll, List<Segment> segments) implements Descriptor {}

    /** One segment of user data and the target port groups that reach it. */
    record Segment(long firstLba, long lastLba, List<PortGroup> portGroups) {}

    /** A target port group and its asymmetric access state. */
    record PortGroup(int group, int state) {}

    /**
     * Type 0Ch: sense data of another device, e.g. of a copy source.
     *
     * @param truncated whether there was more (FSDT)
     * @param source 0 for none known, 1 for the copy source, 2 and up for copy destinations
     * @param status SCSI status of the other device
     * @param sense its sense data, null when it is of no known format
     * @param bytes the same as bytes
     */
    record Forwarded(
            boolean truncated,
            int source,
            int status,
            @Nullable SenseData sense,
            Octets bytes) implements Descriptor {}

    /** Type 0Dh: the fields of block devices together; information and key specific null when not valid. */
    record DirectAccessBlock(
            boolean incorrectLength,
            @Nullable SenseKeySpecific keySpecific,
            int fieldReplaceableUnit,
            @Nullable Long information,
            long commandSpecific)
            implements Descriptor {}

    /**
     * Type 0Eh: which device is meant.
     *
     * @param usage why it is named: 1 to send this and further commands there, 2 to send this command there
     * @param designator a designation descriptor as in VPD page 83h
     */
    record DeviceDesignation(int usage, Octets designator) implements Descriptor {}

    /** Type 0Fh: how long the activation of microcode will take. */
    record MicrocodeActivation(int seconds) implements Descriptor {}

    /** Any other type: OSD, reserved, a vendor's own, or too short for its type; the bytes after type and length. */
    record Other(int type, Octets content) implements Descriptor {}
}
