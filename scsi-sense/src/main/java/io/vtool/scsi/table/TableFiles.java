package io.vtool.scsi.table;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of the tables. Where the classes come from a jar it is read as such: asking the class loader goes
 * through URL connections, which costs a short command more than everything it does with the tables.
 */
final class TableFiles {
    private static final String FOLDER = "io/vtool/scsi/";
    private static final @Nullable ZipFile JAR = jar();

    private TableFiles() {}

    /** The content of a file in the folder of tables, null when there is no such file. */
    static @Nullable InputStream open(String file) throws IOException {
        if (JAR == null) {
            return TableFiles.class.getResourceAsStream("/" + FOLDER + file);
        }
        ZipEntry entry = JAR.getEntry(FOLDER + file);
        return entry == null ? null : JAR.getInputStream(entry);
    }

    private static @Nullable ZipFile jar() {
        CodeSource source = TableFiles.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            return null;
        }
        String path = location.getPath();
        if (!path.endsWith(".jar")) {
            return null;
        }
        try {
            return new ZipFile(path.indexOf('%') < 0 ? new File(path) : new File(URI.create(location.toString())));
        } catch (IOException e) {
            return null;
        }
    }
}
