package io.vtool.dfsr.config;

import java.nio.file.Path;

/**
 * How a member takes part in a replicated folder.
 *
 * @param folder the folder
 * @param rootPath where the member says the tree is, {@code C:\data}
 * @param directory where it really is
 * @param enabled whether it takes part
 * @param readOnly whether only changes of others count
 * @param primary whether it wins the initial sync
 * @param stagingQuota bytes of staged files that are kept
 * @param conflictQuota bytes of files that lost a conflict or were deleted that are kept
 * @param minStagingSize bytes from which a file is staged
 * @param saveDeletes whether files that others deleted are kept in ConflictAndDeleted
 */
public record Membership(
        ReplicatedFolder folder,
        String rootPath,
        Path directory,
        boolean enabled,
        boolean readOnly,
        boolean primary,
        long stagingQuota,
        long conflictQuota,
        long minStagingSize,
        boolean saveDeletes) {
    /** Staging quota of a new membership. */
    public static final long USUAL_STAGING_QUOTA = 4096L << 20;

    /** Conflict quota of a new membership. */
    public static final long USUAL_CONFLICT_QUOTA = 4096L << 20;

    /** Least size of staged files of a new membership. */
    public static final long USUAL_MIN_STAGING_SIZE = 256L << 10;

    /** Name of the folder below the root that the service keeps for itself. */
    public static final String PRIVATE = "DfsrPrivate";
}
