package io.vtool.scsi.table;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of the tables. Where the classes come from a jar it is read as such: asking the class loader goes
 * through URL connections, which costs a short command more than everything it does with the tables.
 */
final class TableFiles {
    private static final Map<String, ZipFile> JARS = new HashMap<>();

    private TableFiles() {}

    /**
     * The content of a file, null when there is no such file.
     *
     * @param owner a class of the jar or folder that holds it
     * @param file its name in the package of the class, or with a leading slash from the root
     */
    static @Nullable InputStream open(Class<?> owner, String file) throws IOException {
        String path = file.startsWith("/") ? file : "/" + owner.getPackageName().replace('.', '/') + "/" + file;
        ZipFile jar = jar(owner);
        if (jar == null) {
            return owner.getResourceAsStream(path);
        }
        ZipEntry entry = jar.getEntry(path.substring(1));
        return entry == null ? null : jar.getInputStream(entry);
    }

    private static @Nullable ZipFile jar(Class<?> owner) {
        CodeSource source = owner.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            return null;
        }
        String path = location.getPath();
        if (!path.endsWith(".jar")) {
            return null;
        }
        synchronized (JARS) {
            ZipFile known = JARS.get(path);
            return known == null ? opened(path, location) : known;
        }
    }

    private static @Nullable ZipFile opened(String path, URL location) {
        try {
            ZipFile jar =
                    new ZipFile(path.indexOf('%') < 0 ? new File(path) : new File(URI.create(location.toString())));
            JARS.put(path, jar);
            return jar;
        } catch (IOException e) {
            return null;
        }
    }
}
