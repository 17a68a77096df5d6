package io.vtool.dfsr.engine;

/** State of a replicated folder on a member (DfsrReplicatedFolderInfo.State). */
public enum FolderState {
    /** Nothing was done yet. */
    UNINITIALIZED(0, "Uninitialized"),
    /** The configuration is known. */
    INITIALIZED(1, "Initialized"),
    /** Waits for, or gets, everything from a partner. */
    INITIAL_SYNC(2, "Initial Sync"),
    /** Finds out what changed after the journal was lost. */
    AUTO_RECOVERY(3, "Auto Recovery"),
    /** All is well. */
    NORMAL(4, "Normal"),
    /** Replication stopped. */
    IN_ERROR(5, "In Error");

    private final int number;
    private final String words;

    FolderState(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** As the service's users read it. */
    public String words() {
        return words;
    }

    /** The number of it in WMI. */
    public int number() {
        return number;
    }
}
