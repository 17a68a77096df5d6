package io.vtool.multipath.persist;

import io.vtool.multipath.host.ScsiReply;

/** How mpathpersist ends: what its exit status says. */
public final class PersistStatus {
    /** All is well. */
    public static final int SUCCESS = 0;

    /** The command line is wrong, or the key is not the configured one. */
    public static final int SYNTAX_ERROR = 1;

    /** The device answered RESERVATION CONFLICT. */
    public static final int CONFLICT = 11;

    /** There is no such file. */
    public static final int FILE_ERROR = 12;

    /** The device is no multipath map, or none of its paths can be used. */
    public static final int MAP_ERROR = 13;

    /** Anything else. */
    public static final int OTHER = 15;

    /** The device answered UNIT ATTENTION again and again. */
    public static final int UNIT_ATTENTION = 6;

    static final int NOT_READY = 2;

    private static final int NO_SENSE = 9;
    private static final int SENSE = 2;
    private static final int RESERVATION_CONFLICT = 0x18;
    private static final int RECOVERED_ERROR = 1;
    private static final int ABORTED_COMMAND = 0xb;

    private PersistStatus() {}

    /** The status for the answer of a device. */
    static int of(ScsiReply reply) {
        if (reply.good()) {
            return SUCCESS;
        }
        if (reply.hostByte() != 0) {
            return OTHER;
        }
        return switch (reply.status()) {
            case SENSE -> ofKey(reply.senseKey());
            case RESERVATION_CONFLICT -> CONFLICT;
            default -> OTHER;
        };
    }

    /** Sense keys up to UNIT ATTENTION are statuses themselves. */
    private static int ofKey(int key) {
        return switch (key) {
            case 0 -> NO_SENSE;
            case RECOVERED_ERROR -> SUCCESS;
            case ABORTED_COMMAND -> 8;
            default -> key >= NOT_READY && key <= UNIT_ATTENTION ? key : OTHER;
        };
    }
}
