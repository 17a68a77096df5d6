package io.vtool.dfsr.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The part of SQLite that is no Java. Its library is loaded from a file, for which the driver would leave one in the temporary
 * folder with each process that does not end by itself: ours goes as soon as it is loaded.
 */
final class NativeSqlite {
    private static final String FOLDER = "org.sqlite.tmpdir";
    private static boolean loaded;

    private NativeSqlite() {}

    /**
     * Loads it, the first time.
     *
     * @throws SQLException if there is none for this machine, or no place to take it out to
     */
    static synchronized void load() throws SQLException {
        if (loaded) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("vtool-sqlite-");
            System.setProperty(FOLDER, folder.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } finally {
                System.clearProperty(FOLDER);
                delete(folder);
            }
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) { // all that its loader declares
            throw new SQLException("SQLite's native library cannot be loaded: " + e.getMessage(), e);
        }
        loaded = true;
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
