package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Fencing;
import io.vtool.dfsr.engine.FolderState;
import io.vtool.dfsr.engine.Force;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.VectorText;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the methods do. Their results are by name; ReturnValue is a code of MONITOR_STATUS, CONFIG_STATUS or the system. */
final class Methods {
    private static final long SUCCESS = 0;
    private static final long DATABASE_ERROR = 1;
    private static final long NO_ID_RECORD = 2;
    private static final long GENERIC_ERROR = 5;
    private static final int MOST_RECORDS = 100;
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final Node node;
    private final WmiClass type;

    /**
     * Instances in a result.
     *
     * @param type their class
     * @param instances the instances
     * @param array whether there may be several
     */
    record Embedded(WmiClass type, List<WmiInstance> instances, boolean array) {}

    Methods(Node node, WmiClass type) {
        this.node = node;
        this.type = type;
    }

    /** Calls a method; what comes out, with ReturnValue. */
    Map<String, Object> call(String method, WmiInstance instance, Map<String, Object> in) throws WmiException {
        Map<String, Object> out = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        long status;
        try {
            status = instance instanceof FolderInstance folder
                    ? folder(method, folder, in, out)
                    : other(method, instance, in, out);
        } catch (StoreException e) {
            status = DATABASE_ERROR;
        } catch (ReplicationException e) {
            status = GENERIC_ERROR;
        }
        out.put("ReturnValue", status);
        return out;
    }

    private long other(String method, WmiInstance instance, Map<String, Object> in, Map<String, Object> out)
            throws WmiException, StoreException, ReplicationException {
        if (instance instanceof RecordInstance found && method.equals("GetFullFilePath")) {
            out.put("FullPath", found.path());
            return SUCCESS;
        }
        if (instance instanceof VolumeInstance volume) { // ResumeReplication
            Seat seat = volume.seat();
            seat.replication().resume(seat.name(), seat.now());
            return SUCCESS;
        }
        if (instance instanceof ConnectionInstance connection) {
            return connection(method, connection, in);
        }
        if (method.equals("GetIdRecordByPath")) {
            return byPath(String.valueOf(in.get("FullPath")), out);
        }
        for (Seat seat : node.seats()) { // PollDsNow
            seat.replication().poll(seat.name(), seat.now());
        }
        return SUCCESS;
    }

    /** The methods of connections fail on those that go out. */
    private static long connection(String method, ConnectionInstance connection, Map<String, Object> in)
            throws WmiException, ReplicationException {
        if (!connection.inbound()) {
            return GENERIC_ERROR;
        }
        return switch (method) {
            case "CheckConnectivity" -> connection.hindrance().code();
            case "ForceDownload" -> download(connection, in);
            default -> force(method, connection, in);
        };
    }

    private static long force(String method, ConnectionInstance connection, Map<String, Object> in)
            throws ReplicationException {
        boolean one = method.equals("ForceFolderReplication");
        long mode = one ? Force.SYNC : number(in, "Mode", 0);
        long minutes = number(in, "DurationInMin", 0);
        long bandwidth = number(in, "Bandwidth", Force.FULL);
        UUID folder = one ? folder(connection, in) : null;
        boolean valid = mode >= Force.SCHEDULE
                && mode <= Force.UNTIL_IN_SYNC
                && minutes >= 0
                && minutes <= Force.MOST_MINUTES
                && bandwidth >= 0
                && bandwidth <= Force.FULL;
        if (!valid || one && folder == null) {
            return GENERIC_ERROR;
        }
        Seat seat = connection.seat();
        Force force = new Force((int) mode, seat.now() + minutes * MILLIS_PER_MINUTE, (int) bandwidth);
        if (folder == null) {
            seat.replication().force(connection.connection(), force);
        } else {
            seat.replication().force(connection.connection(), folder, force);
        }
        return SUCCESS;
    }

    /** It goes only where the connection is on. */
    private static long download(ConnectionInstance connection, Map<String, Object> in)
            throws WmiException, ReplicationException {
        UUID folder = folder(connection, in);
        Version uid = Version.parse(String.valueOf(in.get("Uid")));
        if (folder == null || uid == null) {
            return folder == null ? GENERIC_ERROR : NO_ID_RECORD;
        }
        int hindrance = connection.hindrance().code();
        if (hindrance != SUCCESS) {
            return hindrance;
        }
        boolean known = connection.seat().replication().download(connection.connection(), folder, uid);
        return known ? SUCCESS : NO_ID_RECORD;
    }

