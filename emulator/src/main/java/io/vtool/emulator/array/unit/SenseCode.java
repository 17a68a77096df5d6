package io.vtool.emulator.array.unit;

/** The combinations of sense key, additional sense code and qualifier the emulated array reports (SPC-4 annex D). */
public enum SenseCode {
    NO_SENSE(0x000000),
    NOT_READY_SANITIZE_IN_PROGRESS(0x02041b),
    NOT_READY_ALUA_TRANSITION(0x02040a),
    NOT_READY_ALUA_STANDBY(0x02040b),
    NOT_READY_ALUA_UNAVAILABLE(0x02040c),
    NOT_READY_OFFLINE(0x020412),
    MEDIUM_NOT_PRESENT(0x023a00),
    WRITE_ERROR(0x030c02),
    UNRECOVERED_READ_ERROR(0x031100),
    INTERNAL_TARGET_FAILURE(0x044400),
    PARAMETER_LIST_LENGTH_ERROR(0x051a00),
    INVALID_COMMAND_OPERATION_CODE(0x052000),
    LBA_OUT_OF_RANGE(0x052100),
    INVALID_FIELD_IN_CDB(0x052400),
    LOGICAL_UNIT_NOT_SUPPORTED(0x052500),
    INVALID_FIELD_IN_PARAMETER_LIST(0x052600),
    INVALID_RELEASE_OF_PERSISTENT_RESERVATION(0x052604),
    TOO_MANY_TARGET_DESCRIPTORS(0x052606),
    UNSUPPORTED_TARGET_DESCRIPTOR_TYPE(0x052607),
    TOO_MANY_SEGMENT_DESCRIPTORS(0x052608),
    UNSUPPORTED_SEGMENT_DESCRIPTOR_TYPE(0x052609),
    SAVING_PARAMETERS_NOT_SUPPORTED(0x053900),
    MEDIUM_REMOVAL_PREVENTED(0x055302),
    INSUFFICIENT_REGISTRATION_RESOURCES(0x055504),
    POWER_ON_OR_RESET(0x062900),
    BUS_DEVICE_RESET(0x062903),
    I_T_NEXUS_LOSS_OCCURRED(0x062907),
    MEDIUM_MAY_HAVE_CHANGED(0x062800),
    MODE_PARAMETERS_CHANGED(0x062a01),
    RESERVATIONS_PREEMPTED(0x062a03),
    RESERVATIONS_RELEASED(0x062a04),
    REGISTRATIONS_PREEMPTED(0x062a05),
    ASYMMETRIC_ACCESS_STATE_CHANGED(0x062a06),
    CAPACITY_DATA_CHANGED(0x062a09),
    COMMANDS_CLEARED_BY_ANOTHER_INITIATOR(0x062f00),
    THIN_PROVISIONING_THRESHOLD_REACHED(0x063807),
    MICROCODE_CHANGED(0x063f01),
    INQUIRY_DATA_CHANGED(0x063f03),
    REPORTED_LUNS_DATA_CHANGED(0x063f0e),
    WRITE_PROTECTED(0x072700),
    SOFTWARE_WRITE_PROTECTED(0x072702),
    SPACE_ALLOCATION_FAILED(0x072707),
    COPY_ABORTED(0x0a0000),
    COPY_TARGET_NOT_REACHABLE(0x0a0804),
    MISCOMPARE_DURING_VERIFY(0x0e1d00);

    private final int packed;

    SenseCode(int packed) {
        this.packed = packed;
    }

    /**
     * Returns the sense key.
     *
     * @return 0 to 15
     */
    public int key() {
        return packed >> 16;
    }

    /**
     * Returns the additional sense code.
     *
     * @return one byte
     */
    public int asc() {
        return packed >> 8 & 0xff;
    }

    /**
     * Returns the additional sense code qualifier.
     *
     * @return one byte
     */
    public int ascq() {
        return packed & 0xff;
    }

    /**
     * Tells whether this is the news of a power on or reset, which makes older unit attentions pointless.
     *
     * @return true for ASC 29h
     */
    boolean isReset() {
        return asc() == 0x29;
    }
}
