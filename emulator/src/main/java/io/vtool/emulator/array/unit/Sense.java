package io.vtool.emulator.array.unit;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sense data to be sent (SPC-4 4.5).
 *
 * @param code key, ASC and ASCQ
 * @param information content of the INFORMATION field, null when not valid
 * @param keySpecific the three SENSE KEY SPECIFIC bytes with the SKSV bit (SPC-4 4.5.2.4), 0 when not valid
 */
public record Sense(SenseCode code, @Nullable Long information, int keySpecific) {
    /** Bytes of fixed format sense data, SPC-4 4.5.3. */
    static final int FIXED_LENGTH = 18;

    private static final int FIXED_RESPONSE_CODE = 0x70;
    private static final int FIXED_KEY_OFFSET = 2;
    private static final int FIXED_INFORMATION_OFFSET = 3;
    private static final int FIXED_ADDITIONAL_LENGTH_OFFSET = 7;
    private static final int FIXED_ASC_OFFSET = 12;
    private static final int FIXED_KEY_SPECIFIC_OFFSET = 15;
    private static final int VALID = 0x80;

    private static final int DESCRIPTOR_RESPONSE_CODE = 0x72;
    private static final int DESCRIPTOR_HEADER_LENGTH = 8;
    private static final int INFORMATION_DESCRIPTOR_LENGTH = 12;
    private static final int KEY_SPECIFIC_DESCRIPTOR_LENGTH = 8;

    private static final int SKSV = 0x800000;
    private static final int COMMAND_DATA = 0x400000;
    private static final int BIT_POINTER_VALID = 0x080000;

    /**
     * Makes sense data without any particulars.
     *
     * @param code key, ASC and ASCQ
     */
    public Sense(SenseCode code) {
        this(code, null, 0);
    }

    /**
     * Makes sense data with an INFORMATION field.
     *
     * @param code key, ASC and ASCQ
     * @param information the LBA or offset, unsigned
     * @return the sense data
     */
    public static Sense withInformation(SenseCode code, long information) {
        return new Sense(code, information, 0);
    }

    /**
     * Makes sense data that points at a byte of the CDB (SPC-4 4.5.2.4.2).
     *
     * @param code key, ASC and ASCQ
     * @param offset byte of the CDB
     * @param bit its highest wrong bit, or -1 if the whole byte is meant
     * @return the sense data
     */
    public static Sense atCdb(SenseCode code, int offset, int bit) {
        return new Sense(code, null, SKSV | COMMAND_DATA | bitPointer(bit) | offset & 0xffff);
    }

    /**
     * Makes sense data that points at a byte of the parameter list (SPC-4 4.5.2.4.2).
     *
     * @param code key, ASC and ASCQ
     * @param offset byte of the parameter list
     * @param bit its highest wrong bit, or -1 if the whole byte is meant
     * @return the sense data
     */
    public static Sense atParameter(SenseCode code, int offset, int bit) {
        return new Sense(code, null, SKSV | bitPointer(bit) | offset & 0xffff);
    }

    /**
     * Makes sense data that tells how far an operation has come (SPC-4 4.5.2.4.4).
     *
     * @param code key, ASC and ASCQ
     * @param progress what has been done in parts of 65536
     * @return the sense data
     */
    public static Sense withProgress(SenseCode code, int progress) {
        return new Sense(code, null, SKSV | progress & 0xffff);
    }

    private static int bitPointer(int bit) {
        return bit < 0 ? 0 : BIT_POINTER_VALID | bit << 16;
    }

    /**
     * Encodes.
     *
     * @param descriptorFormat whether the D_SENSE bit of the Control mode page is set
     * @return the sense data bytes
     */
    public byte[] encode(boolean descriptorFormat) {
        return descriptorFormat ? descriptors() : fixed();
    }

    private byte[] fixed() {
        byte[] bytes = new byte[FIXED_LENGTH];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        boolean fits = information != null && information >>> 32 == 0;
        bytes[0] = (byte) (FIXED_RESPONSE_CODE | (fits ? VALID : 0));
        bytes[FIXED_KEY_OFFSET] = (byte) code.key();
        if (fits && information != null) {
            out.putInt(FIXED_INFORMATION_OFFSET, (int) information.longValue());
        }
        bytes[FIXED_ADDITIONAL_LENGTH_OFFSET] = FIXED_LENGTH - FIXED_ADDITIONAL_LENGTH_OFFSET - 1;
        bytes[FIXED_ASC_OFFSET] = (byte) code.asc();
        bytes[FIXED_ASC_OFFSET + 1] = (byte) code.ascq();
        bytes[FIXED_KEY_SPECIFIC_OFFSET] = (byte) (keySpecific >> 16);
        out.putShort(FIXED_KEY_SPECIFIC_OFFSET + 1, (short) keySpecific);
        return bytes;
    }

    private byte[] descriptors() {
        int informationLength = information == null ? 0 : INFORMATION_DESCRIPTOR_LENGTH;
        int keySpecificLength = keySpecific == 0 ? 0 : KEY_SPECIFIC_DESCRIPTOR_LENGTH;
        ByteBuffer out = ByteBuffer.allocate(DESCRIPTOR_HEADER_LENGTH + informationLength + keySpecificLength);
        out.put((byte) DESCRIPTOR_RESPONSE_CODE);
        out.put((byte) code.key());
        out.put((byte) code.asc());
        out.put((byte) code.ascq());
        out.putInt(informationLength + keySpecificLength);
        if (information != null) {
            out.put((byte) 0).put((byte) 0x0a).put((byte) VALID).put((byte) 0).putLong(information);
        }
        if (keySpecific != 0) {
            out.put((byte) 2).put((byte) 6).putShort((short) 0);
            out.put((byte) (keySpecific >> 16)).putShort((short) keySpecific).put((byte) 0);
        }
        return out.array();
    }
}
