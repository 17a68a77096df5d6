package io.vtool.dfsr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * How many records were last changed in each block of versions of a database, so that a backlog is counted without going through
 * it. What changes is gathered and written once, before the change of the database is done.
 */
final class Tally {
    /** Bits of a version's number within its block. */
    static final int BITS = 12;

    private final Connection connection;
    private final Map<Block, long[]> changes = new HashMap<>();

    private record Block(int folder, int database, long number) {}

    Tally(Connection connection) {
        this.connection = connection;
    }

    /** So many more records, or less, have that last change. */
    void add(int folder, int database, long version, long more) {
        changes.computeIfAbsent(new Block(folder, database, version >> BITS), block -> new long[1])[0] += more;
    }

    /** Forgets what a failed change has gathered. */
    void forget() {
        changes.clear();
    }

    /** Writes what was gathered. */
    void write() throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement add = connection.prepareStatement(
                "INSERT INTO tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count")) {
            for (Map.Entry<Block, long[]> change : changes.entrySet()) {
                if (change.getValue()[0] != 0) {
                    add.setInt(1, change.getKey().folder());
                    add.setInt(2, change.getKey().database());
                    add.setLong(3, change.getKey().number());
                    add.setLong(4, change.getValue()[0]);
                    add.executeUpdate();
                }
            }
        }
        changes.clear();
    }

    /** Records of whole blocks, both ends included. */
    long count(int folder, int database, long first, long last) throws SQLException {
        write();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT sum(count) FROM tally WHERE folder = ? AND db = ? AND block BETWEEN ? AND ?")) {
            query.setInt(1, folder);
            query.setInt(2, database);
            query.setLong(3, first);
            query.setLong(4, last);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
