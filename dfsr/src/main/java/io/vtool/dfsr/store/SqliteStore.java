package io.vtool.dfsr.store;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@link RecordStore} in a SQLite file with a write-ahead log. */
public final class SqliteStore implements RecordStore {
    private final Path file;
    private final Connection connection;
    private final DatabaseIds ids;
    private final Tally tally;
    private final RecordRows rows;
    private final RecordQueries records;
    private final VectorRows vectors;
    private final MetaRows meta;
    private final WantedRows wanted;
    private int depth;

    /** What is done with the file. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    /** What is done with the file and has no answer. */
    private interface Step {
        void run() throws SQLException;
    }

    /** What is looked for in the file, and may not be there. */
    private interface Lookup<T> {
        @Nullable
        T run() throws SQLException;
    }

    private SqliteStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.ids = new DatabaseIds(connection);
        this.tally = new Tally(connection);
        this.rows = new RecordRows(connection, ids, tally);
        this.records = new RecordQueries(rows, ids);
        this.vectors = new VectorRows(connection, ids);
        this.meta = new MetaRows(connection);
        this.wanted = new WantedRows(connection, ids);
    }

    /**
     * Opens a database, making it when it is not there.
     *
     * @param file the file
     * @param fresh identity of a database that is made
     * @throws StoreException if it cannot be opened or is none
     */
    public static SqliteStore open(Path file, UUID fresh) throws StoreException {
        try {
            return new SqliteStore(file, SqliteFile.open(file, fresh));
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private static StoreException failure(Path file, SQLException e) {
        return new StoreException("cannot use the database " + file + ": " + e.getMessage(), e);
    }

    private <T> @Nullable T look(Lookup<T> lookup) throws StoreException {
        try {
            return lookup.run();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void doing(Step step) throws StoreException {
        try {
            step.run();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private <T> T with(Work<T> work) throws StoreException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    @Override
    public UUID database() throws StoreException {
        String text = value(SqliteFile.DATABASE);
        if (text == null) {
            throw failure(file, new SQLException("it has no identity"));
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
                tally.write();
                connection.commit();
                done = true;
            } finally {
                depth--;
                if (!done) {
                    connection.rollback();
                    ids.forget();
                    tally.forget();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(file, e);
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
        String next = value(SqliteFile.NEXT_VERSION);
        return next == null ? Version.FIRST : Long.parseLong(next);
    }

    @Override
    public void upcomingVersion(long number) throws StoreException {
        value(SqliteFile.NEXT_VERSION, Long.toString(number));
    }

    @Override
    public void flag(UUID folder, int set, int clear) throws StoreException {
        doing(() -> {
            Integer number = ids.find(folder);
            if (number != null) {
                rows.flag(number, set, clear);
            }
        });
    }

    @Override
    public int expire(UUID folder, long clock) throws StoreException {
        int[] gone = {0};
        change(() -> doing(() -> {
            Integer number = ids.find(folder);
            gone[0] = number == null ? 0 : rows.expire(number, clock);
        }));
        return gone[0];
    }

    @Override
    public void rebuild(UUID fresh) throws StoreException {
        change(() -> {
            tally.forget();
            doing(this::empty);
            value(SqliteFile.DATABASE, fresh.toString());
            value(SqliteFile.NEXT_VERSION, Long.toString(Version.FIRST));
        });
    }

    private void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM record");
            statement.execute("DELETE FROM vector");
            statement.execute("DELETE FROM tally");
            statement.execute("DELETE FROM wanted");
            statement.execute("DELETE FROM meta WHERE name LIKE 'inbound.%'");
        }
    }

    @Override
    public void put(IdRecord record) throws StoreException {
        change(() -> doing(() -> rows.put(record)));
    }

    @Override
    public void remove(Version uid) throws StoreException {
        change(() -> doing(() -> rows.remove(uid)));
    }

    @Override
    public @Nullable IdRecord byUid(Version uid) throws StoreException {
        return look(() -> records.byUid(uid));
    }

    @Override
    public @Nullable IdRecord byGvsn(Version gvsn) throws StoreException {
        return look(() -> records.byGvsn(gvsn));
    }

    @Override
    public List<IdRecord> children(UUID folder, Version parent) throws StoreException {
        List<IdRecord> children = new ArrayList<>();
        doing(() -> records.children(folder, parent, children::add));
        return children;
    }

    @Override
    public @Nullable IdRecord present(UUID folder, Version parent, String name) throws StoreException {
        return look(() -> records.present(folder, parent, name));
    }

    @Override
    public void all(UUID folder, Predicate<IdRecord> visitor) throws StoreException {
        doing(() -> records.all(folder, visitor));
    }

    @Override
    public long countUnknown(UUID folder, VersionVector known) throws StoreException {
        return with(() -> records.countUnknown(folder, known));
    }

    @Override
    public void unknown(UUID folder, VersionVector known, Predicate<IdRecord> visitor) throws StoreException {
        doing(() -> records.unknown(folder, known, visitor));
    }

    @Override
    public VersionVector vector(UUID folder) throws StoreException {
        return with(() -> vectors.get(folder));
    }

    @Override
    public void vector(UUID folder, VersionVector vector) throws StoreException {
        change(() -> doing(() -> vectors.put(folder, vector)));
    }

    @Override
    public @Nullable String value(String name) throws StoreException {
        return look(() -> meta.get(name));
    }

    @Override
    public void value(String name, String value) throws StoreException {
        doing(() -> meta.put(name, value));
    }

    @Override
    public void want(UUID folder, Version uid, boolean filtered) throws StoreException {
        doing(() -> wanted.put(ids.of(folder), uid, filtered));
    }

    @Override
    public void unwant(UUID folder, Version uid) throws StoreException {
        doing(() -> wanted.remove(ids.of(folder), uid));
    }

    @Override
    public void unfilter(UUID folder) throws StoreException {
        doing(() -> wanted.release(ids.of(folder)));
    }

    @Override
    public List<Version> wanted(UUID folder) throws StoreException {
        return with(() -> wanted.list(ids.of(folder)));
    }

    @Override
    public void close() throws StoreException {
        doing(() -> {
            rows.close();
            meta.close();
            connection.close();
        });
    }
}
