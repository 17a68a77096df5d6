package io.vtool.dfsr.store;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** A {@link RecordStore} in a SQLite file with a write-ahead log. */
public final class SqliteStore implements RecordStore {
    private static final int BUSY_MILLIS = 10_000;
    private static final int CACHE_KIB = 16_384;
    private static final String NEXT_VERSION = "next_version";
    private static final String DATABASE = "database";
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE IF NOT EXISTS guid(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
            "CREATE TABLE IF NOT EXISTS record(uid_db INTEGER, uid_n INTEGER, folder INTEGER, gvsn_db INTEGER, gvsn_n INTEGER,"
                    + " parent_db INTEGER, parent_n INTEGER, name TEXT, flags INTEGER, attributes INTEGER, fence INTEGER,"
                    + " clock INTEGER, created INTEGER, updated INTEGER, size INTEGER, hash BLOB, file_id INTEGER, usn INTEGER,"
                    + " PRIMARY KEY(uid_db, uid_n)) WITHOUT ROWID",
            "CREATE INDEX IF NOT EXISTS record_gvsn ON record(folder, gvsn_db, gvsn_n)",
            "CREATE INDEX IF NOT EXISTS record_parent ON record(folder, parent_db, parent_n, name)",
            "CREATE TABLE IF NOT EXISTS vector(folder INTEGER, db INTEGER, low INTEGER, high INTEGER,"
                    + " PRIMARY KEY(folder, db, low)) WITHOUT ROWID");

    private final Path file;
    private final Connection connection;
    private final DatabaseIds ids;
    private final RecordRows rows;
    private int depth;

    private SqliteStore(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.ids = new DatabaseIds(connection);
        this.rows = new RecordRows(connection, ids);
    }

