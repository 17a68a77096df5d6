package io.vtool.dfsr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values that a database keeps under names. They are asked for all the time, so that the statements are kept. */
final class MetaRows implements AutoCloseable {
    private final Connection connection;
    private @Nullable PreparedStatement query;
    private @Nullable PreparedStatement replace;

    MetaRows(Connection connection) {
        this.connection = connection;
    }

    @Nullable
    String get(String name) throws SQLException {
        PreparedStatement statement = query;
        if (statement == null) {
            statement = connection.prepareStatement("SELECT value FROM meta WHERE name = ?");
            query = statement;
        }
        statement.setString(1, name);
        try (ResultSet found = statement.executeQuery()) {
            return found.next() ? found.getString(1) : null;
        }
    }

    void put(String name, String value) throws SQLException {
        PreparedStatement statement = replace;
        if (statement == null) {
            statement = connection.prepareStatement("INSERT OR REPLACE INTO meta VALUES (?, ?)");
            replace = statement;
        }
        put(statement, name, value);
    }

    void putIfAbsent(String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT OR IGNORE INTO meta VALUES (?, ?)")) {
            put(statement, name, value);
        }
    }

    private static void put(PreparedStatement statement, String name, String value) throws SQLException {
        statement.setString(1, name);
        statement.setString(2, value);
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        close(query);
        close(replace);
    }

    private static void close(@Nullable PreparedStatement statement) throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }
}
