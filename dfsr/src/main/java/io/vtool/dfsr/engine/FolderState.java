package io.vtool.dfsr.engine;

/** State of a replicated folder on a member (DfsrReplicatedFolderInfo.State). */
public enum FolderState {
    /** Nothing was done yet. */
    UNINITIALIZED("Uninitialized"),
    /** The configuration is known. */
    INITIALIZED("Initialized"),
    /** Waits for, or gets, everything from a partner. */
    INITIAL_SYNC("Initial Sync"),
    /** Finds out what changed after the journal was lost. */
    AUTO_RECOVERY("Auto Recovery"),
    /** All is well. */
    NORMAL("Normal"),
    /** Replication stopped. */
    IN_ERROR("In Error");

    private final String words;

    FolderState(String words) {
        this.words = words;
    }

    /** As the service's users read it. */
    public String words() {
        return words;
    }
}
