package io.vtool.dfsr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Small numbers for GUIDs, which are most of a record. */
final class DatabaseIds {
    private final Connection connection;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Map<Integer, UUID> guids = new HashMap<>();

    DatabaseIds(Connection connection) {
        this.connection = connection;
    }

    /** The number, null when the GUID has none yet. */
    @Nullable
    Integer find(UUID guid) throws SQLException {
        Integer known = numbers.get(guid);
        if (known != null) {
            return known;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM guid WHERE text = ?")) {
            query.setString(1, guid.toString());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? learn(rows.getInt(1), guid) : null;
            }
        }
    }

    /** The number, a new one when the GUID has none yet. */
    int of(UUID guid) throws SQLException {
        Integer known = find(guid);
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO guid(text) VALUES (?)")) {
            insert.setString(1, guid.toString());
            insert.executeUpdate();
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT last_insert_rowid()");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return learn(rows.getInt(1), guid);
        }
    }

    /** The GUID of a number that {@link #of} gave. */
    UUID guid(int number) throws SQLException {
        UUID known = guids.get(number);
        if (known != null) {
            return known;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT text FROM guid WHERE id = ?")) {
            query.setInt(1, number);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("no GUID has number " + number);
                }
                UUID guid = UUID.fromString(rows.getString(1));
                learn(number, guid);
                return guid;
            }
        }
    }

    /** Forgets numbers that a failed change had given. */
    void forget() {
        numbers.clear();
        guids.clear();
    }

    private int learn(int number, UUID guid) {
        numbers.put(guid, number);
        guids.put(number, guid);
        return number;
    }
}
