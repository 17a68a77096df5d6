package io.vtool.dfsr.store;

import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** ID records as rows of their table. */
final class RecordRows implements AutoCloseable {
    private static final String COLUMNS =
            "uid_db, uid_n, folder, gvsn_db, gvsn_n, parent_db, parent_n, name, flags, attributes,"
                    + " fence, clock, created, updated, size, hash, file_id, usn";

    private static final String VALUES =
            " INTO record(" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT = "INSERT OR IGNORE" + VALUES;
    private static final String REPLACE = "INSERT OR REPLACE" + VALUES;

    private final Connection connection;
    private final DatabaseIds ids;
    private final Tally tally;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    RecordRows(Connection connection, DatabaseIds ids, Tally tally) {
        this.connection = connection;
        this.ids = ids;
        this.tally = tally;
    }

    /** Keeps a record in place of the one with its UID. */
    void put(IdRecord r) throws SQLException {
        if (!write(r, INSERT)) {
            uncount(r.uid());
            write(r, REPLACE);
        }
        tally.add(ids.of(r.folder()), ids.of(r.gvsn().database()), r.gvsn().number(), 1);
    }

    /** Takes the record of a UID out of the count. */
    private void uncount(Version uid) throws SQLException {
        PreparedStatement query = prepared("SELECT folder, gvsn_db, gvsn_n FROM record WHERE uid_db = ? AND uid_n = ?");
        query.setInt(1, ids.of(uid.database()));
        query.setLong(2, uid.number());
        try (ResultSet old = query.executeQuery()) {
            if (old.next()) {
                tally.add(old.getInt(1), old.getInt(2), old.getLong(3), -1);
            }
        }
    }

    /** Tells whether a row was written. */
    private boolean write(IdRecord r, String sql) throws SQLException {
        PreparedStatement insert = prepared(sql);
        int at = 1;
        insert.setInt(at++, ids.of(r.uid().database()));
        insert.setLong(at++, r.uid().number());
        insert.setInt(at++, ids.of(r.folder()));
        insert.setInt(at++, ids.of(r.gvsn().database()));
        insert.setLong(at++, r.gvsn().number());
        insert.setInt(at++, ids.of(r.parent().database()));
        insert.setLong(at++, r.parent().number());
        insert.setString(at++, r.name());
        insert.setInt(at++, r.flags());
        insert.setInt(at++, r.attributes());
        insert.setInt(at++, r.fence().number());
        insert.setLong(at++, r.clock());
        insert.setLong(at++, r.createTime());
        insert.setLong(at++, r.updateTime());
        insert.setLong(at++, r.size());
        insert.setBytes(at++, r.hash());
        insert.setLong(at++, r.fileId());
        insert.setLong(at, r.usn());
        return insert.executeUpdate() > 0;
    }

    void remove(Version uid) throws SQLException {
        uncount(uid);
        PreparedStatement delete = prepared("DELETE FROM record WHERE uid_db = ? AND uid_n = ?");
        delete.setInt(1, ids.of(uid.database()));
        delete.setLong(2, uid.number());
        delete.executeUpdate();
    }

    /** Hands over the records of a condition until the visitor has enough. */
    void select(String condition, Predicate<IdRecord> visitor, Object... values) throws SQLException {
        // of its own, for a visitor may ask again
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM record WHERE " + condition)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next() && visitor.test(record(rows))) {
                    // the visitor decides
                }
            }
        }
    }

    /** How many records have a last change above low, up to and including high. */
    long count(int folder, int database, long low, long high) throws SQLException {
        long first = (low >> Tally.BITS) + 1;
        long last = (high >> Tally.BITS) - (high == Long.MAX_VALUE ? 0 : 1);
        if (first > last) {
            return countEach(folder, database, low, high);
        }
        long below = (first << Tally.BITS) - 1;
        long above = high == Long.MAX_VALUE ? high : ((last + 1) << Tally.BITS) - 1;
        return countEach(folder, database, low, below)
                + tally.count(folder, database, first, last)
                + countEach(folder, database, above, high);
    }

    private long countEach(int folder, int database, long low, long high) throws SQLException {
        if (low >= high) {
            return 0;
        }
        PreparedStatement query =
                prepared("SELECT count(*) FROM record WHERE folder = ? AND gvsn_db = ? AND gvsn_n > ? AND gvsn_n <= ?");
        query.setInt(1, folder);
        query.setInt(2, database);
        query.setLong(3, low);
        query.setLong(4, high);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Forgets tombstones older than a clock; tells how many there were. */
    int expire(int folder, long clock) throws SQLException {
        String old = " FROM record WHERE folder = ? AND clock < ? AND flags & " + IdRecord.PRESENT + " = 0";
        PreparedStatement counts = prepared("SELECT gvsn_db, gvsn_n" + old);
        counts.setInt(1, folder);
        counts.setLong(2, clock);
        try (ResultSet rows = counts.executeQuery()) {
            while (rows.next()) {
                tally.add(folder, rows.getInt(1), rows.getLong(2), -1);
            }
        }
        PreparedStatement delete = prepared("DELETE" + old);
        delete.setInt(1, folder);
        delete.setLong(2, clock);
        return delete.executeUpdate();
    }

    /** Sets and clears flags of all files of a folder that exist. */
    void flag(int folder, int set, int clear) throws SQLException {
        PreparedStatement update = prepared("UPDATE record SET flags = (flags | ?) & ~? WHERE folder = ? AND flags & "
                + IdRecord.PRESENT + " <> 0");
        update.setInt(1, set);
        update.setInt(2, clear);
        update.setInt(3, folder);
        update.executeUpdate();
    }

    /** The databases in which records of a folder were changed: a step of the index for each, not for each record. */
    List<Integer> databases(int folder) throws SQLException {
        List<Integer> databases = new ArrayList<>();
        PreparedStatement query = prepared("SELECT min(gvsn_db) FROM record WHERE folder = ? AND gvsn_db > ?");
        int last = -1;
        while (true) {
            query.setInt(1, folder);
            query.setInt(2, last);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return databases;
                }
                int next = rows.getInt(1);
                if (rows.wasNull()) {
                    return databases;
                }
                databases.add(next);
                last = next;
            }
        }
    }

    private IdRecord record(ResultSet row) throws SQLException {
        int at = 1;
        Version uid = new Version(ids.guid(row.getInt(at++)), row.getLong(at++));
        int folder = row.getInt(at++);
        Version gvsn = new Version(ids.guid(row.getInt(at++)), row.getLong(at++));
        Version parent = new Version(ids.guid(row.getInt(at++)), row.getLong(at++));
        return new IdRecord(
                ids.guid(folder),
                uid,
                gvsn,
                parent,
                row.getString(at++),
                row.getInt(at++),
                row.getInt(at++),
                Fence.of(row.getInt(at++)),
                row.getLong(at++),
                row.getLong(at++),
                row.getLong(at++),
                row.getLong(at++),
                row.getBytes(at++),
                row.getLong(at++),
                row.getLong(at));
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
