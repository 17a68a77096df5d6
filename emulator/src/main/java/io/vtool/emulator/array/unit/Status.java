package io.vtool.emulator.array.unit;

/** SAM-5 5.3.1 status codes. */
public final class Status {
    /** Task completed. */
    public static final int GOOD = 0x00;
    /** Sense data says more. */
    public static final int CHECK_CONDITION = 0x02;
    /** PRE-FETCH found room for all blocks. */
    public static final int CONDITION_MET = 0x04;
    /** Temporarily unable. */
    public static final int BUSY = 0x08;
    /** A reservation of another nexus forbids the command. */
    public static final int RESERVATION_CONFLICT = 0x18;
    /** No resources for another task. */
    public static final int TASK_SET_FULL = 0x28;
    /** Aborted by another nexus while TAS is set. */
    public static final int TASK_ABORTED = 0x40;

    private Status() {}
}
