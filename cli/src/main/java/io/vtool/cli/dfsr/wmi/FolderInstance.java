package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.FolderState;
import io.vtool.dfsr.engine.PreservedManifest;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replicated folder on a member (DfsrReplicatedFolderConfig, DfsrReplicatedFolderInfo).
 *
 * @param seat the member
 * @param membership how it takes part
 */
record FolderInstance(Seat seat, Membership membership) implements WmiInstance {
    private static final int MEBI = 20;
    private static final long TOO_LONG_OFFLINE = 9061;
    private static final long TOO_LONG_OFFLINE_EVENT = 4012;

    UUID folder() {
        return membership.folder().guid();
    }

    /** A folder that the service keeps for itself. */
    Path service(String name) {
        return membership.directory().resolve(Membership.PRIVATE).resolve(name);
    }

    @Override
    public @Nullable Object value(String property) throws WmiException {
        String own = membership.rootPath() + "\\" + Membership.PRIVATE + "\\";
        return switch (property) {
            case "ReplicatedFolderGuid" -> Seat.guid(folder());
            case "ReplicatedFolderName" -> membership.folder().name();
            case "ReplicatedFolderDn" ->
                seat.distinguished("CN=" + membership.folder().name() + ",CN=Content,");
            case "ReplicationGroupGuid" -> Seat.guid(seat.group().guid());
            case "ReplicationGroupName" -> seat.group().name();
            case "MemberGuid" -> Seat.guid(seat.member().config().guid());
            case "MemberName" -> seat.name();
            case "VolumeGuid" -> Seat.guid(seat.member().config().volume());
            case "RootPath" -> membership.rootPath();
            case "StagingPath" -> own + "Staging\\ContentSet{" + Seat.guid(folder()) + "}";
            case "StagingSizeInMb" -> membership.stagingQuota() >> MEBI;
            case "StagingFileSizeThreshold" -> membership.minStagingSize();
            case "ConflictPath" -> own + "ConflictAndDeleted";
            case "ConflictSizeInMb" -> membership.conflictQuota() >> MEBI;
            case "FileFilter" -> String.join(", ", membership.folder().fileFilters());
            case "DirectoryFilter" -> String.join(", ", membership.folder().directoryFilters());
            case "Enabled" -> membership.enabled();
            case "IsPrimary" -> membership.primary();
            case "ReadOnly" -> membership.readOnly();
            case "DisableSaveDeletes" -> !membership.saveDeletes();
            case "UsnCreated" -> 0L;
            default -> state(property);
        };
    }

    private @Nullable Object state(String property) throws WmiException {
        try {
            FolderState state = seat.member().state(folder());
            boolean stale = state == FolderState.IN_ERROR && "1".equals(seat.kept("stale." + folder()));
            return switch (property) {
                case "State" -> (long) state.number();
                case "CurrentStageSizeInMb" -> seat.member().stagingUsed(folder()) >> MEBI;
                case "CurrentConflictSizeInMb" -> preserved() >> MEBI;
                case "LastErrorCode" -> stale ? TOO_LONG_OFFLINE : 0L;
                case "LastErrorMessageId" -> stale ? TOO_LONG_OFFLINE_EVENT : 0L;
                default -> null;
            };
        } catch (StoreException | ReplicationException | IOException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    private long preserved() throws IOException {
        long bytes = 0;
        for (PreservedManifest.Entry entry : PreservedManifest.read(service("ConflictAndDeletedManifest.xml"))
                .entries()) {
            bytes += entry.size();
        }
        return bytes;
    }

    @Override
    public @Nullable String setting(String property) throws WmiException {
        return seat.setting(folder() + "." + property);
    }

    /** Filters are the same on all members. */
    @Override
    public void set(String property, String value) throws WmiException {
        String name = folder() + "." + property;
        if (property.endsWith("Filter")) {
            new GroupInstance(seat).set(name, value);
        } else {
            seat.set(name, value);
        }
    }
}
