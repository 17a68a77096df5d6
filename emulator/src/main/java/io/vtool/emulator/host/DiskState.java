package io.vtool.emulator.host;

/** State of a SCSI device as {@code /sys/block/sdX/device/state} shows it. */
public enum DiskState {
    /** Commands are sent. */
    RUNNING("running"),
    /** An administrator or the error handler took it offline: commands fail at once. */
    OFFLINE("offline"),
    /** Its session has lost its connection: commands wait. */
    BLOCKED("blocked"),
    /** Its session has been away for longer than the replacement timeout: commands fail at once. */
    TRANSPORT_OFFLINE("transport-offline");

    private final String word;

    DiskState(String word) {
        this.word = word;
    }

    /** The state of a word; an unknown one counts as running. */
    static DiskState of(String word) {
        for (DiskState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        return RUNNING;
    }

    /**
     * Returns the kernel's word.
     *
     * @return such as {@code transport-offline}
     */
    public String word() {
        return word;
    }
}
