package io.vtool.emulator.array.unit;

/**
 * A combination of sense key, additional sense code and qualifier (SPC-4 annex D). The constants are those the emulated
 * array reports by itself; faults may report others.
 *
 * @param key sense key, 0 to 15
 * @param asc additional sense code, one byte
 * @param ascq additional sense code qualifier, one byte
 */
public record SenseCode(int key, int asc, int ascq) {
    public static final SenseCode NO_SENSE = of(0x000000);
    public static final SenseCode NOT_READY_SANITIZE_IN_PROGRESS = of(0x02041b);
    public static final SenseCode NOT_READY_ALUA_TRANSITION = of(0x02040a);
    public static final SenseCode NOT_READY_ALUA_STANDBY = of(0x02040b);
    public static final SenseCode NOT_READY_ALUA_UNAVAILABLE = of(0x02040c);
    public static final SenseCode NOT_READY_OFFLINE = of(0x020412);
    public static final SenseCode MEDIUM_NOT_PRESENT = of(0x023a00);
    public static final SenseCode BAD_BLOCK_WRITE_ERROR = of(0x030c00);
    public static final SenseCode WRITE_ERROR = of(0x030c02);
    public static final SenseCode UNRECOVERED_READ_ERROR = of(0x031100);
    public static final SenseCode INTERNAL_TARGET_FAILURE = of(0x044400);
    public static final SenseCode SET_TARGET_PORT_GROUPS_COMMAND_FAILED = of(0x04670a);
    public static final SenseCode PARAMETER_LIST_LENGTH_ERROR = of(0x051a00);
    public static final SenseCode INVALID_COMMAND_OPERATION_CODE = of(0x052000);
    public static final SenseCode LBA_OUT_OF_RANGE = of(0x052100);
    public static final SenseCode INVALID_FIELD_IN_CDB = of(0x052400);
    public static final SenseCode LOGICAL_UNIT_NOT_SUPPORTED = of(0x052500);
    public static final SenseCode INVALID_FIELD_IN_PARAMETER_LIST = of(0x052600);
    public static final SenseCode INVALID_RELEASE_OF_PERSISTENT_RESERVATION = of(0x052604);
    public static final SenseCode TOO_MANY_TARGET_DESCRIPTORS = of(0x052606);
    public static final SenseCode UNSUPPORTED_TARGET_DESCRIPTOR_TYPE = of(0x052607);
    public static final SenseCode TOO_MANY_SEGMENT_DESCRIPTORS = of(0x052608);
    public static final SenseCode UNSUPPORTED_SEGMENT_DESCRIPTOR_TYPE = of(0x052609);
    public static final SenseCode COMMAND_SEQUENCE_ERROR = of(0x052c00);
    public static final SenseCode SAVING_PARAMETERS_NOT_SUPPORTED = of(0x053900);
    public static final SenseCode MEDIUM_REMOVAL_PREVENTED = of(0x055302);
    public static final SenseCode INSUFFICIENT_REGISTRATION_RESOURCES = of(0x055504);
    public static final SenseCode POWER_ON_OR_RESET = of(0x062900);
    public static final SenseCode BUS_DEVICE_RESET = of(0x062903);
    public static final SenseCode I_T_NEXUS_LOSS_OCCURRED = of(0x062907);
    public static final SenseCode MEDIUM_MAY_HAVE_CHANGED = of(0x062800);
    public static final SenseCode MODE_PARAMETERS_CHANGED = of(0x062a01);
    public static final SenseCode RESERVATIONS_PREEMPTED = of(0x062a03);
    public static final SenseCode RESERVATIONS_RELEASED = of(0x062a04);
    public static final SenseCode REGISTRATIONS_PREEMPTED = of(0x062a05);
    public static final SenseCode ASYMMETRIC_ACCESS_STATE_CHANGED = of(0x062a06);
    public static final SenseCode CAPACITY_DATA_CHANGED = of(0x062a09);
    public static final SenseCode COMMANDS_CLEARED_BY_ANOTHER_INITIATOR = of(0x062f00);
    public static final SenseCode THIN_PROVISIONING_THRESHOLD_REACHED = of(0x063807);
    public static final SenseCode MICROCODE_CHANGED = of(0x063f01);
    public static final SenseCode INQUIRY_DATA_CHANGED = of(0x063f03);
    public static final SenseCode REPORTED_LUNS_DATA_CHANGED = of(0x063f0e);
    public static final SenseCode WRITE_PROTECTED = of(0x072700);
    public static final SenseCode SOFTWARE_WRITE_PROTECTED = of(0x072702);
    public static final SenseCode SPACE_ALLOCATION_FAILED = of(0x072707);
    public static final SenseCode COPY_ABORTED = of(0x0a0000);
    public static final SenseCode COPY_TARGET_NOT_REACHABLE = of(0x0a0804);
    public static final SenseCode MISCOMPARE_DURING_VERIFY = of(0x0e1d00);

    /** Keeps the numbers within their fields. */
    public SenseCode {
        if (key >> 4 != 0 || asc >> 8 != 0 || ascq >> 8 != 0) {
            throw new IllegalArgumentException("sense code " + key + "/" + asc + "/" + ascq);
        }
    }

    private static SenseCode of(int packed) {
        return new SenseCode(packed >> 16, packed >> 8 & 0xff, packed & 0xff);
    }

    /**
     * Tells whether this is the news of a power on or reset, which makes older unit attentions pointless.
     *
     * @return true for ASC 29h
     */
    boolean isReset() {
        return asc == 0x29;
    }
}
