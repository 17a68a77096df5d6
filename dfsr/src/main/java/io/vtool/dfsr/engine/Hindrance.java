package io.vtool.dfsr.engine;

/** Why nothing comes in through a connection; {@link #NONE} when it can. */
public enum Hindrance {
    /** Updates come in. */
    NONE("online", 5004, 0, ""),
    /** The administrator switched the connection or the folder off. */
    DISABLED("the connection or the folder is disabled", 0, 0, ""),
    /** The receiving member's service does not run. */
    RECEIVER_STOPPED("the service of the receiving member is stopped", 0, 0, ""),
    /** The sending member cannot be reached. */
    CONNECTION_DOWN("the partner cannot be reached", 5008, 1722, "The RPC server is unavailable."),
    /** The sending member's service does not run. */
    SENDER_STOPPED(
            "the service of the sending member is stopped",
            5002,
            1753,
            "There are no more endpoints available from the endpoint mapper."),
    /** One of the two may not call the other. */
    RIGHTS_LOST("a member has lost its rights", 5002, 5, "Access is denied."),
    /** The two ends are of releases that do not understand each other. */
    MIXED_VERSIONS(
            "the two members are of different releases", 5014, 9027, "A failure was reported by the remote partner"),
    /** The partner has not heard of the connection. */
    CONFIGURATION_LATE("the partner does not know the connection yet", 5012, 9026, "The connection is invalid"),
    /** The sending member's folder is not ready. */
    SENDER_NOT_READY("the folder of the sending member is not ready", 0, 9051, "The content set is not ready"),
    /** The receiving member stopped the folder. */
    FOLDER_STOPPED("the folder of the receiving member is stopped", 0, 0, ""),
    /** The schedule is closed. */
    SCHEDULE_CLOSED("the schedule is closed", 0, 0, ""),
    /** An administrator stopped it for a while. */
    FORCED_STOP("an administrator stopped the connection for a while", 0, 0, "");

    private final String words;
    private final int event;
    private final int code;
    private final String message;

    Hindrance(String words, int event, int code, String message) {
        this.words = words;
        this.event = event;
        this.code = code;
        this.message = message;
    }

    /** What to tell people. */
    public String words() {
        return words;
    }

    /** Number of the event that the receiving member logs, 0 for none. */
    public int event() {
        return event;
    }

    /** Error code in the receiving member's debug log, 0 for none. */
    public int code() {
        return code;
    }

    /** Text of that error. */
    String message() {
        return message;
    }
}
