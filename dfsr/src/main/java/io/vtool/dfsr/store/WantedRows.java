package io.vtool.dfsr.store;

import io.vtool.dfsr.model.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Files that are wanted though their versions are known, as rows of their table. */
final class WantedRows {
    private final Connection connection;
    private final DatabaseIds ids;

    WantedRows(Connection connection, DatabaseIds ids) {
        this.connection = connection;
        this.ids = ids;
    }

    void put(int folder, Version uid, boolean filtered) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO wanted VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, folder);
            insert.setInt(2, ids.of(uid.database()));
            insert.setLong(3, uid.number());
            insert.setBoolean(4, filtered);
            insert.executeUpdate();
        }
    }

    void remove(int folder, Version uid) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM wanted WHERE folder = ? AND uid_db = ? AND uid_n = ?")) {
            delete.setInt(1, folder);
            delete.setInt(2, ids.of(uid.database()));
            delete.setLong(3, uid.number());
            delete.executeUpdate();
        }
    }

    void release(int folder) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE wanted SET filtered = 0 WHERE folder = ? AND filtered = 1")) {
            update.setInt(1, folder);
            update.executeUpdate();
        }
    }

    List<Version> list(int folder) throws SQLException {
        List<Version> wanted = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT uid_db, uid_n FROM wanted WHERE folder = ? AND filtered = 0 ORDER BY uid_db, uid_n")) {
            query.setInt(1, folder);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    wanted.add(new Version(ids.guid(rows.getInt(1)), rows.getLong(2)));
                }
            }
        }
        return wanted;
    }
}