    /**
     * Opens a database, making it when it is not there.
     *
     * @param file the file
     * @param fresh identity of a database that is made
     * @throws StoreException if it cannot be opened or is none
     */
    public static SqliteStore open(Path file, UUID fresh) throws StoreException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        Connection connection = null;
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            SqliteStore store = new SqliteStore(file, connection);
            if (!store.isMade()) {
                store.make(fresh);
            }
            return store;
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw new StoreException("cannot use the database " + file + ": " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(@Nullable Connection connection, SQLException cause) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private boolean isMade() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'vector'")) {
            return found.next();
        }
    }

    private void make(UUID fresh) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        setMeta("INSERT OR IGNORE", DATABASE, fresh.toString());
        setMeta("INSERT OR IGNORE", NEXT_VERSION, Long.toString(Version.FIRST));
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public UUID database() throws StoreException {
        String text = value(DATABASE);
        if (text == null) {
            throw failure(new SQLException("it has no identity"));
        }
        return UUID.fromString(text);
    }

    @Override
    public void change(Change change) throws StoreException {
        if (depth > 0) {
            change.make();
            return;
        }
        try {
            connection.setAutoCommit(false);
            depth++;
            boolean done = false;
            try {
                change.make();
                connection.commit();
                done = true;
            } finally {
                depth--;
                if (!done) {
                    connection.rollback();
                    ids.forget();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public Version nextVersion() throws StoreException {
        long number = upcomingVersion();
        upcomingVersion(number + 1);
        return new Version(database(), number);
    }

    @Override
    public long upcomingVersion() throws StoreException {
        String next = value(NEXT_VERSION);
        return next == null ? Version.FIRST : Long.parseLong(next);
    }

    @Override
    public void upcomingVersion(long number) throws StoreException {
        value(NEXT_VERSION, Long.toString(number));
    }

    @Override
    public void flag(UUID folder, int set, int clear) throws StoreException {
        update("UPDATE record SET flags = (flags | ?) & ~? WHERE folder = ? AND flags & 1 = 1", set, clear, folder);
    }

    @Override
    public int expire(UUID folder, long clock) throws StoreException {
        return update("DELETE FROM record WHERE clock < ? AND flags & ? = 0 AND folder = ?", clock, 1, folder);
    }

    private int update(String sql, long first, long second, UUID folder) throws StoreException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            Integer number = ids.find(folder);
            if (number == null) {
                return 0;
            }
            update.setLong(1, first);
            update.setLong(2, second);
            update.setInt(3, number);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void rebuild(UUID fresh) throws StoreException {
        change(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM record");
                statement.execute("DELETE FROM vector");
                statement.execute("DELETE FROM meta WHERE name LIKE 'inbound.%'");
            } catch (SQLException e) {
                throw failure(e);
            }
            value(DATABASE, fresh.toString());
            value(NEXT_VERSION, Long.toString(Version.FIRST));
        });
    }

    @Override
    public void put(IdRecord record) throws StoreException {
        try {
            rows.put(record);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void remove(Version uid) throws StoreException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM record WHERE uid_db = ? AND uid_n = ?")) {
            delete.setInt(1, ids.of(uid.database()));
            delete.setLong(2, uid.number());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public @Nullable IdRecord byUid(Version uid) throws StoreException {
        return one("uid_db = ? AND uid_n = ?", uid);
    }

    @Override
    public @Nullable IdRecord byGvsn(Version gvsn) throws StoreException {
        // the index starts with the folder, of which there are few
        return one("folder IN (SELECT DISTINCT folder FROM vector) AND gvsn_db = ? AND gvsn_n = ?", gvsn);
    }

    private @Nullable IdRecord one(String condition, Version version) throws StoreException {
        try {
            Integer database = ids.find(version.database());
            if (database == null) {
                return null;
            }
            IdRecord[] found = new IdRecord[1];
            rows.select(
                    condition,
                    record -> {
                        found[0] = record;
                        return false;
                    },
                    database,
                    version.number());
            return found[0];
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public List<IdRecord> children(UUID folder, Version parent) throws StoreException {
        List<IdRecord> children = new ArrayList<>();
        inFolder(folder, parent.database(), "parent_db = ? AND parent_n = ?", children::add, parent.number());
        return children;
    }

    @Override
    public @Nullable IdRecord present(UUID folder, Version parent, String name) throws StoreException {
        IdRecord[] found = new IdRecord[1];
        inFolder(
                folder,
                parent.database(),
                "parent_db = ? AND parent_n = ? AND name = ? AND flags & 1 = 1",
                record -> {
                    found[0] = record;
                    return false;
                },
                parent.number(),
                name);
        return found[0];
    }

    @Override
    public void all(UUID folder, Predicate<IdRecord> visitor) throws StoreException {
        try {
            Integer number = ids.find(folder);
            if (number != null) {
                rows.select("folder = ? ORDER BY uid_db, uid_n", visitor, number);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void inFolder(UUID folder, UUID database, String condition, Predicate<IdRecord> visitor, Object... more)
            throws StoreException {
        try {
            Integer number = ids.find(folder);
            Integer other = ids.find(database);
            if (number == null || other == null) {
                return;
            }
            Object[] values = new Object[more.length + 2];
            values[0] = number;
            values[1] = other;
            System.arraycopy(more, 0, values, 2, more.length);
            rows.select("folder = ? AND " + condition, visitor, values);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public long countUnknown(UUID folder, VersionVector known) throws StoreException {
        try {
            long count = 0;
            for (Unknown range : ranges(folder, known)) {
                count += rows.count(range.folder, range.database, range.low, range.high);
            }
            return count;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void unknown(UUID folder, VersionVector known, Predicate<IdRecord> visitor) throws StoreException {
        try {
            boolean[] more = {true};
            for (Unknown range : ranges(folder, known)) {
                if (!more[0]) {
                    return;
                }
                rows.select(
                        "folder = ? AND gvsn_db = ? AND gvsn_n > ? AND gvsn_n <= ? ORDER BY gvsn_n",
                        record -> more[0] = visitor.test(record),
                        range.folder,
                        range.database,
                        range.low,
                        range.high);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private record Unknown(int folder, int database, long low, long high) {}

    /** The gaps between what is known, for each database that a record of the folder was changed in. */
    private List<Unknown> ranges(UUID folder, VersionVector known) throws SQLException {
        List<Unknown> ranges = new ArrayList<>();
        Integer number = ids.find(folder);
        if (number == null) {
            return ranges;
        }
        for (int database : rows.databases(number)) {
            long low = 0;
            for (VersionVector.Interval interval : known.intervals(ids.guid(database))) {
                if (interval.low() > low) {
                    ranges.add(new Unknown(number, database, low, interval.low()));
                }
                low = interval.high();
            }
            ranges.add(new Unknown(number, database, low, Long.MAX_VALUE));
        }
        return ranges;
    }

    @Override
    public VersionVector vector(UUID folder) throws StoreException {
        VersionVector vector = new VersionVector();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT db, low, high FROM vector WHERE folder = ?")) {
            Integer number = ids.find(folder);
            if (number == null) {
                return vector;
            }
            query.setInt(1, number);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    vector.add(
                            ids.guid(found.getInt(1)), new VersionVector.Interval(found.getLong(2), found.getLong(3)));
                }
            }
            return vector;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void vector(UUID folder, VersionVector vector) throws StoreException {
        change(() -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM vector WHERE folder = ?");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO vector VALUES (?, ?, ?, ?)")) {
                int number = ids.of(folder);
                delete.setInt(1, number);
                delete.executeUpdate();
                for (UUID database : vector.databases()) {
                    for (VersionVector.Interval interval : vector.intervals(database)) {
                        insert.setInt(1, number);
                        insert.setInt(2, ids.of(database));
                        insert.setLong(3, interval.low());
                        insert.setLong(4, interval.high());
                        insert.executeUpdate();
                    }
                }
            } catch (SQLException e) {
                throw failure(e);
            }
        });
    }

    @Override
    public @Nullable String value(String name) throws StoreException {
        try (PreparedStatement query = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void value(String name, String value) throws StoreException {
        try {
            setMeta("INSERT OR REPLACE", name, value);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void setMeta(String how, String name, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(how + " INTO meta VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws StoreException {
        try {
            rows.close();
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private StoreException failure(SQLException e) {
        return new StoreException("cannot use the database " + file + ": " + e.getMessage(), e);
    }
}
