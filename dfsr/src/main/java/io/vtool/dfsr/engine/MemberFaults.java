package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;

/** What is wrong with members and connections. */
public interface MemberFaults {
    /** Nothing is wrong. */
    MemberFaults NONE = new MemberFaults() {};

    /**
     * Whether a member's service is stopped.
     *
     * @param member its name
     */
    default boolean serviceStopped(String member) {
        return false;
    }

    /**
     * Whether nothing gets through a connection.
     *
     * @param connection the connection
     */
    default boolean connectionDown(Connection connection) {
        return false;
    }

    /**
     * Whether a member's account has lost its rights: it may not read its folders, and its partners refuse it.
     *
     * @param member its name
     */
    default boolean rightsLost(String member) {
        return false;
    }

    /**
     * Whether a file is open on a member, so that it can neither be staged nor replaced there.
     *
     * @param member name of the member
     * @param path path of the file below the root, with slashes
     */
    default boolean sharingViolation(String member, String path) {
        return false;
    }

    /**
     * Whether the two ends of a connection are of releases that do not understand each other.
     *
     * @param connection the connection
     */
    default boolean mixedVersions(Connection connection) {
        return false;
    }

    /**
     * The staging quota of a member where somebody made it too small.
     *
     * @param member its name
     * @return bytes, -1 for that of the configuration
     */
    default long stagingQuota(String member) {
        return -1;
    }

    /**
     * Whether the schedule of a connection is closed, whatever the configuration says.
     *
     * @param connection the connection
     */
    default boolean scheduleClosed(Connection connection) {
        return false;
    }

    /**
     * Since when a partner has not heard of a connection.
     *
     * @param connection the connection
     * @return milliseconds since 1970, 0 when both know it
     */
    default long configurationLate(Connection connection) {
        return 0;
    }

    /**
     * When changes of a member's volume were overwritten in its journal before they were read.
     *
     * @param member its name
     * @return milliseconds since 1970, 0 for never
     */
    default long journalWrap(String member) {
        return 0;
    }

    /**
     * When a member's service ended without closing its database.
     *
     * @param member its name
     * @return milliseconds since 1970, 0 for never
     */
    default long dirtyShutdown(String member) {
        return 0;
    }

    /**
     * Whether a member recovers from a dirty shutdown by itself (StopReplicationOnAutoRecovery is 0).
     *
     * @param member its name
     */
    default boolean recoversItself(String member) {
        return false;
    }

    /**
     * Since when the manifest of a member's preserved files is damaged.
     *
     * @param member its name
     * @return milliseconds since 1970, 0 when it is not
     */
    default long manifestDamaged(String member) {
        return 0;
    }

    /**
     * Since when an old stage file blocks a file of a member.
     *
     * @param member name of the member
     * @param path path of the file below the root, with slashes
     * @return milliseconds since 1970, 0 when none does
     */
    default long staleStageFile(String member, String path) {
        return 0;
    }

    /**
     * Whether a member has been without its partners for longer than it may be.
     *
     * @param member its name
     */
    default boolean contentStale(String member) {
        return false;
    }

    /**
     * When the snapshot of a member's volume that is kept was taken.
     *
     * @param member its name
     * @return milliseconds since 1970, 0 when none is kept
     */
    default long snapshotTaken(String member) {
        return 0;
    }

    /**
     * When a member's volume was brought back from a snapshot.
     *
     * @param member its name
     * @return milliseconds since 1970, 0 for never
     */
    default long snapshotRollback(String member) {
        return 0;
    }

    /**
     * How many versions a snapshot was behind that nobody kept.
     *
     * @param member its name
     */
    default int lostVersions(String member) {
        return 0;
    }

    /**
     * A file filter that this member alone has.
     *
     * @param member its name
     * @return a pattern, empty for none
     */
    default String filter(String member) {
        return "";
    }
}
