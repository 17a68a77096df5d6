package io.vtool.dfsr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values that a database keeps under names. */
final class MetaRows {
    private final Connection connection;

    MetaRows(Connection connection) {
        this.connection = connection;
    }

    @Nullable
    String get(String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }

    void put(String name, String value) throws SQLException {
        put("INSERT OR REPLACE", name, value);
    }

    void putIfAbsent(String name, String value) throws SQLException {
        put("INSERT OR IGNORE", name, value);
    }

    private void put(String how, String name, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(how + " INTO meta VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }
}
