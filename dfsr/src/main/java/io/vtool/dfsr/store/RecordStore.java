package io.vtool.dfsr.store;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The database of one volume of a member. Several processes may read while one writes; what a {@link #change} has done survives
 * the end of the process. Used by one thread at a time.
 */
public interface RecordStore extends AutoCloseable {
    /** A change of the database, done as a whole or not at all. */
    interface Change {
        /** Makes the change. */
        void make() throws StoreException;
    }

    /** The identity of the database, new when it is made anew. */
    UUID database() throws StoreException;

    /**
     * Makes a change.
     *
     * @param change the change; changes within it are part of it
     */
    void change(Change change) throws StoreException;

    /** Uses up the next version of this database. Within a {@link #change}. */
    Version nextVersion() throws StoreException;

    /** Number that the next version of this database gets. */
    long upcomingVersion() throws StoreException;

    /**
     * Sets the number that the next version gets: what a database that was brought back from a snapshot does.
     *
     * @param number the number
     */
    void upcomingVersion(long number) throws StoreException;

    /**
     * Sets and clears flags of all files of a folder that exist.
     *
     * @param folder the replicated folder
     * @param set flags to set
     * @param clear flags to clear
     */
    void flag(UUID folder, int set, int clear) throws StoreException;

    /**
     * Forgets all records and all that is known of others, under a new identity.
     *
     * @param fresh the identity
     */
    void rebuild(UUID fresh) throws StoreException;

    /**
     * Forgets the tombstones of a folder that are older than a moment.
     *
     * @param folder the replicated folder
     * @param clock file time of the moment
     * @return how many there were
     */
    int expire(UUID folder, long clock) throws StoreException;

    /**
     * Keeps a record in place of the one with its UID.
     *
     * @param record the record
     */
    void put(IdRecord record) throws StoreException;

    /**
     * Forgets a record.
     *
     * @param uid its UID
     */
    void remove(Version uid) throws StoreException;

    /**
     * The record of a file.
     *
     * @param uid its UID
     * @return the record, null when there is none
     */
    @Nullable
    IdRecord byUid(Version uid) throws StoreException;

    /**
     * The record with that last change.
     *
     * @param gvsn the version
     * @return the record, null when there is none
     */
    @Nullable
    IdRecord byGvsn(Version gvsn) throws StoreException;

    /**
     * The records of files that stand in a folder, tombstones among them.
     *
     * @param folder the replicated folder
     * @param parent UID of the folder
     */
    List<IdRecord> children(UUID folder, Version parent) throws StoreException;

    /**
     * The record of the file that has a name.
     *
     * @param folder the replicated folder
     * @param parent UID of the folder it stands in
     * @param name its name
     * @return the record of a file that exists, null when there is none
     */
    @Nullable
    IdRecord present(UUID folder, Version parent, String name) throws StoreException;

    /**
     * Goes through the records of a replicated folder, in the order of their UIDs.
     *
     * @param folder the replicated folder
     * @param visitor returns whether to go on
     */
    void all(UUID folder, Predicate<IdRecord> visitor) throws StoreException;

    /**
     * Counts the records whose last change is not known to somebody.
     *
     * @param folder the replicated folder
     * @param known what is known
     */
    long countUnknown(UUID folder, VersionVector known) throws StoreException;

    /**
     * Goes through the records whose last change is not known to somebody, by database and number of the change.
     *
     * @param folder the replicated folder
     * @param known what is known
     * @param visitor returns whether to go on
     */
    void unknown(UUID folder, VersionVector known, Predicate<IdRecord> visitor) throws StoreException;

    /**
     * The versions that this member knows.
     *
     * @param folder the replicated folder
     */
    VersionVector vector(UUID folder) throws StoreException;

    /**
     * Keeps what this member knows.
     *
     * @param folder the replicated folder
     * @param vector all of it
     */
    void vector(UUID folder, VersionVector vector) throws StoreException;

    /**
     * A value that is kept under a name.
     *
     * @param name the name
     * @return the value, null when there is none
     */
    @Nullable
    String value(String name) throws StoreException;

    /**
     * Keeps a value.
     *
     * @param name the name
     * @param value the value
     */
    void value(String name, String value) throws StoreException;

    /**
     * Wants a file though its version is known: what a filter keeps away, or what somebody changed where nobody may.
     *
     * @param folder the replicated folder
     * @param uid the file
     * @param filtered whether a filter keeps it away for now
     */
    void want(UUID folder, Version uid, boolean filtered) throws StoreException;

    /**
     * Wants a file no more.
     *
     * @param folder the replicated folder
     * @param uid the file
     */
    void unwant(UUID folder, Version uid) throws StoreException;

    /**
     * Takes it that no filter keeps files away any more.
     *
     * @param folder the replicated folder
     */
    void unfilter(UUID folder) throws StoreException;

    /**
     * The files that are wanted and not kept away by a filter, in the order of their UIDs.
     *
     * @param folder the replicated folder
     */
    List<Version> wanted(UUID folder) throws StoreException;

    @Override
    void close() throws StoreException;
}
