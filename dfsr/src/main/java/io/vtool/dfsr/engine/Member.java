package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.SqliteStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member at work: its database, trees, logs, and the state of its folders. Used by one thread. */
public final class Member implements AutoCloseable {
    private static final String DATABASE = "dfsr.db";
    private static final String STATE = "state.";
    /** Positions in a journal are multiples of a record's size. */
    private static final long USN_STEP = 0x58;

    private final GroupMember config;
    private final RecordStore store;
    private final DebugLog debug;
    private final EventLog events;
    private final Moves moves;
    private final Map<UUID, Tree> trees = new HashMap<>();
    private final Map<UUID, Staging> stagings = new HashMap<>();
    private final MemberFaults faults;
    private final MemberSettings settings;

    private Member(GroupMember config, RecordStore store, DebugLog log, MemberFaults faults) {
        this.settings = new MemberSettings(store);
        this.faults = faults;
        this.config = config;
        this.store = store;
        this.debug = log;
        this.events = new EventLog(config.home().resolve("events.tsv"));
        this.moves = new Moves(store);
        for (Membership membership : config.memberships()) {
            trees.put(membership.folder().guid(), new Tree(store, membership));
            stagings.put(membership.folder().guid(), new Staging(this, membership, faults));
        }
    }

    /**
     * Opens a member, making its database and folders when they are not there, and finishes what a process before left undone.
     *
     * @param config the member
     * @param faults what is wrong
     * @throws ReplicationException if its files cannot be used
     */
    static Member open(GroupMember config, MemberFaults faults) throws ReplicationException {
        try {
            Files.createDirectories(config.home());
            for (Membership membership : config.memberships()) {
                Files.createDirectories(membership.directory());
            }
            UUID fresh = UUID.nameUUIDFromBytes(("database " + config.guid()).getBytes(StandardCharsets.UTF_8));
            RecordStore store = SqliteStore.open(config.home().resolve(DATABASE), fresh);
            MemberSettings settings = new MemberSettings(store);
            DebugLog log = new DebugLog(settings.logFolder(config), config.name(), settings.log());
            Member member = new Member(settings.applied(config), store, log, faults);
            member.moves.finish();
            return member;
        } catch (IOException | StoreException e) {
            throw new ReplicationException("cannot use member " + config.name() + ": " + e.getMessage(), e);
        }
    }

    /** Who it is. */
    public GroupMember config() {
        return config;
    }

    /** Its database. */
    public RecordStore store() {
        return store;
    }

    /** Its events. */
    public EventLog events() {
        return events;
    }

    /** Logs an event, and that it was logged. */
    void event(long now, int id, String detail) {
        events.add(now, id, detail);
        debug.entry(now, "EVNT", 1194, "", "EventLog::Report", "Logging eventId:" + id + " parameterCount:1");
        debug.nested("param1:" + detail);
    }

    /** Logs an event about a file once, until another one is logged about it. */
    void eventOnce(long now, int id, String path) throws StoreException {
        String key = "event." + id;
        if (!path.equals(store.value(key))) {
            store.value(key, path);
            event(now, id, path);
        }
    }

    DebugLog debug() {
        return debug;
    }

    Moves moves() {
        return moves;
    }

    Staging staging(UUID folder) {
        return Objects.requireNonNull(stagings.get(folder));
    }

    /**
     * The filter that leaves a file or folder out on this member, empty when none does.
     *
     * @param membership the folder it stands in
     * @param name its name
     * @param directory whether it is a folder
     */
    String filter(Membership membership, String name, boolean directory) {
        String common = membership.folder().filter(name, directory);
        String own = directory ? "" : faults.filter(config.name());
        return common.isEmpty() && !own.isEmpty() && ReplicatedFolder.matches(own, name) ? own : common;
    }

