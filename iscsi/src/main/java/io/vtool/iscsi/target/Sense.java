package io.vtool.iscsi.target;

/** The few sense codes the transport itself answers with, packed as key, ASC and ASCQ, and their fixed format. */
final class Sense {
    static final int INVALID_FIELD_IN_CDB = 0x052400;
    /** RFC 7143 11.4.7.2. */
    static final int UNEXPECTED_UNSOLICITED_DATA = 0x0b0c0c;

    /** A Data-Out is missing, which the standard treats as a failed digest: RFC 7143 7.8 and 11.4.7.2. */
    static final int PROTOCOL_SERVICE_CRC_ERROR = 0x0b4705;

    static final int DATA_PHASE_ERROR = 0x0b4b00;
    static final int INTERNAL_TARGET_FAILURE = 0x044400;

    static final int GOOD = 0x00;
    static final int CHECK_CONDITION = 0x02;
    static final int TASK_SET_FULL = 0x28;

    private static final byte[] NONE = new byte[0];
    private static final int FIXED_CURRENT = 0x70;
    private static final int FIXED_LENGTH = 18;

    private Sense() {}

    /** Returns fixed format sense data (SPC-4 4.5.3), empty for 0. */
    static byte[] fixed(int code) {
        if (code == 0) {
            return NONE;
        }
        byte[] sense = new byte[FIXED_LENGTH];
        sense[0] = FIXED_CURRENT;
        sense[2] = (byte) (code >> 16);
        sense[7] = FIXED_LENGTH - 8;
        sense[12] = (byte) (code >> 8);
        sense[13] = (byte) code;
        return sense;
    }
}
