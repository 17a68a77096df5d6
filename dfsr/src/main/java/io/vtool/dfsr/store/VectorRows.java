package io.vtool.dfsr.store;

import io.vtool.dfsr.model.VersionVector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Version vectors as rows of their table, one for each interval. */
final class VectorRows {
    private final Connection connection;
    private final DatabaseIds ids;

    VectorRows(Connection connection, DatabaseIds ids) {
        this.connection = connection;
        this.ids = ids;
    }

    VersionVector get(UUID folder) throws SQLException {
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
        }
    }

    void put(UUID folder, VersionVector vector) throws SQLException {
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
        }
    }
}