    /**
     * Removes all files that are kept in ConflictAndDeleted of a folder, and their manifest
     * (DfsrReplicatedFolderInfo.CleanupConflictDirectory).
     *
     * @param folder the folder
     * @throws ReplicationException if they cannot be removed
     */
    public void cleanUpConflicts(UUID folder) throws ReplicationException {
        Membership membership = membership(folder);
        try {
            if (membership != null) {
                new PreservedArea(this, membership, faults).empty();
            }
        } catch (IOException e) {
            throw new ReplicationException("cannot clean up ConflictAndDeleted: " + e.getMessage(), e);
        }
    }

    /**
     * Bytes in the staging area of a folder.
     *
     * @param folder the folder
     * @throws ReplicationException if it cannot be read
     */
    public long stagingUsed(UUID folder) throws ReplicationException {
        try {
            return staging(folder).used();
        } catch (IOException e) {
            throw new ReplicationException("cannot read the staging area: " + e.getMessage(), e);
        }
    }

    /**
     * Bytes that the staging area of a folder may take.
     *
     * @param folder the folder
     */
    public long stagingQuota(UUID folder) throws StoreException {
        return staging(folder).quota();
    }

    Tree tree(UUID folder) {
        return Objects.requireNonNull(trees.get(folder));
    }

    /**
     * How it takes part in a folder, null when it does not.
     *
     * @param folder the folder
     */
    public @Nullable Membership membership(UUID folder) {
        for (Membership membership : config.memberships()) {
            if (membership.folder().guid().equals(folder)) {
                return membership;
            }
        }
        return null;
    }

    /**
     * State of a folder.
     *
     * @param folder the folder
     */
    public FolderState state(UUID folder) throws StoreException {
        String state = store.value(STATE + folder);
        return state == null ? FolderState.UNINITIALIZED : FolderState.valueOf(state);
    }

    void state(UUID folder, FolderState state) throws StoreException {
        store.value(STATE + folder, state.name());
    }

    /**
     * Path of a file as the member's users see it, {@code C:\\data\\a.txt}.
     *
     * @param record its record
     * @return the path; of a file whose folder is gone, the root and the name
     */
    public String shownPath(IdRecord record) throws StoreException {
        return tree(record.folder()).shown(record);
    }

    /**
     * Path of a file below its replicated folder, with slashes.
     *
     * @param record its record
     * @return the path, null when its folder is gone
     */
    public @Nullable String relativePath(IdRecord record) throws StoreException {
        return tree(record.folder()).relative(record);
    }

    /**
     * The record of a file.
     *
     * @param folder the replicated folder
     * @param path its path below the folder, with slashes
     * @return the record of a file that exists, null when there is none
     */
    public @Nullable IdRecord find(UUID folder, String path) throws StoreException {
        Version parent = Version.root(folder);
        IdRecord found = null;
        for (String name : path.split("/")) {
            found = store.present(folder, parent, name);
            if (found == null) {
                return null;
            }
            parent = found.uid();
        }
        return found;
    }

    /** What an administrator set. */
    MemberSettings settings() {
        return settings;
    }

    /** Whether its files win the initial sync; those of one whose database was made anew do not. */
    boolean primary(Membership membership) throws StoreException {
        return membership.primary() && store.value("rebuilt") == null;
    }

    /** The next position in the journal. */
    long nextUsn() throws StoreException {
        String last = store.value("usn");
        long next = (last == null ? 0 : Long.parseLong(last)) + USN_STEP;
        store.value("usn", Long.toString(next));
        return next;
    }

    /** Adds versions to what is known of a folder. */
    void learn(UUID folder, Version version) throws StoreException {
        VersionVector vector = store.vector(folder);
        vector.add(version);
        store.vector(folder, vector);
    }

    /** A folder that it keeps for itself below the root of a replicated folder. */
    Path service(UUID folder, String name) throws IOException {
        Path path = tree(folder).service(name);
        Files.createDirectories(path);
        return path;
    }

    @Override
    public void close() throws ReplicationException {
        try {
            try {
                debug.flush();
                events.flush();
            } finally {
                store.close();
            }
        } catch (IOException | StoreException e) {
            throw new ReplicationException("cannot save member " + config.name() + ": " + e.getMessage(), e);
        }
    }
}
