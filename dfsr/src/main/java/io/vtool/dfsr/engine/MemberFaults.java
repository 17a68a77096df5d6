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
     * Whether a member's service may not read or write its folders.
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
}