    /** The folder of the connection's group that is named, null when the group has none of that GUID. */
    private static @Nullable UUID folder(ConnectionInstance connection, Map<String, Object> in) {
        String named =
                String.valueOf(in.get("ReplicatedFolderGuid")).replace("{", "").replace("}", "");
        for (ReplicatedFolder folder : connection.seat().group().folders()) {
            if (folder.guid().toString().equalsIgnoreCase(named)) {
                return folder.guid();
            }
        }
        return null;
    }

    private static long number(Map<String, Object> in, String name, long usual) {
        return in.get(name) instanceof Long number ? number : usual;
    }

    private long folder(String method, FolderInstance folder, Map<String, Object> in, Map<String, Object> out)
            throws WmiException, StoreException, ReplicationException {
        Seat seat = folder.seat();
        RecordStore store = seat.member().store();
        UUID guid = folder.folder();
        FolderState state = seat.member().state(guid);
        if (method.equals("CleanupConflictDirectory")) {
            seat.member().cleanUpConflicts(guid);
            return SUCCESS;
        }
        if (method.equals("Fence")) {
            return fence(folder, in);
        }
        if (state == FolderState.UNINITIALIZED || state == FolderState.IN_ERROR) {
            return GENERIC_ERROR;
        }
        if (method.equals("GetVersionVector")) {
            out.put("VersionVector", store.vector(guid).toString());
            return SUCCESS;
        }
        VersionVector known = VectorText.parse(String.valueOf(in.get("VersionVector")));
        if (known == null) {
            return GENERIC_ERROR;
        }
        if (method.equals("GetOutboundBacklogFileCount")) {
            out.put("BacklogFileCount", store.countUnknown(guid, known));
            return SUCCESS;
        }
        List<IdRecord> found = new ArrayList<>();
        store.unknown(guid, known, one -> {
            found.add(one);
            return found.size() < MOST_RECORDS;
        });
        List<WmiInstance> instances = new ArrayList<>();
        for (IdRecord one : found) {
            instances.add(new RecordInstance(seat, one, instances.size() + 1L));
        }
        out.put("BacklogIdRecords", new Embedded(records(), instances, true));
        out.put("IdRecordIndex", (long) instances.size());
        return SUCCESS;
    }

    private WmiClass records() {
        boolean old = type.namespace().equals(WmiModel.OLD_NAMESPACE);
        return Objects.requireNonNull(
                WmiModel.find(type.namespace(), old ? "DfsrIdRecordInfo" : "MSFT_DfsrIdRecordInfo"));
    }

    private static long fence(FolderInstance folder, Map<String, Object> in) throws StoreException {
        long mode = number(in, "Mode", -1);
        if (mode < 0 || mode >= Fence.values().length) {
            return GENERIC_ERROR;
        }
        IdRecord found = find(folder.seat(), folder.membership(), String.valueOf(in.get("FilePath")));
        if (found == null) {
            return NO_ID_RECORD;
        }
        boolean recursive = Boolean.TRUE.equals(in.get("IsRecursive"));
        new Fencing(folder.seat().member(), Fence.of((int) mode), folder.seat().now()).apply(found, recursive);
        return SUCCESS;
    }

    private long byPath(String path, Map<String, Object> out) throws StoreException {
        for (Seat seat : node.seats()) {
            for (Membership membership : seat.member().config().memberships()) {
                IdRecord found = find(seat, membership, path);
                if (found != null) {
                    out.put("IdRecord", new Embedded(type, List.of(new RecordInstance(seat, found, 0)), false));
                    return SUCCESS;
                }
            }
        }
        return NO_ID_RECORD;
    }

    /** The record of a file below a folder's root, null when there is none. */
    private static @Nullable IdRecord find(Seat seat, Membership membership, String path) throws StoreException {
        String plain = path.startsWith("\\\\.\\") ? path.substring("\\\\.\\".length()) : path;
        String root = membership.rootPath() + "\\";
        if (!plain.toLowerCase(Locale.ROOT).startsWith(root.toLowerCase(Locale.ROOT))) {
            return null;
        }
        return seat.member()
                .find(membership.folder().guid(), plain.substring(root.length()).replace('\\', '/'));
    }
}
