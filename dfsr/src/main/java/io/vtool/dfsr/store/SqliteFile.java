package io.vtool.dfsr.store;

import io.vtool.dfsr.model.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** The SQLite file of a database: how it is opened, and its tables. */
final class SqliteFile {
    /** Under which the number of the next version is kept. */
    static final String NEXT_VERSION = "next_version";

    /** Under which the identity is kept. */
    static final String DATABASE = "database";

    private static final int BUSY_MILLIS = 10_000;
    /** Those that tell a database of today from an older one. */
    private static final int TABLES_OF_TODAY = 3;

    private static final int CACHE_KIB = 16_384;
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
                    + " PRIMARY KEY(folder, db, low)) WITHOUT ROWID",
            "CREATE TABLE IF NOT EXISTS tally(folder INTEGER, db INTEGER, block INTEGER, count INTEGER NOT NULL,"
                    + " PRIMARY KEY(folder, db, block)) WITHOUT ROWID",
            "CREATE TABLE IF NOT EXISTS wanted(folder INTEGER, uid_db INTEGER, uid_n INTEGER, filtered INTEGER NOT NULL,"
                    + " PRIMARY KEY(folder, uid_db, uid_n)) WITHOUT ROWID",
            // of a database that was made before there were any
            "INSERT OR IGNORE INTO tally SELECT folder, gvsn_db, gvsn_n >> " + Tally.BITS
                    + ", count(*) FROM record GROUP BY 1, 2, 3");

    private SqliteFile() {}

    /** Opens a file, making the tables of a database with that identity when it has none. */
    static Connection open(Path file, UUID fresh) throws SQLException {
        NativeSqlite.load();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        Connection connection = null;
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            if (!isMade(connection)) {
                make(connection, fresh);
            }
            return connection;
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw e;
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

    private static boolean isMade(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT count(*) FROM sqlite_master WHERE name IN ('record', 'tally', 'wanted')")) {
            return found.next() && found.getInt(1) == TABLES_OF_TODAY;
        }
    }

    private static void make(Connection connection, UUID fresh) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        try (MetaRows meta = new MetaRows(connection)) {
            meta.putIfAbsent(DATABASE, fresh.toString());
            meta.putIfAbsent(NEXT_VERSION, Long.toString(Version.FIRST));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
