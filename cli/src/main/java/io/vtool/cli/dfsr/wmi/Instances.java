package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.PreservedManifest;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.engine.Update;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.Condition;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The instances of a class on a computer, one after another. */
final class Instances {
    private static final int QUEUE = 1000;

    private final Node node;
    private final Condition condition;
    private final Visitor visitor;

    /** Takes an instance. */
    interface Visitor {
        /** Takes the next one. */
        void visit(Node node, WmiInstance instance) throws WmiException;
    }

    private Instances(Node node, Condition condition, Visitor visitor) {
        this.node = node;
        this.condition = condition;
        this.visitor = visitor;
    }

    /** Goes through the instances for which a condition holds. */
    static void each(Node node, WmiClass type, Condition condition, Visitor visitor) throws WmiException {
        try {
            new Instances(node, condition, visitor).each(type.kind());
        } catch (StoreException | ReplicationException | IOException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    private void each(String kind) throws WmiException, StoreException, ReplicationException, IOException {
        if (kind.equals("DfsrMachineConfig") || kind.equals("DfsrInfo") || kind.equals("DfsrConfig")) {
            offer(new MachineInstance(node.seats()));
            return;
        }
        for (Seat seat : node.seats()) {
            switch (kind) {
                case "DfsrReplicationGroupConfig" -> offer(new GroupInstance(seat));
                case "DfsrLocalMemberConfig", "DfsrLocalMemberInfo" -> offer(new MemberInstance(seat));
                case "DfsrVolumeConfig", "DfsrVolumeInfo" -> offer(new VolumeInstance(seat));
                case "DfsrConnectionConfig", "DfsrConnectionInfo", "DfsrSyncInfo" -> connections(seat, kind);
                case "DfsrIdUpdateInfo" -> updates(seat);
                case "DfsrIdRecordInfo" -> records(seat);
                default -> folders(seat, kind);
            }
        }
    }

    private void offer(WmiInstance instance) throws WmiException {
        if (condition.test(instance)) {
            visitor.visit(node, instance);
        }
    }

    private void connections(Seat seat, String kind) throws WmiException {
        for (Connection connection : seat.group().connections()) {
            if (connection.receiving().equals(seat.name())
                    || connection.sending().equals(seat.name())) {
                ConnectionInstance instance = new ConnectionInstance(seat, connection);
                offer(kind.equals("DfsrSyncInfo") ? new SyncInstance(instance) : instance);
            }
        }
    }

    private void updates(Seat seat) throws WmiException, ReplicationException {
        for (Update update : seat.replication().updates(QUEUE)) {
            Connection connection = update.connection();
            if (connection.receiving().equals(seat.name())
                    || connection.sending().equals(seat.name())) {
                offer(new UpdateInstance(new ConnectionInstance(seat, connection), update));
            }
        }
    }

    private void folders(Seat seat, String kind) throws WmiException, IOException {
        for (Membership membership : seat.member().config().memberships()) {
            FolderInstance folder = new FolderInstance(seat, membership);
            if (kind.equals("DfsrConflictInfo")) {
                conflicts(folder, "ConflictAndDeleted", "ConflictAndDeletedManifest.xml");
                conflicts(folder, "PreExisting", "PreexistingManifest.xml");
            } else {
                offer(folder);
            }
        }
    }

    private void conflicts(FolderInstance folder, String area, String manifest) throws WmiException, IOException {
        for (PreservedManifest.Entry entry :
                PreservedManifest.read(folder.service(manifest)).entries()) {
            offer(new ConflictInstance(folder, area, entry));
        }
    }

    /** The records of a member: the one that the condition names, or all. */
    private void records(Seat seat) throws WmiException, StoreException {
        RecordStore store = seat.member().store();
        String uid = condition.required("Uid");
        String gvsn = condition.required("GVsn");
        if (uid != null || gvsn != null) {
            Version version = Version.parse(uid == null ? String.valueOf(gvsn) : uid);
            IdRecord one = version == null ? null : uid == null ? store.byGvsn(version) : store.byUid(version);
            if (one != null && seat.member().membership(one.folder()) != null) {
                offer(new RecordInstance(seat, one, 0));
            }
            return;
        }
        String folder = condition.required("ReplicatedFolderGuid");
        Walk walk = new Walk(seat);
        for (Membership membership : seat.member().config().memberships()) {
            if (folder == null
                    || folder.equalsIgnoreCase(membership.folder().guid().toString())) {
                store.all(membership.folder().guid(), walk);
            }
        }
        if (walk.failure != null) {
            throw walk.failure;
        }
    }

    /** Offers records as the database gives them. */
    private final class Walk implements Predicate<IdRecord> {
        private final Seat seat;
        private long index;
        private @Nullable WmiException failure;

        Walk(Seat seat) {
            this.seat = seat;
        }

        @Override
        public boolean test(IdRecord idRecord) {
            try {
                offer(new RecordInstance(seat, idRecord, index++));
                return true;
            } catch (WmiException e) {
                failure = e;
                return false;
            }
        }
    }
}
