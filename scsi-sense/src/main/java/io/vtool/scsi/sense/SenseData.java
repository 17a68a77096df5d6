package io.vtool.scsi.sense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sense data (SPC-5 4.4). What the bytes do not reach is null; in descriptor format the fields that fixed format has
 * in fixed places come from the first descriptor that carries them.
 *
 * @param responseCode low 7 bits of byte 0
 * @param format how the bytes are laid out
 * @param deferred whether the error is of an earlier command
 * @param senseKey sense key
 * @param asc additional sense code
 * @param ascq additional sense code qualifier
 * @param flags the bits of tapes and block devices
 * @param information the INFORMATION field, usually the first logical block concerned
 * @param commandSpecific the COMMAND-SPECIFIC INFORMATION field
 * @param fieldReplaceableUnit FRU code, 0 for none
 * @param keySpecific what the sense key adds
 * @param descriptors the descriptors in order, empty in fixed format
 * @param additional bytes beyond those above: of a vendor's own format all, in fixed format from byte 18 on
 * @param declaredLength number of bytes the data itself says it has, null where it does not reach that far
 * @param truncated whether it has fewer bytes than it says
 */
public record SenseData(
        int responseCode,
        Format format,
        boolean deferred,
        @Nullable Integer senseKey,
        @Nullable Integer asc,
        @Nullable Integer ascq,
        Flags flags,
        @Nullable Information information,
        @Nullable Long commandSpecific,
        @Nullable Integer fieldReplaceableUnit,
        @Nullable SenseKeySpecific keySpecific,
        List<Descriptor> descriptors,
        Octets additional,
        @Nullable Integer declaredLength,
        boolean truncated) {

    /** How sense data is laid out. */
    public enum Format {
        /** Response codes 70h and 71h. */
        FIXED,
        /** Response codes 72h and 73h. */
        DESCRIPTOR,
        /** Response code 7Fh: the vendor's own. */
        VENDOR
    }

    /**
     * Single bits; false where the bytes do not reach them.
     *
     * @param filemark a filemark or setmark was read
     * @param endOfMedium end or beginning of the medium or partition
     * @param incorrectLength the logical block had another length than asked for
     * @param overflow there was more sense data than fits
     */
    public record Flags(boolean filemark, boolean endOfMedium, boolean incorrectLength, boolean overflow) {
        static final Flags NONE = new Flags(false, false, false, false);
    }

    /**
     * The INFORMATION field.
     *
     * @param valid whether the standard of the device type defines its content
     * @param value the number, unsigned
     */
    public record Information(boolean valid, long value) {}

    /**
     * Decodes sense data; input of any length is taken as far as it goes.
     *
     * @param bytes sense data from byte 0 on
     * @throws SenseFormatException when there is none, or the response code is not one of 70h to 73h and 7Fh
     */
    public static SenseData decode(byte[] bytes) {
        return SenseDecoder.decode(bytes);
    }
}
